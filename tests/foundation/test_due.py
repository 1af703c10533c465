"""What falls due: done once its minute has come, whatever fails beside it, and after an outage too."""

import pytest

from chalicelib import wiring
from chalicelib.foundation import clock, due, ids
from chalicelib.foundation.changes import Change
from tests.cast.house import House


def keep(at: int, kind: str, ref: str) -> None:
    change = Change()
    due.keep(change, at, kind, ref)
    change.commit()


def test_it_happens_when_its_minute_has_come_and_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    mine, seen = ids.short(), list[str]()

    def handle(each: due.Due) -> None:
        seen.append(each.ref)
        due.done(each)

    keep(clock.now() - 1, "test.now", mine)
    keep(clock.now() + clock.HOUR, "test.now", f"{mine}-later")
    monkeypatch.setitem(wiring.DUE, "test.now", handle)
    due.run(wiring.DUE)
    due.run(wiring.DUE)
    assert seen == [mine]
    house.passes(days=0.1)
    assert seen == [mine, f"{mine}-later"]


def test_an_outage_of_days_is_caught_up_in_order(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    mine, seen = ids.short(), list[str]()

    def handle(each: due.Due) -> None:
        seen.append(each.ref)
        due.done(each)

    monkeypatch.setitem(wiring.DUE, "test.days", handle)
    for days in (2, 1, 5):
        keep(clock.now() + days * clock.DAY, "test.days", f"{mine}{days}")
    house.passes(days=4)
    assert seen == [f"{mine}1", f"{mine}2"]
    house.passes(days=1.1)
    assert seen[2:] == [f"{mine}5"]


def test_what_fails_is_put_off_and_stops_nobody(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mine, done = ids.short(), list[str]()

    def handle(each: due.Due) -> None:
        if each.ref.endswith("bad") and each.tries < 2:
            raise RuntimeError("kanari")
        done.append(each.ref)
        due.done(each)

    keep(clock.now() - 2, "test.bad", f"{mine}bad")
    keep(clock.now() - 1, "test.bad", f"{mine}good")
    monkeypatch.setitem(wiring.DUE, "test.bad", handle)
    due.run(wiring.DUE)
    assert done == [f"{mine}good"]
    assert "due.failed" in (told := capsys.readouterr().out)
    assert "kanari" not in told
    for _ in range(2):
        house.passes(days=0.01)
    assert done == [f"{mine}good", f"{mine}bad"]
