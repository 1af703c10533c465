"""A laptop's network as a process of its own, on a free port and in a folder of its own."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from local.engine import ROOT, free_port

ADA = "ada@example.org"


@dataclass(frozen=True)
class Reply:
    """An answer: status, headers by lower-case name, body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Laptop:
    """`make run` without make: `start`, ask, `stop` or `kill`."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.port = free_port()
        own = {"SEED": "empty", "PORT": str(self.port), "NETWORK_FOLDER": str(folder)}
        self.environment = own | environment
        self.process: subprocess.Popen[str] | None = None
        self.said = ""

    def begin(self) -> "Laptop":
        """Starts the process, and waits for nothing."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "local.run"],
            cwd=ROOT,
            env={**os.environ, **self.environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        return self

    def start(self) -> "Laptop":
        """Starts, and waits until the network answers."""
        self.begin()
        deadline = time.monotonic() + 240
        while time.monotonic() < deadline and self.running.poll() is None:
            try:
                if self.ask("/api/v1/health").status == 200:
                    return self
            except OSError:
                time.sleep(0.05)
        raise AssertionError(f"not ready: {self.stop()}")

    @property
    def running(self) -> "subprocess.Popen[str]":
        assert self.process is not None
        return self.process

    def stop(self, sent: signal.Signals = signal.SIGTERM) -> str:
        """Asks it to stop by a signal, waits until it has; answers all that it said on screen."""
        if self.running.poll() is None:
            self.running.send_signal(sent)
        self.said = self.running.communicate(timeout=240)[0]
        return self.said

    def kill(self) -> None:
        """Ends the process without a word, and waits until its engine has left too."""
        self.running.kill()
        self.running.communicate(timeout=240)
        wait_until(lambda: not self.engines())

    def engines(self) -> list[int]:
        """The process ids of engines that keep their state in this folder."""
        found = []
        for entry in Path("/proc").iterdir():
            try:
                said = (entry / "environ").read_bytes() if entry.name.isdigit() else b""
                command = (entry / "cmdline").read_bytes() if said else b""
            except OSError:
                continue
            if f"STATE_DIR={self.folder}/state".encode() in said and b"child.py" in command:
                found.append(int(entry.name))
        return found

    def ask(self, path: str, body: Any = None, method: str | None = None, **headers: str) -> Reply:
        """One request; a body goes as JSON."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        raw = None if body is None else json.dumps(body).encode()
        if raw is not None:
            sent["Content-Type"] = "application/json"
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", raw, sent, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return Reply(answer.status, _lowered(answer.headers), answer.read())
        except urllib.error.HTTPError as refused:
            with refused:
                return Reply(refused.code, _lowered(refused.headers), refused.read())

    def mails(self, to: str = ADA) -> list[dict[str, Any]]:
        """The mails to an address, newest first."""
        mails: list[dict[str, Any]] = self.ask(f"/local/mail.json?to={to}").json
        return mails

    def codes(self, email: str) -> list[str]:
        """The one-time codes mailed to an address, newest first."""
        return [code for mail in self.mails(email) for code in re.findall(r"\b\d{6}\b", mail["text"])]

    def sign_in(self, email: str = ADA) -> str:
        """Signs in with a code from the mailbox; answers the cookie."""
        before = len(self.codes(email))
        assert self.ask("/api/v1/sign-in/codes", {"email": email}, X_Requested_With="entrenous").status == 202
        wait_until(lambda: len(self.codes(email)) > before)
        draft = {"email": email, "code": self.codes(email)[0]}
        answer = self.ask("/api/v1/sign-in/sessions", draft, X_Requested_With="entrenous")
        assert answer.status == 201, answer.body
        return answer.headers["set-cookie"].partition(";")[0]


def _lowered(headers: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def wait_until(true: Any, seconds: float = 240) -> None:
    """Waits for something to come true; fails when it does not."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.05)


def command(laptop: Laptop, module: str, *words: str) -> tuple[int, str]:
    """What a command answers about a laptop's network, and all that it says."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        cwd=ROOT,
        env={**inherited, "NETWORK_FOLDER": str(laptop.folder)},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def verify(laptop: Laptop, *words: str) -> tuple[int, str]:
    """What `make verify-ledger` does, without make."""
    code, told = command(laptop, "infra.ledger", *words)
    return code, told.strip()
