"""One call on the wire: to an address that was checked, with the host's name in TLS and in `Host`.

No redirect is followed, no proxy is asked, at most 64 kB of an answer are read, and a watchdog cuts the line
when the time is over, however slowly the other side drips.
"""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from chalicelib.webhooks.rules.urls import Target

WITHIN: Final = 15.0
READ_MOST: Final = 64 * 1024


class Failed(Exception):
    """Nothing was answered; the code says why."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered: header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@cache
def trust() -> ssl.SSLContext:
    """TLS 1.2 or later, with names and certificates checked."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


class _Line(http.client.HTTPConnection):
    """A connection to one address, whatever its host is called."""

    default_port = 443

    def __init__(self, target: Target, address: str, within: float, context: ssl.SSLContext | None) -> None:
        super().__init__(target.host, target.port, timeout=within)
        self._to = (address, target.port)
        self._context = context
        self._over = time.monotonic() + within
        self.is_cut = False

    def connect(self) -> None:
        """Connects to the pinned address; nothing is resolved here."""
        family = socket.AF_INET6 if ":" in self._to[0] else socket.AF_INET
        self.sock = socket.socket(family, socket.SOCK_STREAM)
        self.sock.settimeout(self.left())
        self.sock.connect(self._to)
        if self._context is not None:
            line = self._context.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock = line
            line.do_handshake()

    def left(self) -> float:
        """Seconds until the time is over."""
        return max(self._over - time.monotonic(), 0.01)

    def cut(self) -> None:
        """Ends whatever is going on."""
        self.is_cut = True
        line: socket.socket | None = self.sock
        if line is not None:
            try:
                line.shutdown(socket.SHUT_RDWR)
            except OSError:
                line.close()


def call(
    target: Target,
    address: str,
    headers: Mapping[str, str],
    body: bytes | None,
    *,
    context: ssl.SSLContext | None = None,
    within: float = WITHIN,
) -> Reply:
    """One POST, or without a body a GET. Raises Failed `tls`, `unreachable`, `too_slow` or `not_http`."""
    line = _Line(target, address, within, None if target.near else context or trust())
    watchdog = threading.Timer(within, line.cut)
    watchdog.daemon = True
    watchdog.start()
    try:
        reply = _asked(line, target.path, headers, body)
    except (http.client.HTTPException, OSError) as problem:
        raise Failed(_why(line, problem)) from None
    finally:
        watchdog.cancel()
        line.close()
    if line.is_cut:
        # What was cut off looks as if it had ended.
        raise Failed("too_slow")
    return reply


def _asked(line: _Line, path: str, headers: Mapping[str, str], body: bytes | None) -> Reply:
    line.request("GET" if body is None else "POST", path, body=body, headers=dict(headers))
    answer = line.getresponse()
    told = {name.lower(): value for name, value in answer.getheaders()}
    return Reply(answer.status, told, answer.read(READ_MOST))


def _why(line: _Line, problem: Exception) -> str:
    if line.is_cut or isinstance(problem, TimeoutError):
        return "too_slow"
    if isinstance(problem, ssl.SSLError):
        return "tls"
    # One that hangs up without a word is told apart from one that is not there at all.
    return "not_http" if isinstance(problem, http.client.HTTPException) else "unreachable"
