"""The engine, the network on it, and the house where the stories take place.

The engine starts before the tests are collected: the tables' names are read when the code is imported.
"""

import os
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from local import bells, stack
from local.engine import Engine
from tests.cast.clients import CLIENTS

if TYPE_CHECKING:
    from tests.cast.house import House

SECRET: Final = "a secret of the tests, longer than thirty-two bytes"
RUNNING: Final[list[Engine]] = []
WIRES: Final[list[stack.Wire]] = []


def pytest_sessionstart(session: pytest.Session) -> None:
    """Each worker has an engine of its own; a controller that only hands out tests has none."""
    if session.config.getoption("numprocesses", None) and not hasattr(session.config, "workerinput"):
        return
    engine = Engine().start()
    RUNNING.append(engine)
    environment, wires = stack.ensure(engine)
    WIRES.extend(wires)
    clock = Path(tempfile.mkdtemp(prefix="clock-")) / "offset"
    os.environ.update(environment, SECRET=SECRET, CLOCK_OFFSET_FILE=str(clock))
    for name in ("dynamodb", "dynamodbstreams", "secretsmanager", "sqs", "sns", "sesv2", "s3"):
        CLIENTS[name] = engine.client(name)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How much was tried, by folder, as far as its tests say so (`record_property("tried", {…})`)."""
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    seeds: dict[str, set[object]] = defaultdict(set)
    # Reports of what is neither passed nor failed: those of tearing down, which know what a test has noted.
    for report in terminalreporter.getreports(""):
        folder = report.nodeid.partition("/test_")[0]
        for name, value in getattr(report, "user_properties", ()) if report.when == "teardown" else ():
            if name == "tried":
                sums[folder].update(value)
            elif name == "seed":
                seeds[folder].add(value)
    for folder, counts in sums.items():
        told = ", ".join(f"{round(count)} {name}" for name, count in counts.items())
        seed = f" (seed {', '.join(map(str, sorted(seeds[folder], key=str)))})" if seeds[folder] else ""
        terminalreporter.write_line(f"{folder}: {told}{seed}")


def pytest_sessionfinish() -> None:
    """The engine leaves with the tests."""
    for engine in RUNNING:
        engine.stop()


@pytest.fixture(scope="session")
def network() -> "House":
    """The application on the engine, with its first administrator."""
    import app
    from tests.cast.house import House

    return House(app.app, RUNNING[0], lambda: bells.drain(WIRES, CLIENTS))


@pytest.fixture
def house(network: "House") -> Iterator["House"]:
    """The network that stories happen in. It is shared: each story brings its own people and places."""
    yield network
    network.returns()
