"""Figures that tests tell, summed up at the end of a run: `record_property("cells", 600)`."""

from collections import defaultdict
from typing import Any, Final

TOLD: Final = {
    "cells": "cells of the leak matrix",
    "checks": "checks by the oracle",
    "killed": "planted bugs killed",
}
"""What is summed up, and what it is called."""


def told(terminal: Any) -> list[str]:
    """A line for each figure that some test told: its sum, and how long the longest worker took for it."""
    sums: dict[str, int] = defaultdict(int)
    seconds: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for report in (each for outcome in ("passed", "failed") for each in terminal.stats.get(outcome, ())):
        for name, value in getattr(report, "user_properties", ()):
            if name in TOLD and report.when == "call":
                sums[name] += value
                seconds[name][getattr(report, "worker_id", "")] += report.duration
    return [f"{sums[name]:,} {TOLD[name]} in {max(seconds[name].values()):.0f} s" for name in sums]
