"""Changing a community: its card, its archive, and its rule, which narrows at once and widens never so."""

import itertools
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.access import keys
from chalicelib.foundation import clock
from tests.cast.house import House, Somebody, done


def changes(someone: Somebody, place: str, **draft: Any) -> Any:
    return someone.post(f"/communities/{place}/changes", draft)


RULES = [*itertools.product(("open", "private", "secret"), ("mixed", "company", "none"))]
ORDER = {"open": 2, "private": 1, "secret": 0, "mixed": 2, "company": 1, "none": 0}


def test_narrowing_is_at_once_and_widening_needs_two(house: House) -> None:
    anna, company = house.person("Anna"), house.company()
    for visibility, guests in RULES:
        place = anna.founds(visibility, company if guests == "company" else guests)
        for wanted, clause in RULES:
            narrower = ORDER[wanted] <= ORDER[visibility] and ORDER[clause] <= ORDER[guests]
            if narrower:
                continue
            answer = changes(
                anna, place, visibility=wanted, guests=company if clause == "company" else clause
            )
            assert (answer.status, answer["state"]) == (202, "proposed"), (visibility, guests, wanted, clause)
            assert changes(anna, place, visibility="open", guests="mixed").code == "change_pending"
            done(anna.delete(f"/communities/{place}/changes/{answer['number']}"), 204)
        assert len(done(anna.get(f"/communities/{place}/eras"))["items"]) == 1


def test_another_company_is_wider(house: House) -> None:
    anna, acme, other = house.person("Anna"), house.company(), house.company()
    place = anna.founds("private", acme)
    assert changes(anna, place, guests=other, visibility="secret").status == 202
    assert done(anna.get(f"/communities/{place}"))["visibility"] == "private"


def test_a_new_era_has_its_number_and_date(house: House) -> None:
    anna, acme = house.person("Anna"), house.company("Acme")
    place = anna.founds("open", "mixed")
    assert done(changes(anna, place, guests=acme))["company"]["name"] == "Acme"
    assert done(changes(anna, place, visibility="private", name="Quieter"))["name"] == "Quieter"
    assert done(changes(anna, place, name="Quiet")).json["visibility"] == "private"
    eras = done(anna.get(f"/communities/{place}/eras"))["items"]
    assert [(each["number"], each["visibility"]) for each in eras] == [
        (3, "private"),
        (2, "open"),
        (1, "open"),
    ]
    assert [each["guests"] for each in eras] == [acme, acme, "mixed"]
    assert house.person("Ines").get(f"/communities/{place}/eras").code == "not_inside"


def test_everybody_stays_but_guests_sleep(house: House) -> None:
    anna, acme, other = house.person("Anna"), house.company(), house.company()
    place = anna.founds("private", "mixed")
    gil, eve = house.guest(anna, acme, place), house.guest(anna, other, place, name="Eve")
    house.settle()
    done(changes(anna, place, guests=acme))
    assert gil.get(f"/communities/{place}").status == 200
    assert eve.get(f"/communities/{place}").status == 404
    assert eve.get(f"/communities/{place}/people").status == 404
    assert done(eve.get("/communities"))["items"] == []
    seats = {
        each["person"]["name"]: each["asleep"] for each in anna.get(f"/communities/{place}/people")["items"]
    }
    assert seats == {"Anna": False, "Gil": False, "Eve": True}
    assert {each["person"]["name"] for each in gil.get(f"/communities/{place}/people")["items"]} == {
        "Anna",
        "Gil",
    }
    audience = done(anna.get(f"/communities/{place}/audience"))
    assert (audience["guests"], len(audience["companies"])) == (1, 1)


def test_secret_means_gone_for_everybody_outside(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    while keys.gate("", ines.id) == keys.gate_copy("", 0):
        ines = house.person("Ines")  # who reads the first copy of a gate would not see that others stay
    place = anna.founds("open", name="Vanishing")
    assert place in {each["id"] for each in ines.get("/communities?scope=discover&q=vanish")["items"]}
    done(changes(anna, place, visibility="secret"))
    assert ines.get("/communities?scope=discover&q=vanish")["items"] == []
    absent = ines.get("/communities/0123456789abc")
    assert ines.get(f"/communities/{place}").raw == absent.raw
    for path in ("people", "requests", "audience", "eras"):
        assert ines.get(f"/communities/{place}/{path}").raw == absent.raw
    assert changes(ines, place, visibility="secret").raw == absent.raw


def test_edits_are_made_against_what_was_read(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    place = anna.founds("open", name="First")
    path = f"/communities/{place}"
    tag = done(anna.get(path)).headers["etag"]
    assert anna.patch(path, {"name": "Second"}).status == 428
    edited = done(anna.patch(path, {"name": "Second", "purpose": None}, if_match=tag))
    assert (edited["name"], edited["purpose"]) == ("Second", "")
    assert anna.patch(path, {"name": "Third"}, if_match=tag).status == 412
    assert edited.headers["etag"] == done(anna.get(path)).headers["etag"]
    assert ines.patch(path, {"name": "Mine"}, if_match="*").status == 403
    assert anna.patch(path, {"name": "…"}, if_match="*")["errors"][0]["pointer"] == "/name"
    found = {each["name"] for each in ines.get("/communities?scope=discover&q=second")["items"]}
    assert found == {"Second"}


def test_the_archive_is_read_only_and_back(house: House) -> None:
    anna, ines, acme = house.person("Anna"), house.person("Ines"), house.company()
    place = anna.founds("open", acme)
    gil = house.guest(anna, acme, place)
    path = f"/communities/{place}"
    archived = done(anna.patch(path, {"archived": True}, if_match="*"))
    assert archived["archived"] is True
    assert "post" not in archived["may"]
    assert ines.joins(place).code == "archived"
    assert anna.adds(place, ines).code == "archived"
    ends = (clock.utc(clock.now()).date() + timedelta(days=9)).isoformat()
    late = {"email": "late@partner.example", "name": "Late", "company": acme, "ends_on": ends}
    assert anna.post("/guests", {**late, "communities": [place]}).code == "archived"
    assert gil.get(path).status == 404
    assert done(anna.get(f"{path}/people")).status == 200
    assert done(anna.patch(path, {"archived": False}, if_match="*"))["archived"] is False
    assert gil.get(path).status == 200
    assert done(ines.joins(place))["state"] == "inside"


@pytest.mark.parametrize(
    ("draft", "pointer"),
    [
        ({}, "/name"),
        ({"name": ""}, "/name"),
        ({"name": "a" * 81}, "/name"),
        ({"name": "!!!"}, "/name"),
        ({"name": "\u202eabc"}, "/name"),
        ({"name": "A", "purpose": "a" * 501}, "/purpose"),
        ({"name": "A", "visibility": "public"}, "/visibility"),
        ({"name": "A", "guests": "everybody"}, "/guests"),
        ({"name": "A", "guests": "0123456789abc"}, "/guests"),
        ({"name": "A", "stewards": []}, "/stewards"),
    ],
)
def test_what_does_not_hold_is_pointed_at(house: House, draft: dict[str, Any], pointer: str) -> None:
    refused = house.ada.post("/communities", draft)
    assert (refused.status, [each["pointer"] for each in refused["errors"]]) == (422, [pointer])
