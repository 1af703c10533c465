"""The local engine: stands in for the cloud's tables, topic, queues, bucket and mail, as a child process."""

import functools
import itertools
import json
import os
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Final, Self

from local.surroundings import surroundings

if TYPE_CHECKING:
    import botocore.session

ROOT: Final = Path(__file__).parent.parent
PYTHON: Final = ROOT / ".engine" / "bin" / "python"
CHILD: Final = Path(__file__).parent / "child.py"
REGION: Final = "eu-west-1"
SECONDS: Final = 120
"""How long anything that is asked of it may take."""
CREDENTIALS: Final = {
    "AWS_ACCESS_KEY_ID": "laptop",
    "AWS_SECRET_ACCESS_KEY": "laptop",
    "AWS_DEFAULT_REGION": REGION,
    "AWS_REGION": REGION,
    "AWS_EC2_METADATA_DISABLED": "true",
}
PATIENCE: Final = "30"
"""Seconds that the store's answer is waited for: a busy laptop is slow where DynamoDB never is."""


class EngineFailed(Exception):
    """The engine did not start, or left before it was told to."""


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@functools.cache
def _session() -> "botocore.session.Session":
    """One for all engines, because it reads the descriptions of the services, which takes long."""
    import botocore.session

    return botocore.session.get_session()


class Engine:
    """One engine on a free port of 127.0.0.1: `with Engine() as engine`, or `start` and `stop`.

    With a state folder it keeps everything there between graceful stops and at each `save`; without
    one it forgets. It stops by itself, saving, when this process is gone.
    """

    def __init__(self, state: Path | None = None) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._state = state
        self._child: subprocess.Popen[bytes] | None = None

    @classmethod
    def at(cls, url: str) -> "Engine":
        """An engine that another process has started, to ask and not to stop."""
        (engine := cls()).url = url
        return engine

    def start(self) -> Self:
        """Returns when the engine answers. Raises EngineFailed when it leaves or takes over two minutes."""
        if self._state:
            (self._state / "state").mkdir(parents=True, exist_ok=True)
        with (self._state / "engine.log" if self._state else Path(os.devnull)).open("wb") as log:
            self._child = self._born(log)
        try:
            self._await(self._answers, "start")
        except EngineFailed:
            self.stop()
            raise
        return self

    def stop(self) -> None:
        """Lets the engine save and leave; ends it by force when that takes over two minutes."""
        if self._child is None:
            return
        if self._child.stdin:
            self._child.stdin.close()
        try:
            self._child.wait(SECONDS)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()

    @property
    def alive(self) -> bool:
        """Whether the engine's process is there."""
        return self._child is not None and self._child.poll() is None

    @property
    def environment(self) -> dict[str, str]:
        """The environment variables with which AWS clients find this engine and nothing else."""
        return CREDENTIALS | {"AWS_ENDPOINT_URL": self.url, "STORE_PATIENCE": PATIENCE}

    def client(self, service: str) -> Any:
        """A fresh AWS client of this engine. Not to be called by two threads at once."""
        return _session().create_client(
            service,
            region_name=REGION,
            endpoint_url=self.url,
            aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
        )

    def reset(self) -> None:
        """Forgets everything."""
        self._ask("/_ministack/reset", method="POST")

    def empty(self) -> None:
        """Forgets rows, messages, mails and objects, and keeps what holds them, under the same names.

        Raises EngineFailed when that takes over two minutes.
        """
        with tempfile.TemporaryDirectory() as folder:
            self._tell(b"empty " + os.fsencode(done := Path(folder) / "done"))
            self._await(done.exists, "forget")

    def save(self) -> None:
        """Writes all state to the state folder; returns when it is there, or raises EngineFailed."""
        if self._state is None:
            raise EngineFailed("this engine keeps no state")
        before = self._saves()
        self._tell(b"save")
        self._await(lambda: self._saves() != before, "save")

    def waiting(self) -> frozenset[str]:
        """The names of the queues in which something can be received now."""
        return frozenset(json.loads(self._ask("/_network/waiting")))

    def mails(self) -> bytes:
        """The mails sent since it started, as JSON: `messages`, oldest first, in the engine's own words."""
        sent = itertools.chain(*json.loads(self._ask("/_ministack/ses/messages"))["messages"].values())
        return json.dumps({"messages": sorted(sent, key=lambda mail: float(mail["Timestamp"]))}).encode()

    def _tell(self, word: bytes) -> None:
        if self._child is None or self._child.stdin is None:
            raise EngineFailed("this engine is not ours")
        self._child.stdin.write(word + b"\n")
        self._child.stdin.flush()

    def _await(self, done: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + SECONDS
        while not done():
            if not self.alive or time.monotonic() > deadline:
                raise EngineFailed(f"the local engine did not {what}")
            time.sleep(0.005)

    def _born(self, log: IO[bytes]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [PYTHON, CHILD],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            # It knows the keys that links are signed with only if they are its own.
            env=CREDENTIALS | surroundings(self.port, REGION, self._state),
            cwd=self._state or tempfile.gettempdir(),
            start_new_session=True,
        )

    def _saves(self) -> str:
        kept = self._state / "state" / "saves" if self._state else None
        return kept.read_text() if kept and kept.exists() else ""

    def _answers(self) -> bool:
        try:
            self._ask("/_ministack/health")
        except OSError:
            return False
        return True

    def _ask(self, path: str, method: str = "GET") -> bytes:
        request = urllib.request.Request(self.url + path, method=method)  # noqa: S310 (our own address)
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 (our own address)
            return bytes(answer.read())

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
