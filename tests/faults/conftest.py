"""The stage of all that goes wrong, and how much of it was tried."""

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cast.house import House
    from tests.faults.stage import Stage


@pytest.fixture(scope="package")
def stage(network: "House") -> Iterator["Stage"]:
    """The stage of all use cases: it is set once, and in the end everything on it holds together."""
    from tests.cast.invariants import hold
    from tests.cast.network import as_before
    from tests.faults.stage import Stage
    from tests.webhooks.telling import reachable

    with as_before(), reachable():
        made = Stage(network)
        yield made
        network.settle()
        hold(made.places)


@pytest.fixture(autouse=True)
def tried(record_property: Callable[[str, object], None]) -> Iterator[None]:
    """Notes what each test has tried, for the summary of the run."""
    from tests.faults import trial
    from tests.faults.choice import SEED

    before, began = trial.TALLY.counts(), time.monotonic()
    yield
    counts = {name: count - before[name] for name, count in trial.TALLY.counts().items()}
    seconds = round(time.monotonic() - began, 1)
    record_property("tried", {**counts, "seconds": seconds})
    record_property("seed", SEED)
