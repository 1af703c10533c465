"""Every event has a place where it is kept, or a reason why not; and no entry holds what people wrote."""

import pytest

from chalicelib.foundation import clock, events, ids
from chalicelib.foundation.events import NAMES, Event
from docs.from_code import kept
from docs.from_code.tables import ours
from tests.cast.house import House, done
from tests.governance.keeping import rows

EVENTS = sorted((each for each in events.every().values() if ours(each)), key=lambda each: each.name)


@pytest.mark.parametrize("event", EVENTS, ids=lambda each: each.name)
def test_every_event_has_a_place_or_a_reason(event: type[Event]) -> None:
    """Give a new event a `ledger`, or a reason in docs/from_code/kept.py."""
    assert bool(event.ledger) != (event.name in kept.UNKEPT), event.name


def test_no_reason_outlives_its_event() -> None:
    assert kept.UNKEPT.keys() <= NAMES.keys()


def test_no_entry_holds_a_name_an_address_or_a_word(house: House) -> None:
    """A whole story is told, with a word of its own in everything that people can write."""
    # No canary: people are greeted by their names in mails.
    ada, word = house.ada, f"parole{ids.short()}"
    ines, lea = house.person(f"Ines {word}"), house.person(f"Lea {word}")
    acme = house.company(f"Acme {word}")
    place = ines.founds("private", acme, name=f"Place {word}")
    gil = house.guest(ines, acme, place, name=f"Gil {word}")
    done(ines.adds(place, lea, "moderator"))
    done(lea.patch("/me", {"headline": word, "unit": word}))
    done(ada.patch(f"/people/{lea.id}", {"name": f"Leah {word}"}))
    post = ines.posts(place, f"{word} [@Lea](person:{lea.id})", title=word)
    comment = gil.comments(post, word)
    done(lea.post(f"/posts/{post}/reports", {"reason": "spam"}), 201)
    done(lea.delete(f"/comments/{comment}"), 204)
    done(lea.put(f"/posts/{post}/pin"))
    done(ines.delete(f"/posts/{post}"), 204)
    ends = f"{clock.utc(clock.now() + 30 * clock.DAY):%Y-%m-%d}"
    done(ines.post("/me/tokens", {"name": word, "ends_on": ends}), 201)
    card = done(ines.get(f"/communities/{place}"))
    done(ines.patch(f"/communities/{place}", {"purpose": word}, if_match=card.headers["etag"]))
    done(ines.post(f"/communities/{place}/changes", {"visibility": "secret"}))
    done(ada.patch(f"/people/{lea.id}", {"status": "departed"}))
    house.settle()
    facts = [row["fact"] for row in rows() if "fact" in row]
    assert sum(place in fact for fact in facts) > 8
    for hidden in (word, "@", *(each.name for each in (ines, lea, gil)), gil.email.partition("@")[0]):
        assert [fact for fact in facts if hidden in fact] == [], hidden
