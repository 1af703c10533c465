"""`python -m bench.scale`: half a million people on DynamoDB's partitions, by the stores' own keys.

Each scene is a number of requests a second; a few thousand of each are drawn with a fixed seed, and what they
touch is added up by row and by partition. A row takes 3,000 read and 1,000 write units a second and no
more; so does a partition at first, which DynamoDB splits between rows when it stays hot.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
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
READS: Final = 3_000
WRITES: Final = 1_000
LIMITS: Final = ((False, READS), (True, WRITES))
DRAWN: Final = 400
"""Requests of each kind that are drawn; each stands for its share of the rate."""
SEED: Final = 20261123


@dataclass(frozen=True)
class Kind:
    """One kind of request in a scene: how many a second, how long one takes a function (milliseconds)."""

    name: str
    rate: float
    made: Callable[[random.Random], Request]
    ms: float = 40
    served: bool = True


@dataclass
class Heat:
    """Units a second by row, and by partition."""

    rows: dict[Key, list[float]] = field(default_factory=lambda: defaultdict(lambda: [0.0, 0.0]))

    def add(self, kind: Kind, chance: random.Random) -> None:
        """Adds a kind's requests."""
        share = kind.rate / DRAWN
        for _ in range(DRAWN):
            for touch in kind.made(chance):
                spent = self.rows[touch.key]
                spent[0] += touch.read * share
                spent[1] += touch.written * share

    def hottest(self, *, written: bool) -> tuple[Key, float]:
        """The row with the most units a second."""
        key = max(self.rows, key=lambda each: self.rows[each][written])
        return key, self.rows[key][written]

    def partition(self, *, written: bool) -> tuple[str, float]:
        """The partition with the most units a second."""
        spent: dict[tuple[str, str], float] = defaultdict(float)
        for key, units in self.rows.items():
            spent[key.table, key.pk] += units[written]
        place = max(spent, key=lambda each: spent[each])
        return place[1], spent[place]

    def total(self, table: str, *, written: bool) -> float:
        """Units a second of a table."""
        return sum(units[written] for key, units in self.rows.items() if key.table == table)


class World:
    """Who and what is drawn from: people and places of a company of half a million."""

    def __init__(self) -> None:
        self.chance = random.Random(SEED)
        self.places = [spelled_id(self.chance, ids.SHORT) for _ in range(PLACES)]
        self.hall = self.places[0]
        self.posts = [self._post(self.places[number % 400]) for number in range(4_000)]
        self.viral = self._post(self.hall)

    def _post(self, place: str) -> str:
        return crowd.ids.first_of(crowd.AT)[:10] + spelled_id(self.chance, 16) + place

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

    def guest(self, chance: random.Random) -> Request:
        """The same of a guest, who is in three communities."""
        who = self.person(chance)
        inside = [self.places[1 + int(2_000 * chance.random())] for _ in range(3)]
        yield from crowd.feed(who, inside, guest=True)
        yield from crowd.posts(chance, who, self.posts)


def scenes(world: World) -> dict[str, list[Kind]]:
    """What half a million do."""
    open_pages = 120_000
    polls = Kind("news?", open_pages / 20, lambda chance: crowd.changes(world.person(chance)), ms=15)
    feeds = Kind("feed", 670, world.visit, ms=60)
    read = Kind(
        "thread", 670, lambda chance: crowd.thread(world.person(chance), chance.choice(world.posts)), ms=50
    )
    viral = world.viral
    return {
        "nine o'clock": [polls, feeds, read],
        "a post to everybody": [
            polls, Kind("feed", 1_000, world.visit, ms=60),
            Kind("thread", 300, lambda chance: crowd.thread(world.person(chance), viral), ms=50),
            Kind("posts", 5, lambda chance: crowd.write(world.person(chance), world.hall), ms=50),
        ],
        "a viral thread": [
            Kind("thread", 300, lambda chance: crowd.thread(world.person(chance), viral), ms=50),
            Kind("comment", 20, lambda chance: crowd.comment(world.person(chance), viral), ms=50),
            Kind("reaction", 60, lambda chance: crowd.reaction(world.person(chance), viral), ms=40),
        ],
        "a mass import": [
            Kind("person", 100, lambda chance: imported(world.person(chance), chance), ms=60, served=False)
        ],
        "guest season": [
            Kind("feed of a guest", 100, world.guest, ms=60),
            Kind("contract", 50, lambda chance: contracted(world.person(chance)), ms=60, served=False),
        ],
    }  # fmt: skip


FIRST: Final = "aabbccddeeffgghhiijjkllmmnnooppqrrssttuvwxyz"


def imported(person: str, chance: random.Random) -> Request:
    """Somebody of an import: card, address, and the lists of names."""
    words = [chance.choice(FIRST) + spelled_id(chance, 5) for _ in range(2)]
    yield crowd.Touch(crowd.keys.card(person), read=1, written=2)
    yield crowd.Touch(Key("network", f"ADDRESS#{person}", "PERSON"), written=2)
    for each in (names.NAMES, *(f"NAME#{word[:many]}" for word in words for many in (1, 2, 3))):
        yield crowd.Touch(Key("network", each, f"{' '.join(words)} #{person}"), written=2)
    yield crowd.fact()


def contracted(person: str) -> Request:
    """A guest whose contract ends with the quarter, as everybody's does."""
    at = crowd.AT + 90 * clock.DAY
    place, row = due._place(due.Due("guest", person, at))
    yield crowd.Touch(crowd.keys.card(person), read=1, written=2)
    yield crowd.Touch(Key("ephemera", place, row), written=2)
    yield crowd.fact()


def table() -> Iterator[str]:
    """The figures of every scene, in Markdown."""
    world = World()
    yield (
        "| scene | requests a second | functions at once | network, read and written a second "
        "| hottest row, read | hottest row, written | hottest partition, read | hottest partition, written |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    for name, kinds in scenes(world).items():
        heat = Heat()
        for kind in kinds:
            heat.add(kind, random.Random(SEED))
        rate = sum(kind.rate for kind in kinds if kind.served)
        busy = sum(kind.rate * kind.ms / 1000 for kind in kinds)
        both = " / ".join(f"{heat.total('network', written=each):,.0f}" for each in (False, True))
        cells = [f"{rate:,.0f}", f"{busy:,.0f}", both, *_cells(heat, world)]
        yield f"| {name} | " + " | ".join(cells) + " |"


def _cells(heat: Heat, world: World) -> Iterator[str]:
    for written, most in LIMITS:
        key, units = heat.hottest(written=written)
        yield _said(_named(key.pk, world), units, most)
    for written, most in LIMITS:
        place, units = heat.partition(written=written)
        yield _said(_named(place, world), units, most)


def _said(name: str, units: float, most: float) -> str:
    if units < 1:
        return "–"
    return f"{name}: {units:,.0f}{' **too hot**' if units > most else ''}"


def _named(pk: str, world: World) -> str:
    """A partition by what it is, rather than by an id that was drawn."""
    known = {world.hall: "everybody's community", ids.part(world.viral): "the thread"}
    kind, _, rest = pk.partition("#")
    for part, name in known.items():
        if part in rest:
            return name + (" gate" if "#g" in rest else "")
    return kind.lower() if kind in ("PERSON", "POST", "ADDRESS", "COMMUNITY") else pk


def main() -> None:
    """Prints the table."""
    print(
        f"{PEOPLE:,} people, {PLACES:,} communities; of a row at most {READS:,} / {WRITES:,} units a second."
    )
    print("\n".join(table()))


if __name__ == "__main__":
    main()
