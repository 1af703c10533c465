"""The ledger on a laptop: sealed each minute, and verified while the network runs and when it does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from chalicelib.governance.actions import sealing
from local.minutes import Minutes
from tests.cast.house import House
from tests.governance.keeping import Counted, keep, rows
from tests.laptop.running import Laptop, verify, wait_until


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    made = Laptop(tmp_path / "kept")
    yield made
    if made.process is not None and made.process.poll() is None:
        made.kill()


def test_a_ledger_is_verified_wherever_its_network_is(laptop: Laptop) -> None:
    assert verify(laptop)[1].startswith("Not verified: ")
    cookie = laptop.start().sign_in()
    assert laptop.ask("/local/clock", {"days": 0.5}).status == 200
    running = verify(laptop)
    assert running[0] == 0, running
    assert running[1].startswith("Nothing was changed: ")
    head = running[1].rpartition("head ")[2]
    newest = laptop.ask("/api/v1/ledger?limit=1", Cookie=cookie).json["items"][0]
    assert head == f"{newest['n']}:{newest['hash']}"
    laptop.stop()
    assert verify(laptop, "--head", head) == running
    code, told = verify(laptop, "--head", f"1:{'0' * 64}")
    assert code == 1
    assert told.startswith("seal 1 of network is not the one that was noted\nSomething was changed (1): ")
    assert not laptop.engines()


@pytest.mark.parametrize("words", [["--stage", "live"], ["--region", "eu-west-1"], ["--head", "forty-two"]])
def test_what_is_asked_wrongly_is_told(laptop: Laptop, words: list[str]) -> None:
    code, told = verify(laptop, *words)
    assert code == 2
    assert "error: " in told


def test_each_minute_what_was_kept_is_sealed(house: House) -> None:
    keep(fact := Counted(by="", subject="nobody"))
    minutes = Minutes(lambda real: "2026-01-01T00:00:00Z", lambda: None, seconds=0.05)
    minutes.start()
    wait_until(lambda: any(row["sk"] == f"{fact.id}#S" for row in rows()))
    minutes.stop()
    assert sealing.run() == 0
