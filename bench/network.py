"""The network that is measured: `make run`'s own processes, and this process beside them on the same tables.

Here requests are answered by the same code, so that calls, trips and units can be counted and CPU be compared
with a bare botocore that reads the same bytes.
"""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from local import stack
from local.engine import Engine
from local.house import House
from local.server import Asked

if TYPE_CHECKING:
    from bench.operations import Request
    from local.gateway import Gateway
    from tests.laptop.running import Laptop

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Network:
    """A network in processes of its own; `server` and `engine` are their ids."""

    laptop: "Laptop"

    @property
    def port(self) -> int:
        """Where it answers."""
        return self.laptop.port

    def cpu(self) -> tuple[float, float]:
        """Seconds of CPU that the server and the engine have spent so far."""
        (engine,) = self.laptop.engines()
        return _spent(self.laptop.running.pid), _spent(engine)

    @cached_property
    def front(self) -> "Gateway":
        """The same application in this process."""
        import app
        from local.gateway import Gateway

        return Gateway(app.app)

    def answers(self, request: "Request") -> bytes:
        """What this process answers. Raises RuntimeError where that is no success."""
        told = self.front.answer(request.asked())
        if told.status >= 300:
            raise RuntimeError(f"{request.path}: {told.status} {told.body[:300]!r}")
        return told.body

    def event(self, request: "Request") -> dict[str, Any]:
        """The event that a function would get."""
        asked: Asked = request.asked()
        return self.front._event(asked)

    def rests(self) -> None:
        """Waits until what followed from writing is done: half a second in which next to nothing happens."""
        busy = True
        while busy:
            before = sum(self.cpu())
            time.sleep(0.5)
            busy = sum(self.cpu()) - before > 0.1


def _spent(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


@contextmanager
def started() -> Iterator[Network]:
    """A network that nobody is in, on a free port, in a folder that is forgotten afterwards."""
    from tests.laptop.running import Laptop

    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        laptop = Laptop(Path(folder)).start()
        try:
            house = House(Path(folder))
            engine = house.engine()
            environment = stack.standing(Engine.at(engine)) if engine else None
            os.environ.update(environment or {}, SECRET=house.secret())
            with Path(os.devnull).open("w") as quiet, redirect_stdout(quiet):
                yield Network(laptop)
        finally:
            laptop.stop()
