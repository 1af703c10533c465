"""The local engine: stands in for the cloud's tables, topic, queues, bucket and mail, as a child process."""

import functools
import json
import os
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Final, Self

if TYPE_CHECKING:
    import botocore.session

ROOT: Final = Path(__file__).parent.parent
PYTHON: Final = ROOT / ".engine" / "bin" / "python"
CHILD: Final = Path(__file__).parent / "child.py"
REGION: Final = "eu-west-1"
START_SECONDS: Final = 60
STOP_SECONDS: Final = 60
SETTINGS: Final = {
    "BIND_HOST": "127.0.0.1",
    "SFTP_ENABLED": "0",
    "IOT_MTLS_ENABLED": "0",
    "LOG_LEVEL": "WARNING",
    "MINISTACK_REGION": REGION,
    "AWS_DEFAULT_REGION": REGION,
}
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
        engine = cls()
        engine.url = url
        return engine

    def start(self) -> Self:
        """Returns when the engine answers. Raises EngineFailed when it leaves or takes over a minute."""
        if self._state:
            (self._state / "state").mkdir(parents=True, exist_ok=True)
        with (self._state / "engine.log" if self._state else Path(os.devnull)).open("wb") as log:
            self._child = self._born(log)
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if not self.alive or time.monotonic() > deadline:
                self.stop()
                raise EngineFailed("the local engine did not start")
            time.sleep(0.02)
        return self

    def stop(self) -> None:
        """Lets the engine save and leave; ends it by force when that takes over a minute."""
        if self._child is None:
            return
        if self._child.stdin:
            self._child.stdin.close()
        try:
            self._child.wait(STOP_SECONDS)
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

    def save(self) -> None:
        """Writes all state to the state folder; returns when it is there, or raises EngineFailed."""
        if self._state is None or self._child is None or self._child.stdin is None:
            raise EngineFailed("this engine keeps no state")
        before = self._saves()
        self._child.stdin.write(b"save\n")
        self._child.stdin.flush()
        deadline = time.monotonic() + STOP_SECONDS
        while self._saves() == before:
            if not self.alive or time.monotonic() > deadline:
                raise EngineFailed("the local engine did not save")
            time.sleep(0.02)

    def mails(self) -> bytes:
        """The mails sent since the engine started, as JSON: `messages`, oldest first, in its own words."""
        accounts = json.loads(self._ask("/_ministack/ses/messages"))["messages"].values()
        mails = (mail for sent in accounts for mail in sent)
        messages = sorted(mails, key=lambda mail: float(mail["Timestamp"]))
        return json.dumps({"messages": messages}).encode()

    def _born(self, log: IO[bytes]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [PYTHON, CHILD],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            env=self._settings(),
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
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 (our own address)
            body: bytes = answer.read()
            return body

    def _settings(self) -> dict[str, str]:
        inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        kept: dict[str, str] = {}
        if self._state:
            kept = {
                "PERSIST_STATE": "1",
                "STATE_DIR": str(self._state / "state"),
                "S3_PERSIST": "1",
                "S3_DATA_DIR": str(self._state / "s3"),
                "TMPDIR": str(self._state),
            }
        return inherited | SETTINGS | {"GATEWAY_PORT": str(self.port)} | kept

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
