"""Invitations: for one person, for a while, and only as long as their giver could give them."""

import pytest

from tests.cast.house import House, Somebody, done


def invites(host: Somebody, place: str, person: Somebody) -> int:
    return host.post(f"/communities/{place}/invitations", {"person": person.id}).status


def test_an_invitation_opens_a_secret_door_for_one_person(house: House) -> None:
    anna, ines, paul = house.person("Anna"), house.person("Ines"), house.person("Paul")
    place = anna.founds("secret")
    given = done(anna.post(f"/communities/{place}/invitations", {"person": ines.id}), 201)
    assert set(given.json) == {"community", "person", "invited_at", "lapses_at"}
    assert done(ines.get(f"/communities/{place}"))["membership"]["state"] == "invited"
    assert ines.get(f"/communities/{place}/people").status == 403
    assert paul.get(f"/communities/{place}").status == 404
    assert paul.joins(place).status == 404
    listed = done(ines.get("/communities"))["items"]
    assert [(each["id"], each["state"]) for each in listed] == [(place, "invited")]
    assert done(ines.joins(place))["role"] == "participant"
    assert done(anna.get(f"/communities/{place}/requests?state=invited"))["items"] == []
    assert [each["state"] for each in done(ines.get("/communities"))["items"]] == ["inside"]


def test_the_same_answer_twice(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    place = anna.founds()
    first = anna.post(f"/communities/{place}/invitations", {"person": ines.id}, idempotency_key="i")
    assert anna.post(f"/communities/{place}/invitations", {"person": ines.id}).raw == first.raw
    assert (
        anna.post(f"/communities/{place}/invitations", {"person": ines.id}, idempotency_key="i").raw
        == first.raw
    )


def test_who_may_invite(house: House) -> None:
    anna, ines, paul = house.person("Anna"), house.person("Ines"), house.person("Paul")
    private, open_place = anna.founds("private"), anna.founds("open")
    for place in (private, open_place):
        done(anna.adds(place, ines))
    assert invites(ines, private, paul) == 403
    assert invites(ines, open_place, paul) == 201
    assert invites(paul, open_place, ines) == 403
    assert invites(paul, anna.founds("secret"), ines) == 404
    assert anna.post(f"/communities/{private}/invitations", {"person": ines.id}).code == "already_inside"


def test_nobody_learns_who_exists(house: House) -> None:
    anna, ben = house.person("Anna"), house.person("Ben")
    company = house.company()
    hidden = house.guest(ben, company, ben.founds("secret", company))
    place = anna.founds("private", company)
    unknown = anna.post(f"/communities/{place}/invitations", {"person": "0123456789abc"})
    invisible = anna.post(f"/communities/{place}/invitations", {"person": hidden.id})
    assert (unknown.status, unknown.raw) == (422, invisible.raw)
    assert anna.adds(place, hidden).raw == anna.put(f"/communities/{place}/people/0123456789abc", {}).raw


@pytest.mark.parametrize("end", ["leave", "remove", "demote"])
def test_an_invitation_dies_with_the_role_of_its_giver(house: House, end: str) -> None:
    anna, ines, paul = house.person("Anna"), house.person("Ines"), house.person("Paul")
    place = anna.founds("secret")
    done(anna.adds(place, ines, "steward"))
    assert invites(ines, place, paul) == 201
    if end == "leave":
        ines.leaves(place)
    elif end == "remove":
        anna.delete(f"/communities/{place}/people/{ines.id}")
    else:
        done(anna.adds(place, ines, "participant"))
    assert paul.joins(place).code == "invitation_lapsed"
    house.settle()
    assert paul.get(f"/communities/{place}").status == 404
    assert paul.joins(place).status == 404
    assert done(anna.get(f"/communities/{place}/requests?state=invited"))["items"] == []


def test_an_invitation_lapses_with_the_era(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    place = anna.founds("private")
    assert invites(anna, place, ines) == 201
    done(anna.post(f"/communities/{place}/changes", {"visibility": "secret"}))
    assert ines.get(f"/communities/{place}").status == 404
    assert ines.joins(place).status == 404
    assert done(ines.get("/communities"))["items"] == []


def test_an_invitation_lapses_after_a_fortnight(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    place = anna.founds("secret")
    assert invites(anna, place, ines) == 201
    house.passes(days=13)
    done(ines.get(f"/communities/{place}"))
    house.passes(days=2)
    assert ines.get(f"/communities/{place}").status == 404
    assert ines.joins(place).status == 404


def test_withdrawn_and_declined(house: House) -> None:
    anna, ines, paul = house.person("Anna"), house.person("Ines"), house.person("Paul")
    place = anna.founds("secret")
    assert invites(anna, place, ines) == 201
    listed = done(anna.get(f"/communities/{place}/requests?state=invited"))["items"]
    assert [(each["person"]["id"], each["by"]["id"]) for each in listed] == [(ines.id, anna.id)]
    assert paul.delete(f"/communities/{place}/invitations/{ines.id}").status == 404
    assert ines.delete(f"/communities/{place}/invitations/{ines.id}").status == 204
    assert ines.get(f"/communities/{place}").status == 404
    assert invites(anna, place, ines) == 201
    assert anna.delete(f"/communities/{place}/invitations/{ines.id}").status == 204
    assert ines.joins(place).status == 404
