"""The world of the matrix: one in each process, made when the first of its scenes is walked."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cast.house import House
    from tests.matrix.walk import Walk


@pytest.fixture(scope="session")
def walk(network: "House") -> "Walk":
    """Who walks, in a world of its own."""
    from tests.matrix.walk import Walk
    from tests.matrix.world import World

    return Walk(World(network))
