"""What a page asks every twenty seconds: numbers alone, and next to nothing where nothing came."""

from typing import Any

import pytest

from tests.cast.caller import Reply
from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done


@pytest.fixture
def ines(house: House) -> Somebody:
    return house.person("Ines")


@pytest.fixture
def omar(house: House) -> Somebody:
    return house.person("Omar")


@pytest.fixture
def place(ines: Somebody, omar: Somebody) -> str:
    """A private community of Ines with Omar, who has seen what he was told of it."""
    at = ines.founds("private")
    done(ines.adds(at, omar))
    ines.house.settle()
    sees(omar)
    return at


def sees(someone: Somebody) -> None:
    """Marks everything as seen."""
    items = done(someone.get("/notifications"))["items"]
    if items:
        done(someone.put("/notifications/seen", {"until": items[0]["id"]}))


def calls(author: Somebody, reader: Somebody, place: str) -> str:
    post = author.posts(place, f"Hello [@{reader.name}](person:{reader.id}).")
    author.house.settle()
    return post


def asks(someone: Somebody, last: Reply | None = None) -> Reply:
    """Asks for changes, and where there was an answer before, for changes since."""
    if last is None:
        return someone.get("/changes")
    return someone.get(f"/changes?since={last['until']}", if_none_match=last.headers["etag"])


def numbers(reply: Reply) -> tuple[Any, Any]:
    return done(reply)["unread"], reply["new"]


def test_what_came_is_counted_once_as_new_and_unread_until_it_is_seen(
    ines: Somebody, omar: Somebody, place: str
) -> None:
    first = asks(omar)
    assert numbers(first) == (0, 0)
    calls(ines, omar, place)
    second = asks(omar, first)
    assert numbers(second) == (1, 1)
    calls(ines, omar, place)
    third = asks(omar, second)
    assert numbers(third) == (2, 1)
    sees(omar)
    assert numbers(asks(omar, third)) == (0, 0)


def test_where_nothing_came_nothing_is_said_for_one_call_beside_judging(
    ines: Somebody, omar: Somebody, place: str
) -> None:
    calls(ines, omar, place)
    last = asks(omar)
    with counted() as bill:
        same = asks(omar, last)
    assert (same.status, same.raw) == (304, b"")
    assert same.headers["etag"] == last.headers["etag"]
    assert (bill.trips, bill.count) == (1, 2), bill
    assert bill.read <= 6, bill
    assert bill.written == 0
    with counted() as bill:
        asks(omar)
    assert (bill.trips, bill.count) <= (2, 3), bill


def test_what_may_not_be_known_any_more_is_not_counted(ines: Somebody, omar: Somebody, place: str) -> None:
    post = calls(ines, omar, place)
    calls(ines, omar, place)
    assert numbers(asks(omar)) == (2, 2)
    done(ines.delete(f"/posts/{post}"), 204)
    assert numbers(asks(omar))[0] == 1
    done(omar.delete(f"/communities/{place}/membership"), 204)
    assert numbers(asks(omar))[0] == 0


def test_a_tag_or_place_of_somebody_else_is_worth_nothing(
    house: House, ines: Somebody, omar: Somebody, place: str
) -> None:
    calls(ines, omar, place)
    theirs, rosa = asks(omar), house.person("Rosa")
    refused = rosa.get(f"/changes?since={theirs['until']}")
    assert (refused.status, refused.code) == (400, "wrong_cursor")
    assert rosa.get("/changes", if_none_match=theirs.headers["etag"]).status == 200
    assert house.stranger().get("/changes").status == 401


def test_a_guest_is_told_numbers_of_their_places_alone(house: House, ines: Somebody) -> None:
    acme = house.company()
    at = ines.founds("private", acme)
    guest = house.guest(ines, acme, at)
    sees(guest)
    calls(ines, guest, at)
    assert numbers(asks(guest))[0] == 1
    done(ines.delete(f"/communities/{at}/people/{guest.id}"), 204)
    house.settle()
    assert numbers(asks(guest))[0] == 0
