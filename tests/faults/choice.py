"""Which faults are tried at which call: all of them on demand, otherwise some, always the same.

`FAULTS=all` tries everything, `FAULTS=` a number others.
"""

import os
import random
from collections.abc import Sequence
from typing import Final

from tests.faults.wire import READS, Fault, faults_at

WISH: Final = os.environ.get("FAULTS", "")
# What is checked in must not fail by chance: others are tried by whoever asks for them.
SEED: Final = int(WISH) if WISH.isdecimal() else 1
OF_A_READ: Final = 1
OF_A_WRITE: Final = 3
OF_A_CASE: Final = 8
"""Calls of a use case that are tried in a run: some listeners make as many as there are people or places."""


def some(what: str, sites: Sequence[str]) -> list[str]:
    """The calls of a use case to try, in their order."""
    if WISH == "all" or len(sites) <= OF_A_CASE:
        return list(sites)
    picked = random.Random(f"{SEED} {what}").sample(range(len(sites)), OF_A_CASE)
    return [sites[number] for number in sorted(picked)]


def chosen(what: str, site: str) -> tuple[Fault, ...]:
    """The faults to try at a call of a use case, in the order that they are always tried in."""
    every = faults_at(site)
    if WISH == "all":
        return every
    most = OF_A_READ if site.partition(" ")[0] in READS else OF_A_WRITE
    picked = random.Random(f"{SEED} {what} {site}").sample(range(len(every)), most)
    return tuple(every[number] for number in sorted(picked))
