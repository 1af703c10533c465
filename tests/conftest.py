"""The engine, the network on it, and the house where the stories take place.

The engine starts before the tests are collected: the tables' names are read when the code is imported.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from playwright.sync_api import Browser, sync_playwright

from local import bells, stack
from local.engine import Engine
from tests.cast import figures, offline
from tests.cast.canary import GUARD, judge
from tests.cast.clients import CLIENTS

if TYPE_CHECKING:
    from tests.cast.house import House

SECRET: Final = "a secret of the tests, longer than thirty-two bytes"
RUNNING: Final[list[Engine]] = []
WIRES: Final[list[stack.Wire]] = []
HOUSES: Final[list["House"]] = []
DAY: Final = 86_400
LAST: Final = 60
STAGES: Final[list[Path]] = []
"""Where the stories of the moment happen."""
SHARED: Final = frozenset({"faults", "matrix", "racing"})
"""Folders whose stories all happen on one stage; elsewhere those of one file do."""


def pytest_sessionstart(session: pytest.Session) -> None:
    """Each worker has an engine of its own; a controller that only hands out tests has none."""
    if session.config.getoption("numprocesses", None) and not hasattr(session.config, "workerinput"):
        return
    offline.forbid()
    engine = Engine().start()
    RUNNING.append(engine)
    environment, wires = stack.ensure(engine)
    WIRES.extend(wires)
    clock = Path(tempfile.mkdtemp(prefix="clock-")) / "offset"
    os.environ.update(environment, SECRET=SECRET, CLOCK_OFFSET_FILE=str(clock))
    for name in ("dynamodb", "dynamodbstreams", "secretsmanager", "sqs", "sns", "sesv2", "s3"):
        CLIENTS[name] = engine.client(name)


def pytest_sessionfinish() -> None:
    """The engine leaves with the tests."""
    for engine in RUNNING:
        engine.stop()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Stories of another file begin on an empty network: with what thousands left behind each would be slow,
    and what falls due for the people of one would be mailed in another. Bugs are planted now here, now there:
    while that lasts, every stage stays."""
    bugs = item.config.pluginmanager.hasplugin("tests.planted.nursery")
    if bugs or "network" not in getattr(item, "fixturenames", ()):
        return
    _lets_the_day_end()
    stage = item.path.parent if item.path.parent.name in SHARED else item.path
    if HOUSES and [stage] != STAGES:
        HOUSES[0].begins_anew()
    STAGES[:] = [stage]


def _lets_the_day_end() -> None:
    """A story that asks twice which day it is must be told the same: none begins in its last minute."""
    left = DAY - time.time() % DAY
    if left < LAST:
        time.sleep(left)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Whatever a story wrote to the log is looked through for what people wrote."""
    report = yield
    judge(report)
    return report


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """How much was tried: cells, checks, bugs."""
    for line in figures.told(terminalreporter):
        terminalreporter.write_line(line)


@pytest.fixture(autouse=True)
def guarded() -> Iterator[None]:
    """Nothing that left the network in this story held what only its readers may know."""
    yield
    GUARD.demand()


@pytest.fixture(scope="session")
def network() -> "House":
    """The application on the engine, with its first administrator."""
    import app
    from tests.cast.house import House

    GUARD.listen()
    HOUSES.append(House(app.app, RUNNING[0], lambda: bells.drain(WIRES, CLIENTS, RUNNING[0].waiting)))
    return HOUSES[0]


@pytest.fixture
def house(network: "House") -> Iterator["House"]:
    """The network that stories happen in. It is shared: each story brings its own people and places."""
    yield network
    network.returns()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, without a window: one a worker, because Playwright drives one at a time."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert chromium, "the tests need chromium"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()
