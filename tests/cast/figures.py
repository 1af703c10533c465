"""Figures that tests tell, summed up at the end of a run: `record_property("cells", 600)`.

What a folder tried is told as a whole: `record_property("tried", {"use cases": 3})`; its `seed` beside it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, Final

TOLD: Final = {
    "cells": "cells of the leak matrix",
    "checks": "checks by the oracle",
    "killed": "planted bugs killed",
}
"""What is summed up, and what it is called."""


def told(terminal: Any) -> list[str]:
    """A line for each figure that some test told: its sum, and how long the longest worker took for it; and a
    line for each folder that told what it tried."""
    return [*_summed(terminal), *_tried(terminal)]


def _summed(terminal: Any) -> Iterator[str]:
    sums: dict[str, int] = defaultdict(int)
    seconds: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for report in (each for outcome in ("passed", "failed") for each in terminal.stats.get(outcome, ())):
        for name, value in getattr(report, "user_properties", ()):
            if name in TOLD and report.when == "call":
                sums[name] += value
                seconds[name][getattr(report, "worker_id", "")] += report.duration
    for name, total in sums.items():
        yield f"{total:,} {TOLD[name]} in {max(seconds[name].values()):.0f} s"


def _tried(terminal: Any) -> Iterator[str]:
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    seeds: dict[str, set[str]] = defaultdict(set)
    # Reports of what is neither passed nor failed: those of tearing down, which know what a test has noted.
    for report in (each for each in terminal.getreports("") if each.when == "teardown"):
        folder = report.nodeid.partition("/test_")[0]
        for name, value in getattr(report, "user_properties", ()):
            if name == "tried":
                sums[folder].update(value)
            elif name == "seed":
                seeds[folder].add(str(value))
    for folder, counts in sums.items():
        tried = ", ".join(f"{round(count)} {name}" for name, count in counts.items())
        yield f"{folder}: {tried}" + (f" (seed {', '.join(sorted(seeds[folder]))})" if seeds[folder] else "")
