"""One's own requests to come in: the newest first, and none for what one may not know of now."""

from typing import Any

from chalicelib.access.model import CommunityId, PersonId
from chalicelib.communities import store
from chalicelib.communities.model import Ask, Knock
from chalicelib.foundation import clock, ids
from chalicelib.foundation.changes import Change
from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done
from tests.governance.officers import bureau, entries, opens
from tests.people.test_bots import in_days

A_MOMENT = 0.001
"""Days: a bit more than a minute."""


def asks_at(house: House, someone: Somebody, *places: str) -> None:
    for place in places:
        done(someone.post(f"/communities/{place}/requests", {"answer": f"To {place}."}), 201)
        house.passes(A_MOMENT)


def listed(someone: Somebody, query: str = "") -> list[str]:
    return [each["community"]["id"] for each in done(someone.get(f"/me/requests{query}"))["items"]]


def pages(someone: Somebody, limit: int) -> list[list[str]]:
    found, cursor = [], ""
    while True:
        page = done(someone.get(f"/me/requests?limit={limit}{cursor}"))
        found.append([each["community"]["id"] for each in page["items"]])
        if page["next"] is None:
            return found
        cursor = f"&cursor={page['next']}"


def test_the_newest_first_in_pages_with_what_was_written(house: House) -> None:
    rolf, edda = house.person("Rolf"), house.person("Edda")
    acme = house.company("Hexa")
    places = [rolf.founds("private", name=f"Door {number}") for number in range(4)]
    last = rolf.founds("private", acme, name="Last door", purpose="Behind it.")
    asks_at(house, edda, *places, last)
    newest = [last, *reversed(places)]
    assert pages(edda, 2) == [newest[:2], newest[2:4], newest[4:]]
    assert pages(edda, 5) == [newest]
    first = done(edda.get("/me/requests?limit=1"))["items"][0]
    shown: dict[str, Any] = first["community"]
    assert (shown["name"], shown["purpose"], shown["state"]) == ("Last door", "Behind it.", "asked")
    assert (shown["visibility"], shown["company"]) == ("private", {"id": acme, "name": "Hexa"})
    assert (shown["people"], shown["unread"], shown["role"]) == (None, 0, None)
    made = done(rolf.get(f"/communities/{last}/requests"))["items"][0]
    assert (first["answer"], first["at"]) == (f"To {last}.", made["at"])
    assert listed(rolf) == []


def test_whatever_ends_a_request_ends_it_here(house: House) -> None:
    rolf, edda, nils = house.person("Rolf"), house.person("Edda"), house.person("Nils")
    admits, declines, invites, stays, taken = places = [rolf.founds() for _ in range(5)]
    for place in places:
        for someone in (edda, nils):
            done(someone.post(f"/communities/{place}/requests", {}), 201)
    done(rolf.adds(admits, edda))
    done(rolf.delete(f"/communities/{declines}/requests/{edda.id}"), 204)
    done(rolf.post(f"/communities/{invites}/invitations", {"person": edda.id}), 201)
    assert set(listed(edda)) == {stays, taken}
    done(edda.delete(f"/communities/{taken}/requests/{edda.id}"), 204)
    assert listed(edda) == [stays]
    assert set(listed(nils)) == set(places)


def test_an_archived_community_shows_that_it_rests_and_the_request_can_be_taken_back(house: House) -> None:
    rolf, edda = house.person("Rolf"), house.person("Edda")
    place = rolf.founds()
    asks_at(house, edda, place)
    done(rolf.patch(f"/communities/{place}", {"archived": True}, if_match="*"))
    (request,) = done(edda.get("/me/requests"))["items"]
    assert request["community"]["archived"] is True
    done(edda.delete(f"/communities/{place}/requests/{edda.id}"), 204)
    assert listed(edda) == []


def test_what_has_become_secret_is_absent_and_pages_are_filled(house: House) -> None:
    rolf, edda, nils = house.person("Rolf"), house.person("Edda"), house.person("Nils")
    seen, *hidden = [rolf.founds(name=f"Veiled {number}") for number in range(4)]
    oldest = rolf.founds()
    asks_at(house, edda, oldest, *hidden[:2], seen, hidden[2])
    asks_at(house, nils, *hidden)
    for place in hidden:
        done(rolf.post(f"/communities/{place}/changes", {"visibility": "secret"}))
    assert pages(edda, 1) == [[seen], [oldest]]
    assert pages(edda, 2) == [[seen, oldest]]
    never = house.person("Tove")
    assert done(nils.get("/me/requests")).raw == done(never.get("/me/requests")).raw


def test_a_guest_learns_nothing_of_where_somebody_asks_for_them(house: House) -> None:
    rolf, edda, acme = house.person("Rolf"), house.person("Edda"), house.company()
    place, own = rolf.founds("private", acme), edda.founds("private", acme)
    gil = house.guest(edda, acme, own, name="Gerd")
    draft = {"email": gil.email, "name": "Gerd", "company": acme, "communities": [place]}
    done(edda.post("/guests", draft | {"ends_on": in_days(30)}), 201)
    (asked,) = done(rolf.get(f"/communities/{place}/requests"))["items"]
    assert asked["person"]["id"] == gil.id
    # Nothing is judged for them either: how long it takes would tell that somebody asks.
    with counted() as bill:
        assert listed(gil) == []
    assert bill.trips == 1, bill
    assert listed(edda) == []


def test_break_glass_shows_nothing_here_and_leaves_no_trace(house: House) -> None:
    rolf, bea = house.person("Rolf"), bureau(house).bea
    place = rolf.founds()
    asks_at(house, bea, place)
    assert listed(bea) == [place]
    done(rolf.post(f"/communities/{place}/changes", {"visibility": "secret"}))
    opens(house, place)
    assert done(bea.get(f"/communities/{place}"))["visibility"] == "secret"
    before = entries(place, name="glass.read")
    assert listed(bea) == []
    assert entries(place, name="glass.read") == before


def test_cursors_are_ones_own(house: House) -> None:
    rolf, edda, nils = house.person("Rolf"), house.person("Edda"), house.person("Nils")
    for place in (rolf.founds(), rolf.founds()):
        for someone in (edda, nils):
            done(someone.post(f"/communities/{place}/requests", {}), 201)
    cursor = done(edda.get("/me/requests?limit=1"))["next"]
    assert nils.get(f"/me/requests?limit=1&cursor={cursor}").code == "wrong_cursor"
    assert edda.get(f"/communities?limit=1&cursor={cursor}").code == "wrong_cursor"
    assert edda.get("/me/requests?limit=0").status == 422


def test_more_than_one_stretch_is_read_to_its_end(house: House) -> None:
    """The oldest request of many: the others are for communities that are there no more."""
    rolf, edda = house.person("Rolf"), house.person("Edda")
    place = rolf.founds()
    asks_at(house, edda, place)
    person, now = PersonId(edda.id), clock.now()
    for _ in range(4):
        change = Change()
        for _ in range(40):
            store.keep_ask(change, CommunityId(ids.short()), Ask(person, Knock.ASKED, person, now, 1))
        change.commit()
    assert pages(edda, 20) == [[place]]
