"""Vouching: two employees inside give their word for who asks, and the second word admits."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.foundation import clock
from chalicelib.foundation.events import parsed
from chalicelib.foundation.settings import TABLES
from tests.cast.caller import Reply
from tests.cast.clients import CLIENTS
from tests.cast.house import House, Somebody, done
from tests.cast.ledgers import audit


def vouches(someone: Somebody, place: str, person: Somebody | str) -> Reply:
    return someone.put(f"/communities/{place}/requests/{_id(person)}/vouch")


def takes_back(someone: Somebody, place: str, person: Somebody | str) -> Reply:
    return someone.delete(f"/communities/{place}/requests/{_id(person)}/vouch")


def _id(person: Somebody | str) -> str:
    return person if isinstance(person, str) else person.id


def asks(someone: Somebody, place: str, **draft: Any) -> None:
    done(someone.post(f"/communities/{place}/requests", draft), 201)


def requests(someone: Somebody, place: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = done(someone.get(f"/communities/{place}/requests"))["items"]
    return items


def words_for(someone: Somebody, place: str) -> list[list[str]]:
    return [[each["name"] for each in request["vouched_by"]] for request in requests(someone, place)]


def state(someone: Somebody, place: str) -> str:
    return str(done(someone.get(f"/communities/{place}"))["membership"]["state"])


def story(house: House, visibility: str = "private", guests: str = "none", **more: Any) -> tuple[Any, ...]:
    """A community of Anna, Ben and Cleo, where those inside vouch."""
    people = [house.person(name) for name in ("Anna", "Ben", "Cleo")]
    place = people[0].founds(visibility, guests, admission="vouching", **more)
    for each in people[1:]:
        done(people[0].adds(place, each))
    return place, *people


def test_the_second_word_admits(house: House) -> None:
    place, _, ben, cleo = story(house, question="Why?")
    dora = house.person("Dora")
    asks(dora, place, answer="Pumps.")
    (seen,) = requests(ben, place)
    assert (seen["person"]["name"], seen["answer"], seen["vouched_by"]) == ("Dora", "Pumps.", [])
    assert done(vouches(ben, place, dora)).json == {"person": dora.id, "admitted": False, "missing": 1}
    assert (state(dora, place), words_for(cleo, place)) == ("asked", [["Ben"]])
    assert done(vouches(cleo, place, dora)).json == {"person": dora.id, "admitted": True, "missing": 0}
    assert done(vouches(cleo, place, dora))["admitted"] is True
    card = done(dora.get(f"/communities/{place}"))
    assert (card["membership"]["state"], card["membership"]["role"]) == ("inside", "participant")
    assert requests(ben, place) == []
    house.settle()
    assert done(ben.get(f"/communities/{place}/audience"))["members"] == 4


def test_one_word_counts_once_and_can_be_taken_back(house: House) -> None:
    place, _, ben, cleo = story(house)
    dora = house.person("Dora")
    asks(dora, place)
    for _ in range(3):
        assert done(vouches(ben, place, dora))["missing"] == 1
    assert words_for(ben, place) == [["Ben"]]
    for _ in range(2):
        assert takes_back(ben, place, dora).status == 204
    assert words_for(ben, place) == [[]]
    assert done(vouches(cleo, place, dora))["missing"] == 1
    assert state(dora, place) == "asked"
    assert takes_back(ben, place, dora).status == 204
    assert done(vouches(ben, place, dora))["admitted"] is True


@pytest.mark.parametrize("end", ["leaves", "is back", "removed", "suspended", "departed"])
def test_a_word_goes_with_who_gave_it(house: House, end: str) -> None:
    place, anna, ben, cleo = story(house)
    dora = house.person("Dora")
    asks(dora, place)
    done(vouches(ben, place, dora))
    if end in ("suspended", "departed"):
        done(house.ada.patch(f"/people/{ben.id}", {"status": end}))
    elif end == "removed":
        assert anna.delete(f"/communities/{place}/people/{ben.id}").status == 204
    else:
        assert ben.leaves(place).status == 204
    if end == "is back":
        # A membership is kept to the second: the word must be older than that.
        house.passes(days=0.001)
        done(anna.adds(place, ben))
    assert words_for(cleo, place) == [[]]
    assert done(vouches(cleo, place, dora)).json == {"person": dora.id, "admitted": False, "missing": 1}
    assert state(dora, place) == "asked"
    assert done(vouches(anna, place, dora))["admitted"] is True


def test_who_may_not_vouch(house: House) -> None:
    acme = house.company()
    place, anna, ben, cleo = story(house, "open", acme)
    gil, dora = house.guest(anna, acme, place), house.person("Dora")
    eve = sponsored(house, ben, acme, place)
    refused = {
        "guest": vouches(gil, place, eve),
        "sponsor": vouches(ben, place, eve),
        "outside": vouches(dora, place, eve),
        "oneself": vouches(dora, place, dora),
        "nobody asks": vouches(cleo, place, dora),
        "nobody at all": vouches(cleo, place, "0123456789abc"),
    }
    assert {name: (each.status, each.code) for name, each in refused.items()} == {
        "guest": (403, "may_not_vouch"),
        "sponsor": (403, "own_word"),
        "outside": (403, "may_not_vouch"),
        "oneself": (403, "own_word"),
        "nobody asks": (404, "not_found"),
        "nobody at all": (404, "not_found"),
    }
    assert gil.get(f"/communities/{place}/requests").status == 403
    assert dora.get(f"/communities/{place}/requests").status == 403
    assert cleo.get(f"/communities/{place}/requests?state=invited").status == 403
    assert "vouch" in done(cleo.get(f"/communities/{place}"))["may"]
    assert not {"vouch"} & {*done(gil.get(f"/communities/{place}"))["may"]}
    attempts = [each for each in audit() if each.name == "rule.attempted" and each.community == place]
    assert sorted(each.by for each in attempts) == sorted([ben.id, dora.id])


def sponsored(house: House, sponsor: Somebody, company: str, place: str) -> str:
    """A guest for whom a participant asks."""
    ends = (clock.utc(clock.now()).date() + timedelta(days=30)).isoformat()
    email = f"eve.{sponsor.id}@partner.example"
    draft = {"email": email, "name": "Eve", "company": company, "ends_on": ends, "communities": [place]}
    done(sponsor.post("/guests", draft), 201)
    (asked,) = [each for each in requests(sponsor, place) if each["by"]]
    return str(asked["person"]["id"])


def test_a_guest_comes_into_a_secret_place_on_two_words(house: House) -> None:
    acme, bolt = house.company(), house.company()
    place, anna, ben, cleo = story(house, "secret", acme)
    eve = sponsored(house, ben, acme, place)
    before = anna.audience(place)
    done(vouches(cleo, place, eve))
    assert done(vouches(anna, place, eve))["admitted"] is True
    assert anna.audience(place) != before
    assert eve in {each["person"]["id"] for each in done(cleo.get(f"/communities/{place}/people"))["items"]}
    other = sponsored(house, cleo, acme, place)
    done(vouches(ben, place, other))
    done(anna.post(f"/communities/{place}/changes", {"guests": "none"}))
    assert vouches(anna, place, other).code == "company_wall"
    assert bolt != acme


def test_what_was_asked_of_the_stewards_stays_with_them(house: House) -> None:
    anna, ben, dora, emil = (house.person(name) for name in ("Anna", "Ben", "Dora", "Emil"))
    place = anna.founds("private")
    done(anna.adds(place, ben))
    asks(dora, place, answer="For stewards only.")
    assert ben.get(f"/communities/{place}/requests").code == "may_not_configure"
    assert vouches(ben, place, dora).code == "may_not_vouch"
    done(anna.patch(f"/communities/{place}", {"admission": "vouching"}, if_match="*"))
    asks(emil, place, answer="For everybody inside.")
    assert [each["person"]["name"] for each in requests(ben, place)] == ["Emil"]
    assert vouches(ben, place, dora).status == 404
    assert {each["person"]["name"] for each in requests(anna, place)} == {"Dora", "Emil"}
    done(vouches(ben, place, emil))
    done(anna.patch(f"/communities/{place}", {"admission": None}, if_match="*"))
    assert ben.get(f"/communities/{place}/requests").code == "may_not_configure"
    assert vouches(anna, place, emil).code == "may_not_vouch"
    done(anna.adds(place, emil))


def test_a_steward_answers_alone_still(house: House) -> None:
    place, anna, ben, cleo = story(house)
    dora, emil = house.person("Dora"), house.person("Emil")
    for each in (dora, emil):
        asks(each, place)
        done(vouches(ben, place, each))
    done(anna.adds(place, dora))
    assert anna.delete(f"/communities/{place}/requests/{emil.id}").status == 204
    assert cleo.delete(f"/communities/{place}/requests/{emil.id}").status == 403
    assert vouches(cleo, place, emil).status == 404
    asks(emil, place)
    assert done(vouches(cleo, place, emil))["missing"] == 1


def test_what_rests_admits_nobody(house: House) -> None:
    place, anna, ben, cleo = story(house, cap=4)
    dora, emil = house.person("Dora"), house.person("Emil")
    for each in (dora, emil):
        asks(each, place)
        done(vouches(ben, place, each))
    done(vouches(cleo, place, dora))
    assert vouches(cleo, place, emil).code == "community_full"
    assert words_for(ben, place) == [["Ben"]]
    assert dora.leaves(place).status == 204
    done(anna.patch(f"/communities/{place}", {"archived": True}, if_match="*"))
    assert vouches(cleo, place, emil).code == "archived"
    done(anna.patch(f"/communities/{place}", {"archived": False}, if_match="*"))
    assert done(vouches(cleo, place, emil))["admitted"] is True


def test_accepted_rules_come_in_with_who_asked(house: House) -> None:
    place, anna, ben, cleo = story(house, terms="Be kind.")
    dora = house.person("Dora")
    asks(dora, place, accepts=1)
    done(vouches(ben, place, dora))
    done(vouches(cleo, place, dora))
    assert done(dora.get(f"/communities/{place}"))["membership"]["accepted"] == 1
    dora.posts(place)
    assert anna.id != dora.id


def test_two_words_at_once_admit_once(house: House) -> None:
    place, _, ben, cleo = story(house)
    for number in range(4):
        dora = house.person(f"Dora{number}")
        asks(dora, place)
        with ThreadPoolExecutor(4) as pool:
            acts = [(one, place, dora) for one in (ben, cleo)] * 2
            answers = [each.result() for each in [pool.submit(vouches, *act) for act in acts]]
        assert {each.status for each in answers} == {200}
        assert any(each["admitted"] for each in answers)
        assert state(dora, place) == "inside"
    told = [each for each in audit() if each.name == "request.vouched" and each.community == place]
    assert len(told) == 8


def test_the_news_says_who_vouched(house: House) -> None:
    place, _, ben, cleo = story(house)
    dora = house.person("Dora")
    asks(dora, place)
    done(vouches(ben, place, dora))
    done(vouches(cleo, place, dora))
    assert admitted(dora.id).refs == {"vouchers": f"{ben.id} {cleo.id}"}
    assert admitted(dora.id).by == cleo.id


def admitted(person: str) -> Any:
    """The news of somebody's admission, as the journal has it."""
    pages = CLIENTS["dynamodb"].get_paginator("scan").paginate(TableName=TABLES["journal"])
    facts = [parsed(item["fact"]["S"]) for page in pages for item in page["Items"]]
    (found,) = [each for each in facts if each and each.name == "person.admitted" and each.subject == person]
    return found
