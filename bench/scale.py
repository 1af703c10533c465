"""`python -m bench.scale`: half a million people on DynamoDB's partitions, by the stores' own keys.

Each scene is a number of requests a second; a few thousand of each are drawn with a fixed seed, and what they
touch is added up by row and by partition. A row takes 3,000 read and 1,000 write units a second and no
more; so does a partition at first, which DynamoDB splits between rows when it stays hot.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from bench.world import PEOPLE, PLACES, SEED, Kind, World, scenes
from chalicelib.foundation import ids
from chalicelib.foundation.tables import Key

READS: Final = 3_000
WRITES: Final = 1_000
LIMITS: Final = ((False, READS), (True, WRITES))
DRAWN: Final = 400
"""Requests of each kind that are drawn; each stands for its share of the rate."""


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
