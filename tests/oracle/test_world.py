"""The world against the page: after random steps, what everybody sees on every surface is what the page says.

`ORACLE_SEED` repeats a run, `ORACLE_CHECKS` makes it longer.
"""

import os
import random
from collections.abc import Callable

import pytest

from tests.cast.house import House
from tests.oracle.dice import seed
from tests.oracle.looks import Looks
from tests.oracle.world import World

CHECKS = 35_000
WORLD = 100
"""Steps after which another world begins: eras and words must not grow without end."""
EVERY = 8
"""Steps between two looks."""


def test_everybody_sees_what_the_page_says(
    house: House, capsys: pytest.CaptureFixture[str], record_property: Callable[..., None]
) -> None:
    number, least = seed(), int(os.environ.get("ORACLE_CHECKS", CHECKS))
    dice, checks, steps, worlds = random.Random(number), 0, 0, 0
    while checks < least:
        world = World(house, dice)
        looks, worlds = Looks(world, number), worlds + 1
        for step in range(WORLD):
            world.step()
            if step % EVERY == EVERY - 1:
                looks.round()
            if checks + looks.checks >= least:
                break
        checks, steps = checks + looks.checks, steps + len(world.done)
    with capsys.disabled():
        print(f"\noracle: {checks} checks, {steps} steps, {worlds} worlds, ORACLE_SEED={number}")  # noqa: T201 (its seed is told)
    record_property("checks", checks)
