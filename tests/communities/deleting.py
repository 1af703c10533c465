"""What stories about deleting say often."""

from typing import Any

from tests.cast.caller import Reply
from tests.cast.house import House, Somebody, done
from tests.communities.widening import changes, signs


def deletes(someone: Somebody, place: str, **draft: Any) -> Reply:
    return changes(someone, place, delete=True, **draft)


def proposed(someone: Somebody, place: str, **draft: Any) -> str:
    """Proposes that a community be deleted, and answers the path of that."""
    number = done(deletes(someone, place, **draft), 202)["number"]
    return f"/communities/{place}/changes/{number}"


def stewarded(
    house: House, one: str, other: str, visibility: str = "private", **more: Any
) -> tuple[Somebody, Somebody, str]:
    """Two people of these names, and a community that they steward."""
    first, second = house.person(one), house.person(other)
    place = first.founds(visibility, **more)
    done(first.adds(place, second, "steward"))
    return first, second, place


def nears(house: House, *people: Somebody) -> None:
    """The day before a deletion has come, and these have signed in anew: sessions last thirty days."""
    house.passes(days=29)
    for each in people:
        done(each.signs_in(), 201)


def buried(house: House, one: Somebody, other: Somebody, place: str, *more: Somebody) -> None:
    """Two delete a community, and its day comes; they and others have signed in anew."""
    done(signs(other, proposed(one, place)))
    nears(house, one, other, *more)
    house.passes(days=1.01)
