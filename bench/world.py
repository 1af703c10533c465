"""Half a million people, where they are and what they do in a second, for `bench.scale`."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bench import crowd
from bench.crowd import Request
from bench.town import spelled_id
from chalicelib.foundation import clock, due, ids
from chalicelib.foundation.tables import Key
from chalicelib.people.rules import names

PEOPLE: Final = 500_000
PLACES: Final = 25_000
EACH: Final = 15
SEED: Final = 20261123
FIRST: Final = "aabbccddeeffgghhiijjkllmmnnooppqrrssttuvwxyz"
"""First letters of names: some are rarer."""
OPEN_PAGES: Final = 120_000
LOOKS: Final = 20
"""Seconds between two looks of an open page."""


@dataclass(frozen=True)
class Kind:
    """One kind of request in a scene: how many a second, how long one takes a function (milliseconds)."""

    name: str
    rate: float
    made: Callable[[random.Random], Request]
    ms: float = 40
    served: bool = True


class World:
    """Who and what is drawn from: people and places of a company of half a million."""

    def __init__(self) -> None:
        self.chance = random.Random(SEED)
        self.places = [spelled_id(self.chance, ids.SHORT) for _ in range(PLACES)]
        self.hall = self.places[0]
        self.posts = [self._post(self.places[number % 400]) for number in range(4_000)]
        self.viral = self._post(self.hall)

    def _post(self, place: str) -> str:
        return ids.first_of(crowd.AT)[:10] + spelled_id(self.chance, 16) + place

    def person(self, chance: random.Random) -> str:
        """Anybody."""
        return spelled_id(chance, ids.SHORT)

    def inside(self, chance: random.Random) -> list[str]:
        """The communities of anybody: the one of all, and others, large ones rather than small."""
        return [self.hall, *(self.places[int(PLACES * chance.random() ** 2)] for _ in range(EACH - 1))]

    def visit(self, chance: random.Random) -> Request:
        """A home feed with its posts."""
        who = self.person(chance)
        yield from crowd.feed(who, self.inside(chance))
        yield from crowd.posts(chance, who, self.posts)

    def reading(self, chance: random.Random) -> Request:
        """Any of the threads."""
        yield from crowd.thread(self.person(chance), chance.choice(self.posts))

    def looking(self, chance: random.Random) -> Request:
        """A look whether there is news."""
        yield from crowd.changes(self.person(chance))

    def guest(self, chance: random.Random) -> Request:
        """The same of a guest, who is in three communities."""
        who = self.person(chance)
        inside = [self.places[1 + int(2_000 * chance.random())] for _ in range(3)]
        yield from crowd.feed(who, inside, guest=True)
        yield from crowd.posts(chance, who, self.posts)


def imported(chance: random.Random) -> Request:
    """Somebody of an import: card, address, and the lists of names."""
    person = spelled_id(chance, ids.SHORT)
    words = [chance.choice(FIRST) + spelled_id(chance, 5) for _ in range(2)]
    yield crowd.Touch(crowd.keys.card(person), read=1, written=2)
    yield crowd.Touch(Key("network", f"ADDRESS#{person}", "PERSON"), written=2)
    for each in (names.NAMES, *(f"NAME#{word[:many]}" for word in words for many in (1, 2, 3))):
        yield crowd.Touch(Key("network", each, f"{' '.join(words)} #{person}"), written=2)
    yield crowd.fact()


def contracted(chance: random.Random) -> Request:
    """A guest whose contract ends with the quarter, as everybody's does."""
    person = spelled_id(chance, ids.SHORT)
    at = crowd.AT + 90 * clock.DAY
    place, row = due._place(due.Due("guest", person, at))
    yield crowd.Touch(crowd.keys.card(person), read=1, written=2)
    yield crowd.Touch(Key("ephemera", place, row), written=2)
    yield crowd.fact()


def scenes(world: World) -> dict[str, list[Kind]]:
    """What half a million do."""
    polls = Kind("news?", OPEN_PAGES / LOOKS, world.looking, ms=15)
    viral = Kind("thread", 300, lambda chance: crowd.thread(world.person(chance), world.viral), ms=50)
    return {
        "nine o'clock": [
            polls, Kind("feed", 670, world.visit, ms=60), Kind("thread", 670, world.reading, ms=50),
        ],
        "a post to everybody": [
            polls, viral, Kind("feed", 1_000, world.visit, ms=60),
            Kind("posts", 5, lambda chance: crowd.write(world.person(chance), world.hall), ms=50),
        ],
        "a viral thread": [
            viral,
            Kind("comment", 20, lambda chance: crowd.comment(world.person(chance), world.viral), ms=50),
            Kind("reaction", 60, lambda chance: crowd.reaction(world.person(chance), world.viral)),
        ],
        "a mass import": [Kind("person", 100, imported, ms=60, served=False)],
        "guest season": [
            Kind("feed of a guest", 100, world.guest, ms=60),
            Kind("contract", 50, contracted, ms=60, served=False),
        ],
    }  # fmt: skip
