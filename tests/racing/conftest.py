"""Who races, and what holds when all races are run."""

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.racing import crowd as racing

if TYPE_CHECKING:
    from tests.cast.house import House, Somebody


@pytest.fixture(scope="package")
def crowd(network: "House") -> Iterator[list["Somebody"]]:
    """Eight members. When they are done, everything holds together in all places of theirs."""
    from tests.cast.invariants import hold
    from tests.cast.network import as_before
    from tests.cast.newcomers import joined

    with as_before():
        yield [joined(network, "Racer") for _ in range(racing.CROWD)]
        network.settle()
        try:
            hold(racing.PLACES)
        except AssertionError as problem:
            problem.add_note(f"the races of these places: {racing.PLACES}")
            raise


@pytest.fixture(autouse=True)
def tried(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> Iterator[None]:
    """Notes whose places these are, and how many deeds met."""
    racing.NOW[:] = [request.node.name]
    before, began = dict(racing.TALLY), time.monotonic()
    yield
    counts = {name: count - before.get(name, 0) for name, count in racing.TALLY.items()}
    record_property("tried", {**counts, "seconds": round(time.monotonic() - began, 1)})
