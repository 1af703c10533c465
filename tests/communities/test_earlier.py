"""Showing somebody the earlier eras: two who read them, never oneself, never a guest."""

from typing import Any

import pytest

from tests.cast.caller import Reply
from tests.cast.house import House, Somebody, done
from tests.communities.test_ratchet_races import at_once
from tests.communities.widening import attempted, changes, listed, moves, rules_ledger, stewards, widens


def shows(someone: Somebody, place: str, person: Somebody, era: int = 1) -> Reply:
    return someone.put(f"/communities/{place}/people/{person.id}/earlier", {"era": era})


def looks(someone: Somebody, place: str, person: Somebody) -> Any:
    return done(someone.get(f"/communities/{place}/people/{person.id}/earlier")).json


class Room:
    """A community in its second era: Anna and Bea steward it, Paul was there before, Lea came after."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.anna, self.bea, self.place = stewards(house)
        self.paul, self.lea = house.person("Paul"), house.person("Lea")
        done(self.anna.adds(self.place, self.paul))
        self.old = self.anna.posts(self.place, "Avant.")
        done(changes(self.anna, self.place, visibility="secret"))
        done(self.anna.adds(self.place, self.lea))
        self.new = self.anna.posts(self.place, "Après.")

    def read_by(self, someone: Somebody) -> set[str]:
        found = done(someone.get(f"/communities/{self.place}/posts"))["items"]
        return {each["id"] for each in found}


@pytest.fixture
def room(house: House) -> Room:
    return Room(house)


def test_two_who_read_them_show_somebody_the_earlier_eras(room: Room) -> None:
    assert room.read_by(room.lea) == {room.new}
    first = done(shows(room.paul, room.place, room.lea), 202)
    assert (first["era"], first["waiting"]["era"], first["waiting"]["may"]) == (2, 1, ["withdraw"])
    assert done(shows(room.paul, room.place, room.lea), 202)["waiting"]["era"] == 1
    assert looks(room.bea, room.place, room.lea)["waiting"]["may"] == ["sign", "withdraw"]
    assert looks(room.lea, room.place, room.lea)["waiting"]["may"] == []
    assert room.read_by(room.lea) == {room.new}
    second = done(shows(room.bea, room.place, room.lea))
    assert (second["era"], second["waiting"]) == (1, None)
    assert room.read_by(room.lea) == {room.old, room.new}
    assert room.lea.get(f"/posts/{room.old}").status == 200
    kept = [each for each in rules_ledger(room.place) if each.name.startswith("earlier.")]
    assert [(each.name, each.by, each.subject) for each in kept] == [
        ("earlier.proposed", room.paul.id, room.lea.id),
        ("earlier.shown", room.bea.id, room.lea.id),
    ]
    assert (kept[1].refs, kept[1].data) == ({"with": room.paul.id}, {"era": 1, "was": 2})
    for each in (room.bea, room.anna):
        assert done(shows(each, room.place, room.lea)).raw == second.raw, "it is so already"
    assert [each.name for each in rules_ledger(room.place)].count("earlier.shown") == 1
    late = shows(room.anna, room.place, room.lea, era=2)
    assert [(each["pointer"], each["code"]) for each in late["errors"]] == [("/era", "not_earlier")]


def test_never_oneself_never_a_guest_and_only_who_reads_them(house: House, room: Room) -> None:
    zoe, acme = house.person("Zoe"), house.company()
    place = room.place
    done(room.anna.adds(place, zoe, "moderator"))
    assert shows(room.lea, place, room.lea).code == "own_membership"
    assert shows(room.lea, place, zoe).code == "eras_not_read"
    absent = house.person("Max").put("/communities/0123456789abc/people/0123456789abc/earlier", {"era": 1})
    assert shows(house.person("Max"), place, room.lea).raw == absent.raw
    assert shows(room.anna, place, house.person("Max")).raw == absent.raw
    assert shows(room.lea, place, house.person("Max")).raw == absent.raw
    assert (attempted(room.lea), attempted(room.anna)) == (["own_membership", "eras_not_read"], [])
    other = room.anna.founds("open", acme)
    gil = house.guest(room.anna, acme, other)
    done(changes(room.anna, other, visibility="private"))
    greta = house.guest(room.anna, acme, other, "Greta")
    assert shows(room.anna, other, greta).code == "not_for_guests"
    assert shows(gil, other, greta).code == gil.get(f"/communities/{other}/people/{greta.id}/earlier").code
    assert gil.get(f"/communities/{other}/people/{greta.id}/earlier").code == "members_only"
    assert attempted(room.anna) == ["not_for_guests"]
    assert house.person("Ida").get(f"/communities/{other}/people/{greta.id}/earlier").code == "not_inside"


@pytest.mark.parametrize(
    ("era", "code"),
    [(0, "too_small"), (-1, "too_small"), (3, "unknown_era"), ("1", "wrong_type"),
     (1.5, "wrong_type"), (10**7, "too_big"), (None, "wrong_type")],
)  # fmt: skip
def test_eras_from_outside(room: Room, era: Any, code: str) -> None:
    refused = room.anna.put(f"/communities/{room.place}/people/{room.lea.id}/earlier", {"era": era})
    assert refused.status == 422
    assert [(each["pointer"], each["code"]) for each in refused["errors"]] == [("/era", code)]
    assert looks(room.anna, room.place, room.lea) == {"person": room.lea.id, "era": 2, "waiting": None}


def test_the_first_signature_waits_a_week_and_is_taken_back(house: House, room: Room) -> None:
    path = f"/communities/{room.place}/people/{room.lea.id}/earlier"
    done(room.paul.delete(path), 204)
    done(shows(room.paul, room.place, room.lea), 202)
    assert room.lea.delete(path).code == "not_a_signer"
    for _ in range(2):
        done(room.paul.delete(path), 204)
    done(shows(room.bea, room.place, room.lea), 202)
    done(room.anna.delete(path), 204)
    done(shows(room.bea, room.place, room.lea), 202)
    moves(house, 7.01)
    assert looks(room.anna, room.place, room.lea)["waiting"] is None
    late = done(shows(room.anna, room.place, room.lea), 202)
    assert late["waiting"]["proposed_by"]["name"] == "Anna"
    assert room.read_by(room.lea) == {room.new}


@pytest.mark.parametrize("gone", ["left", "suspended", "departed", "returned"])
def test_who_signed_first_must_still_be_there(house: House, room: Room, gone: str) -> None:
    done(shows(room.paul, room.place, room.lea), 202)
    if gone in ("left", "returned"):
        done(room.paul.leaves(room.place), 204)
    else:
        done(house.ada.patch(f"/people/{room.paul.id}", {"status": gone}))
    if gone == "returned":
        done(room.anna.adds(room.place, room.paul))
    again = done(shows(room.bea, room.place, room.lea), 202)
    assert again["waiting"]["proposed_by"]["name"] == "Bea"
    assert room.read_by(room.lea) == {room.new}
    done(shows(room.anna, room.place, room.lea))


def test_two_must_mean_the_same_era(house: House, room: Room) -> None:
    done(changes(room.anna, room.place, visibility="secret", name="Still secret"))
    place = room.anna.founds("open", "mixed")
    for visibility in ("private", "secret"):
        done(changes(room.anna, place, visibility=visibility))
    bea, lea = room.bea, room.lea
    done(room.anna.adds(place, bea))
    done(room.anna.adds(place, lea))
    done(shows(room.anna, place, bea), 202)
    assert shows(bea, place, lea, 2).code == "eras_not_read"
    paul = room.paul
    done(room.anna.adds(place, paul))
    assert looks(room.anna, place, lea)["era"] == 3
    first = done(shows(room.anna, place, lea, 1), 202)
    assert first["waiting"]["era"] == 1
    changed = done(shows(room.anna, place, lea, 2), 202)
    assert changed["waiting"]["era"] == 2
    assert done(shows(room.anna, place, lea, 1), 202)["waiting"]["era"] == 1


def test_a_second_person_who_means_another_era_is_told_so(room: Room) -> None:
    place = room.place
    done(changes(room.anna, place, visibility="secret"))
    other = room.anna.founds("open")
    done(room.anna.adds(other, room.bea))
    for visibility in ("private", "secret"):
        done(changes(room.anna, other, visibility=visibility))
    done(room.anna.adds(other, room.lea))
    done(shows(room.anna, other, room.lea, 1), 202)
    refused = shows(room.bea, other, room.lea, 2)
    assert (refused.status, refused.code, refused["era"]) == (409, "another_era_waits", 1)
    done(shows(room.bea, other, room.lea, 1))
    assert looks(room.anna, other, room.lea)["era"] == 1


def test_nothing_is_shown_in_the_archive(room: Room) -> None:
    done(room.anna.patch(f"/communities/{room.place}", {"archived": True}, if_match="*"))
    assert shows(room.anna, room.place, room.lea).code == "archived"


@pytest.mark.parametrize("number", range(2))
def test_two_sign_first_at_once(room: Room, number: int) -> None:
    replies = at_once(
        lambda: shows(room.paul, room.place, room.lea), lambda: shows(room.bea, room.place, room.lea)
    )
    assert sorted(each.status for each in replies) == [200, 202]
    assert room.read_by(room.lea) == {room.old, room.new}


def test_reading_earlier_lists_nobody_and_shows_who_was_there(house: House, room: Room) -> None:
    place = room.place
    widens(room.anna, room.bea, place, visibility="private")
    zoe = house.person("Zoe")
    done(room.anna.adds(place, zoe))
    assert listed(zoe, place) == {"Zoe"}
    done(shows(room.paul, place, room.lea), 202)
    done(shows(room.bea, place, room.lea))
    assert listed(zoe, place) == {"Zoe"}
    assert done(room.lea.get(f"/communities/{place}"))["membership"]["unlisted"] is True
    unseen = zoe.put(f"/communities/{place}/people/{room.lea.id}/earlier", {"era": 1})
    assert unseen.raw == zoe.put(f"/communities/{place}/people/0123456789abc/earlier", {"era": 1}).raw
    done(shows(room.anna, place, zoe), 202)
    done(shows(room.paul, place, zoe))
    assert listed(zoe, place) == {"Anna", "Bea", "Lea", "Paul", "Zoe"}
