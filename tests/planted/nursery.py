"""A plugin of pytest: runs the killers of bugs while these are planted, and again when they are gone.

`PLANTED` names a file: a JSON list of ids of bugs, which becomes what was seen of each.
"""

import json
import os
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol

from tests.planted.planting import CannotBePlantedError, planted
from tests.planted.records import Bug, bugs

ASSERTIONS = (AssertionError, pytest.fail.Exception)
CAUGHT: list[BaseException] = []


@dataclass(slots=True)
class Seen:
    """What came of a bug: `killed` by an assertion of that test, or why not."""

    bug: str
    killed: str = ""
    instead: str = ""
    seconds: float = 0.0


def pytest_exception_interact(call: pytest.CallInfo[None]) -> None:
    """Remembers why a test failed."""
    assert call.excinfo is not None
    CAUGHT.append(call.excinfo.value)


def pytest_runtestloop(session: pytest.Session) -> bool:
    """Plants one bug after the other, instead of running the tests once."""
    file = Path(os.environ["PLANTED"])
    wanted = json.loads(file.read_text(encoding="utf-8"))
    seen = [_seen(session, bug) for bug in bugs() if bug.id in wanted]
    file.write_text(json.dumps([asdict(each) for each in seen]), encoding="utf-8")
    return True


def _seen(session: pytest.Session, bug: Bug) -> Seen:
    began, seen = time.monotonic(), Seen(bug.id)
    try:
        with planted(bug):
            killer = next((each for each in _items(session, bug) if not _passes(session, each)), None)
    except CannotBePlantedError as problem:
        seen.instead = str(problem)
        return seen
    if killer is None:
        seen.instead = "nothing failed"
    elif not isinstance(CAUGHT[0], ASSERTIONS):
        seen.instead = f"{killer.nodeid} failed by {CAUGHT[0]!r}, which is no assertion"
    elif not _passes(session, killer):
        seen.instead = f"{killer.nodeid} fails without it too: {CAUGHT[0]!r}"
    else:
        seen.killed = killer.nodeid
    seen.seconds = round(time.monotonic() - began, 1)
    return seen


def _items(session: pytest.Session, bug: Bug) -> Iterator[pytest.Item]:
    for killer in bug.killers:
        found = [
            each for each in session.items if each.nodeid.partition("[")[0] == killer or each.nodeid == killer
        ]
        if not found:
            raise CannotBePlantedError(f"{bug.id}: there is no test {killer}")
        yield from found


def _passes(session: pytest.Session, item: pytest.Item) -> bool:
    """Whether a test passes now. What its folder and its module have prepared is taken down after it."""
    CAUGHT.clear()
    elsewhere = next(each for each in session.items if each.path.parent != item.path.parent)
    reports = runtestprotocol(item, log=False, nextitem=elsewhere)
    return not any(report.failed for report in reports)
