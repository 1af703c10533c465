"""A laptop's network is restored as a deployed one is, while it runs."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from local.engine import ROOT
from tests.laptop.running import Laptop


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    made = Laptop(tmp_path / "network")
    yield made
    if made.process is not None and made.running.poll() is None:
        made.stop()


def restored(laptop: Laptop, *words: str) -> tuple[int, str]:
    """What the command answers, and all that it says."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "infra.restore", *words],
        cwd=ROOT,
        env={**inherited, "NETWORK_FOLDER": str(laptop.folder)},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


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
