"""Somebody in front of a network, over HTTP: asks, keeps a cookie, and reads the codes in a mailbox."""

import json
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

COOKIE: Final = "__Host-entrenous"
REQUEST: Final = "x-request-id"
PROBLEM: Final = "application/problem+json"
PATIENCE_SECONDS: Final = 40
"""How long a consequence may take to show: the first one waits for functions to start."""

Mailbox = Callable[[str], list[str]]
"""Answers the texts of the mails to an address, the newest first."""


class JourneyFailed(Exception):
    """The network did something else than the journey needs; the text says what was asked and answered."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: status, headers by lower-case name, body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Network:
    """Where a network is: the address that `/v1` follows, its mailbox, and headers for every request."""

    base: str
    mailbox: Mailbox
    headers: Mapping[str, str]

    def ask(self, method: str, path: str, body: Any, headers: Mapping[str, str]) -> Reply:
        """One request to a path below `/v1`; a body goes as JSON. Raises JourneyFailed if nobody answers."""
        raw = None if body is None else json.dumps(body).encode()
        kind = {} if raw is None else {"Content-Type": "application/json"}
        sent = {"X-Requested-With": "entrenous", **kind, **self.headers, **headers}
        request = urllib.request.Request(f"{self.base}/v1{path}", raw, sent, method=method)  # noqa: S310 (told)
        try:
            with urllib.request.urlopen(request, timeout=180) as answer:  # noqa: S310 (the address we were told)
                return Reply(answer.status, _lowered(answer.headers), answer.read())
        except urllib.error.HTTPError as refused:
            with refused:
                return Reply(refused.code, _lowered(refused.headers), refused.read())
        except OSError as problem:
            raise JourneyFailed(f"{method} {path}: no answer ({problem})") from problem


class Person:
    """Somebody with an address, signed in or not yet."""

    def __init__(self, network: Network, email: str) -> None:
        self.email = email
        self.id = ""
        self._network = network
        self._cookie = ""

    def does(self, method: str, path: str, body: Any = None, *, status: int = 200) -> Any:
        """Asks and answers the body, parsed. Raises JourneyFailed for another status or without a trace."""
        reply = self._asked(method, path, body, status)
        return json.loads(reply.body) if reply.body else None

    def is_refused(self, method: str, path: str, status: int) -> str:
        """Asks what is not theirs to ask; answers the refusal's code. Raises JourneyFailed if it is none."""
        reply = self._asked(method, path, None, status)
        kind = reply.headers.get("content-type", "")
        if kind != PROBLEM:
            raise JourneyFailed(f"{method} {path}: the refusal is {kind!r} and no problem document")
        code: str = json.loads(reply.body)["code"]
        return code

    def signs_in(self) -> None:
        """With a code from the mailbox."""
        before = self._codes()
        self.does("POST", "/sign-in/codes", {"email": self.email}, status=202)
        eventually("the code is in the mailbox", lambda: self._codes() != before)
        draft = {"email": self.email, "code": self._codes()[0]}
        reply = self._asked("POST", "/sign-in/sessions", draft, 201)
        self._cookie = reply.headers["set-cookie"].partition(";")[0]
        if not self._cookie.startswith(f"{COOKIE}="):
            raise JourneyFailed(f"the session came in another cookie than {COOKIE}")
        self.id = json.loads(reply.body)["person"]["id"]

    def mails(self) -> list[str]:
        """The texts of the mails to them, the newest first."""
        return self._network.mailbox(self.email)

    def _asked(self, method: str, path: str, body: Any, status: int) -> Reply:
        reply = self._network.ask(method, path, body, {"Cookie": self._cookie} if self._cookie else {})
        trace = reply.headers.get(REQUEST)
        if reply.status != status or not trace:
            said = f"{reply.status} came (request {trace or 'not named'}): {reply.body.decode()[:600]}"
            raise JourneyFailed(f"{method} {path}: {status} was expected, {said}")
        return reply

    def _codes(self) -> list[str]:
        return [code for text in self.mails() for code in re.findall(r"\b\d{6}\b", text)]


def eventually(what: str, true: Callable[[], bool]) -> None:
    """Waits for a consequence. Raises JourneyFailed when it does not show within `PATIENCE_SECONDS`."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not true():
        if time.monotonic() > deadline:
            raise JourneyFailed(f"it never came true that {what}")
        time.sleep(0.1)


def _lowered(headers: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
