"""Guests: invited by members, let in by stewards, behind the wall of their company."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.foundation import clock
from tests.cast.house import House, Somebody, done

TODAY = clock.utc(clock.now()).date()
SOON = (TODAY + timedelta(days=30)).isoformat()


def draft(company: str, *places: str, **more: Any) -> dict[str, Any]:
    address = more.pop("email", "new.guest@partner.example")
    fixed = {"email": address, "name": "Gil Partner", "company": company, "ends_on": SOON}
    return {**fixed, "communities": [*places], **more}


def test_a_steward_lets_a_guest_in(house: House) -> None:
    anna, company = house.person("Anna"), house.company("Acme")
    place, other = anna.founds("private", company), anna.founds("open")
    gil = house.guest(anna, company, place)
    card = done(gil.get(f"/communities/{place}"))
    assert card["membership"]["role"] == "participant"
    assert card["company"] == {"id": company, "name": "Acme"}
    assert "invite" not in card["may"]
    assert gil.get(f"/communities/{other}").status == 404
    assert [each["id"] for each in done(gil.get("/communities"))["items"]] == [place]
    assert done(gil.get("/communities?scope=discover"))["items"] == []
    house.settle()
    audience = done(anna.get(f"/communities/{place}/audience"))
    assert audience["companies"] == [{"name": "Acme", "people": 1}]
    assert (audience["members"], audience["guests"], audience["total"]) == (1, 1, 2)


def test_what_guests_never_do(house: House) -> None:
    anna, company = house.person("Anna"), house.company()
    place = anna.founds("open", "mixed")
    gil = house.guest(anna, company, place)
    assert gil.post("/communities", {"name": "Mine"}).code == "members_only"
    assert gil.post("/guests", draft(company, place)).code == "members_only"
    assert gil.post(f"/communities/{place}/invitations", {"person": anna.id}).status == 403
    assert anna.adds(place, gil, "moderator").code == "participants_only"
    assert anna.adds(place, gil, "steward").code == "participants_only"


def test_elsewhere_the_stewards_decide(house: House) -> None:
    anna, ben, company = house.person("Anna"), house.person("Ben"), house.company()
    mine, theirs = anna.founds("private", company), ben.founds("private", company)
    given = done(anna.post("/guests", draft(company, mine, theirs, email="two@partner.example")), 201)
    assert given["communities"] == [{"id": mine, "state": "invited"}, {"id": theirs, "state": "asked"}]
    assert set(given.json) == {"id", "email", "company", "ends_on", "communities"}
    (asked,) = done(ben.get(f"/communities/{theirs}/requests"))["items"]
    assert asked["by"]["id"] == anna.id
    gil = asked["person"]["id"]
    assert done(ben.put(f"/communities/{theirs}/people/{gil}", {}))["person"]["name"] == "Gil Partner"
    assert gil in {each["person"]["id"] for each in done(ben.get(f"/communities/{theirs}/people"))["items"]}


def test_the_company_wall(house: House) -> None:
    anna, acme, other = house.person("Anna"), house.company(), house.company()
    walled, none, mixed = anna.founds("private", acme), anna.founds("open"), anna.founds("private", "mixed")
    for place, company in ((walled, other), (none, acme)):
        refused = anna.post("/guests", draft(company, place))
        assert (refused.status, refused.code) == (409, "company_wall")
    gil = house.guest(anna, other, mixed)
    assert anna.adds(walled, gil).code == "company_wall"
    assert anna.post(f"/communities/{walled}/invitations", {"person": gil.id}).code == "company_wall"


def test_an_address_tells_nothing(house: House) -> None:
    anna, ben, acme, other = house.person("Anna"), house.person("Ben"), house.company(), house.company()
    place, elsewhere = anna.founds("private", "mixed"), ben.founds("private", "mixed")
    foreign = house.guest(ben, other, elsewhere)
    before = done(house.ada.get(f"/people/{foreign.id}")).raw

    def shape(email: str) -> dict[str, Any]:
        answer = done(anna.post("/guests", draft(acme, place, email=email)), 201).json
        return {name: value for name, value in answer.items() if name not in ("id", "email")}

    assert shape(foreign.email) == shape(ben.email) == shape("nobody.yet@partner.example")
    assert done(house.ada.get(f"/people/{foreign.id}")).raw == before
    assert done(foreign.get("/communities"))["items"][0]["id"] == elsewhere
    assert len(done(foreign.get("/communities"))["items"]) == 1
    assert ben.get(f"/communities/{place}")["membership"]["state"] == "none"


def test_a_guest_of_that_company_is_invited_too(house: House) -> None:
    anna, ben, acme = house.person("Anna"), house.person("Ben"), house.company()
    theirs, mine = ben.founds("private", acme), anna.founds("secret", acme)
    gil = house.guest(ben, acme, theirs)
    done(anna.post("/guests", draft(acme, mine, email=gil.email.upper())), 201)
    assert {each["id"]: each["state"] for each in done(gil.get("/communities"))["items"]} == {
        theirs: "inside",
        mine: "invited",
    }
    assert done(gil.get(f"/communities/{mine}"))["stewards"] == []
    assert done(gil.joins(mine))["state"] == "inside"


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"ends_on": TODAY.replace(year=2020, day=1).isoformat()}, "/ends_on"),
        ({"ends_on": (TODAY + timedelta(days=400)).isoformat()}, "/ends_on"),
        ({"company": "0123456789abc"}, "/company"),
        ({"communities": []}, "/communities"),
        ({"communities": ["0123456789abc"]}, "/communities/0"),
        ({"email": "no address"}, "/email"),
        ({"name": "\u202egnp"}, "/name"),
        ({"status": "active"}, "/status"),
    ],
)
def test_what_does_not_hold_is_pointed_at(house: House, change: dict[str, Any], pointer: str) -> None:
    anna, company = house.person("Anna"), house.company()
    refused = anna.post("/guests", draft(company, anna.founds("private", company)) | change)
    assert (refused.status, [each["pointer"] for each in refused["errors"]]) == (422, [pointer])


def test_too_many_first_guests_at_once(house: House) -> None:
    anna, company = house.person("Anna"), house.company()
    places = [anna.founds("private", company) for _ in range(8)]
    refused = anna.post("/guests", draft(company, *places))
    assert (refused.status, refused["errors"][0]["pointer"]) == (422, "/communities")
    assert done(anna.post("/guests", draft(company, *places[:6], email="six@partner.example")), 201)
    house.settle()
    assert done(anna.get(f"/communities/{places[5]}/audience"))["guests"] == 1


def test_a_secret_community_of_others_is_no_place_to_invite_to(house: House) -> None:
    anna, ben, company = house.person("Anna"), house.person("Ben"), house.company()
    hidden = anna.post("/guests", draft(company, ben.founds("secret", company)))
    absent = anna.post("/guests", draft(company, "0123456789abc"))
    assert (hidden.status, hidden.raw) == (422, absent.raw)


def test_a_repeat_shows_the_same_invitation(house: House) -> None:
    anna, company = house.person("Anna"), house.company()
    what = draft(company, anna.founds("private", company), email="again@partner.example")
    first = done(anna.post("/guests", what, idempotency_key="g"), 201)
    assert done(anna.post("/guests", what, idempotency_key="g"), 201).raw == first.raw


def companies(someone: Somebody, place: str) -> str:
    return str(done(someone.get(f"/communities/{place}/audience"))["fingerprint"])


def test_the_first_and_the_last_guest_change_the_audience(house: House) -> None:
    anna, acme = house.person("Anna"), house.company()
    place = anna.founds("private", "mixed")
    empty = companies(anna, place)
    gil = house.guest(anna, acme, place)
    with_acme = companies(anna, place)
    assert with_acme != empty
    eve = house.guest(anna, acme, place, name="Eve")
    assert companies(anna, place) == with_acme
    gil.leaves(place)
    assert companies(anna, place) == with_acme
    eve.leaves(place)
    assert companies(anna, place) == empty
    house.settle()
    assert done(anna.get(f"/communities/{place}/audience"))["total"] == 1
