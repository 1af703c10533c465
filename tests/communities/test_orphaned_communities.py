"""A community whose last steward is gone rests, until an administrator names one of its people."""

from typing import Any

import pytest

from chalicelib.communities import listeners
from chalicelib.foundation.notices import announced
from chalicelib.foundation.refusals import Raced, Unavailable
from chalicelib.people.events import PersonSuspended
from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done
from tests.cast.ledgers import audited, meanwhile
from tests.communities.widening import rules_ledger


def decides(house: House, someone: Somebody, status: str) -> None:
    done(house.ada.patch(f"/people/{someone.id}", {"status": status}))
    house.settle()


def names(someone: Somebody, place: str, person: str) -> tuple[int, str | None]:
    answer = someone.put(f"/communities/{place}/steward", {"person": person})
    return answer.status, answer.code if answer.status >= 400 else None


def rests(place: str) -> list[bool]:
    """Whether a community rests, by each copy of its gate."""
    from chalicelib.access import keys
    from chalicelib.foundation import rows

    copies = [keys.gate_copy(place, copy) for copy in range(keys.COPIES)]
    found = rows.fetch(copies)
    return [bool(found[each].get("frozen")) for each in copies]


def noticed(place: str) -> list[str]:
    return [each.name for each in reversed(rules_ledger(place)) if announced(each)]


@pytest.mark.parametrize("status", ["suspended", "departed"])
def test_without_a_steward_nobody_comes_in_and_its_people_go_on(house: House, status: str) -> None:
    ines, omar, olga = house.person("Ines"), house.person("Omar"), house.person("Olga")
    place = ines.founds("open")
    done(omar.joins(place))
    decides(house, ines, status)
    assert rests(place) == [True] * 8
    refused = olga.joins(place)
    assert (refused.status, refused.code) == (409, "no_steward")
    assert omar.post(f"/communities/{place}/invitations", {"person": olga.id}).code == "no_steward"
    omar.posts(place, "Nous continuons.")
    assert noticed(place) == ["community.orphaned"]
    done(omar.leaves(place), 204)


def test_who_returns_is_its_steward_again(house: House) -> None:
    ines, omar = house.person("Ines"), house.person("Omar")
    place = ines.founds("open")
    decides(house, ines, "suspended")
    decides(house, ines, "active")
    assert rests(place) == [False] * 8
    done(omar.joins(place))
    assert set(noticed(place)) == {"community.orphaned", "community.steward_back"}


def test_it_rests_only_once_the_last_of_several_is_gone(house: House) -> None:
    ines, omar, olga = house.person("Ines"), house.person("Omar"), house.person("Olga")
    place = ines.founds("private")
    done(ines.adds(place, omar, "steward"))
    decides(house, ines, "suspended")
    assert rests(place) == [False] * 8
    done(omar.adds(place, olga))
    done(omar.leaves(place), 204)
    house.settle()
    assert rests(place) == [True] * 8, "those who remain are all suspended"


def test_an_administrator_names_one_of_its_people(house: House) -> None:
    ines, omar, olga = house.person("Ines"), house.person("Omar"), house.person("Olga")
    place = ines.founds("private")
    done(ines.adds(place, omar))
    assert names(house.ada, place, omar.id) == (409, "has_steward")
    decides(house, ines, "departed")
    for wrong in (olga.id, ines.id, "0" * 13, "x" * 13):
        assert names(house.ada, place, wrong) == (409, "not_of_its_people")
    assert names(omar, place, omar.id) == (403, "administrators_only")
    done(house.ada.put(f"/communities/{place}/steward", {"person": omar.id}))
    assert rests(place) == [False] * 8
    assert names(house.ada, place, omar.id) == (200, None), "repeating it is well"
    assert done(omar.get(f"/communities/{place}"))["membership"]["role"] == "steward"
    done(omar.adds(place, olga))
    told = [each for each in audited(house, omar.id, place) if each.community == place]
    assert [each.name for each in told if each.name == "steward.named"] == ["steward.named"]
    assert [each.data["code"] for each in told if each.name == "rule.attempted"] == ["not_of_its_people"] * 4
    assert "steward.named" in noticed(place)
    decides(house, omar, "suspended")
    assert rests(place) == [True] * 8


def test_a_guest_or_somebody_whose_account_rests_is_not_named(house: House) -> None:
    ines, omar, acme = house.person("Ines"), house.person("Omar"), house.company()
    place = ines.founds("private", acme)
    gil = house.guest(ines, acme, place)
    done(ines.adds(place, omar))
    decides(house, omar, "suspended")
    decides(house, ines, "departed")
    for wrong in (gil, omar):
        assert names(house.ada, place, wrong.id) == (409, "not_of_its_people")
    assert rests(place) == [True] * 8


def test_an_administrator_does_not_come_in_by_naming_themselves(house: House) -> None:
    ines = house.person("Ines")
    outside, inside = ines.founds("private"), ines.founds("private")
    done(ines.adds(inside, house.ada))
    decides(house, ines, "departed")
    assert names(house.ada, outside, house.ada.id) == (409, "not_of_its_people")
    assert audited(house, outside)[-1].data == {"code": "not_of_its_people"}
    assert house.ada.get(f"/communities/{outside}/people").status == 403
    assert names(house.ada, inside, house.ada.id) == (200, None)
    house.ada.leaves(inside)


def test_of_secret_communities_administrators_name_stewards_only_where_there_is_none(house: House) -> None:
    ines, omar = house.person("Ines"), house.person("Omar")
    place = ines.founds("secret")
    done(ines.adds(place, omar))
    absent = house.ada.put(f"/communities/{'0' * 13}/steward", {"person": omar.id})
    hidden = house.ada.put(f"/communities/{place}/steward", {"person": omar.id})
    assert (hidden.status, hidden.raw) == (404, absent.raw)
    decides(house, ines, "departed")
    done(house.ada.put(f"/communities/{place}/steward", {"person": omar.id}))
    assert house.ada.get(f"/communities/{place}").status == 404
    assert done(omar.get(f"/communities/{place}"))["membership"]["role"] == "steward"


def test_an_administrator_who_would_let_themselves_in_leaves_a_trace_wherever(house: House) -> None:
    ines = house.person("Ines")
    bills = {}
    for name, place in {"secret": ines.founds("secret"), "absent": "0" * 13}.items():
        before = len(audited(house, house.ada.id))
        with counted() as bill:
            refused = house.ada.adds(place, house.ada, "steward")
        bills[name] = (refused.status, refused.raw, bill.calls)
        noted = audited(house, house.ada.id)[before:]
        assert [(each.name, each.community, each.data) for each in noted] == [
            ("rule.attempted", place, {"code": "not_found"})
        ]
    assert bills["secret"] == bills["absent"]
    assert house.ada.adds(ines.founds("private"), house.ada).code == "may_not_appoint"
    assert audited(house, house.ada.id)[-1].data == {"code": "may_not_appoint"}
    before = len(audited(house, house.ada.id))
    assert house.ada.adds("0" * 13, ines).status == 404
    assert len(audited(house, house.ada.id)) == before, "that is nobody's membership of their own"


def test_news_that_come_late_or_twice_change_nothing(house: House) -> None:
    ines = house.person("Ines")
    place = ines.founds("open")
    decides(house, ines, "suspended")
    listeners.watch_stewards(PersonSuspended(by="", subject=ines.id))
    assert noticed(place) == ["community.orphaned"]
    decides(house, ines, "active")
    listeners.watch_stewards(PersonSuspended(by="", subject=ines.id))
    assert rests(place) == [False] * 8


def test_who_returns_in_the_very_moment_is_not_overlooked(house: House) -> None:
    ines = house.person("Ines")
    place = ines.founds("open")
    done(house.ada.patch(f"/people/{ines.id}", {"status": "suspended"}))
    with meanwhile(lambda: done(house.ada.patch(f"/people/{ines.id}", {"status": "active"}))):
        listeners.watch_stewards(PersonSuspended(by="", subject=ines.id))
    assert rests(place) == [False] * 8
    assert Raced is not Unavailable


def orphans(someone: Somebody, *places: str) -> dict[str, Any]:
    """What the list says of these, page by page."""
    found, cursor = dict[str, Any](), ""
    while True:
        page = done(someone.get(f"/orphans?limit=2{cursor}"))
        found |= {each["id"]: each for each in page["items"] if each["id"] in places}
        if page["next"] is None:
            return found
        cursor = f"&cursor={page['next']}"


def test_administrators_find_what_waits_for_a_steward(house: House) -> None:
    ines, omar = house.person("Ines"), house.person("Omar")
    known = [ines.founds("open"), ines.founds("private"), ines.founds("open")]
    hidden = ines.founds("secret", name="Kanarienvogel")
    for place in (*known, hidden):
        done(ines.adds(place, omar))
    house.settle()
    assert orphans(house.ada, *known, hidden) == {}
    decides(house, ines, "departed")
    found = orphans(house.ada, *known, hidden)
    assert set(found) == {*known, hidden}
    assert [found[each]["community"]["id"] for each in known] == known
    secret = found[hidden]
    assert (secret["community"], secret["people"]) == (None, 1)
    assert b"Kanari" not in house.ada.get("/orphans?limit=100").raw
    done(house.ada.put(f"/communities/{hidden}/steward", {"person": omar.id}))
    assert set(orphans(house.ada, *known, hidden)) == set(known)


def test_who_returns_takes_it_off_the_list(house: House) -> None:
    ines = house.person("Ines")
    place = ines.founds("private")
    decides(house, ines, "suspended")
    assert set(orphans(house.ada, place)) == {place}
    decides(house, ines, "active")
    assert orphans(house.ada, place) == {}


def test_nobody_but_administrators_is_told_what_rests(house: House) -> None:
    ines = house.person("Ines")
    acme = house.company()
    guest = house.guest(ines, acme, ines.founds("private", acme))
    for someone in (ines, guest):
        assert someone.get("/orphans").code == "administrators_only"
    assert house.stranger().get("/orphans").status == 401
