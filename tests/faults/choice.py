"""Which faults are tried at which call: all of them on demand, otherwise some, and others each time.

`FAULTS=all` tries everything, `FAULTS=` a number repeats a run that printed it.
"""

import os
import random
import time
import zlib
from collections.abc import Sequence
from typing import Final

from tests.faults.wire import READS, Fault, faults_at

WISH: Final = os.environ.get("FAULTS", "")
# All workers of a run choose alike.
RUN: Final = os.environ.get("PYTEST_XDIST_TESTRUNUID") or str(time.time_ns())
SEED: Final = int(WISH) if WISH.isdecimal() else zlib.crc32(RUN.encode()) % 100_000
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
