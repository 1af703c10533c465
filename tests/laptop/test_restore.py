"""A laptop's network is restored as a deployed one is, while it runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.laptop.running import Laptop, command


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    made = Laptop(tmp_path / "network")
    yield made
    if made.process is not None and made.running.poll() is None:
        made.stop()


def restored(laptop: Laptop, *words: str) -> tuple[int, str]:
    """What `make restore-drill` does, without make."""
    return command(laptop, "infra.restore", *words)


def test_a_laptops_network_is_restored_and_shows_it(laptop: Laptop) -> None:
    assert restored(laptop)[1].startswith("Not restored: ")
    cookie = laptop.start().sign_in()
    code, told = restored(laptop)
    assert code == 0, told
    assert "Everything is right. RPO " in told
    assert "The new tables were discarded." in told
    assert laptop.ask("/api/v1/service-level", Cookie=cookie).json["drill"]["passed"] is True
    code, told = restored(laptop, "--at", "2001-01-01T00:00:00Z")
    assert code == 1
    assert "cannot be restored: say an instant from " in told
