"""The world against the page: after random steps, what everybody sees on every surface is what the page says.

`ORACLE_SEED` repeats a run, `ORACLE_CHECKS` makes it longer.
"""

import os
import random
import time
from collections import Counter
from collections.abc import Callable

import pytest

from tests.cast.house import House
from tests.cast.network import as_before
from tests.governance.officers import bureau
from tests.oracle.dice import seed
from tests.oracle.looks import Looks
from tests.oracle.world import World

CHECKS = 35_000
WORLD = 100
"""Steps after which another world begins: eras and words must not grow without end."""
EVERY = 10
"""Steps between two looks."""


def lives(world: World, looks: Looks, most: int) -> None:
    """A world goes on, and everybody looks, until it is old or enough was looked at."""
    for step in range(WORLD):
        world.step()
        if step % EVERY == EVERY - 1:
            looks.round()
        if looks.checks >= most:
            return


def test_everybody_sees_what_the_page_says(
    house: House, capsys: pytest.CaptureFixture[str], record_property: Callable[[str, object], None]
) -> None:
    number, least = seed(), int(os.environ.get("ORACLE_CHECKS", CHECKS))
    dice, checks, worlds, acts = random.Random(number), 0, 0, Counter[str]()
    began = time.monotonic()
    # Who runs the network in all worlds is appointed before the first: what one changes of that ends with it.
    bureau(house)
    while checks < least:
        with as_before():
            world = World(house, dice)
            looks, worlds = Looks(world, number), worlds + 1
            try:
                lives(world, looks, least - checks)
            finally:
                world.ends()
        checks += looks.checks
        acts.update(each.split()[0] for each in world.done)
    record_property("checks", checks)
    with capsys.disabled():
        print(  # noqa: T201 (its seed is told)
            f"\noracle: {checks} checks in {time.monotonic() - began:.0f} s, {acts.total()} steps of "
            f"{len(acts)} kinds, {worlds} worlds, ORACLE_SEED={number}"
        )
