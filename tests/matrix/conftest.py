"""The world of the matrix: one in each process, made when the first of its scenes is walked."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cast.house import House
    from tests.matrix.walk import Walk


@pytest.fixture(autouse=True)
def _receivers(monkeypatch: pytest.MonkeyPatch) -> "Iterator[None]":
    """Webhooks may name the loopback, while a story of the matrix lasts: it asks no name server."""
    from chalicelib.webhooks.sending import guard
    from local import receivers

    monkeypatch.setenv(receivers.SETTING, "1")
    assert receivers.allow()
    yield
    guard.NEARBY.remove(receivers.near)


@pytest.fixture(scope="session")
def walk(network: "House") -> "Walk":
    """Who walks, in a world of its own."""
    from tests.matrix.walk import Walk
    from tests.matrix.world import World

    return Walk(World(network))
