"""An HTTP/1.1 server that keeps up with kept-alive clients, and that can be stopped cleanly.

Python's own, with its waits removed (Nagle off, answers written at once, a backlog of 128 connections)
and with its own refusals left to whoever answers.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

BODY_MOST: Final = 10_000_000
"""As API Gateway: more than that never reaches the function."""
IDLE_SECONDS: Final = 75
FINISH_SECONDS: Final = 10
JSON_HEADERS: Final = (("Content-Type", "application/json"), ("Cache-Control", "no-store"))


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. `target` is the path with its query string; `peer` is the address that it came from;
    header names are in lower case.

    `refused` is the status with which it has to be answered because it cannot be read, or 0.
    """

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    peer: str
    refused: int = 0

    @property
    def path(self) -> str:
        """The target without its query string."""
        return self.target.partition("?")[0]


@dataclass(frozen=True, slots=True)
class Told:
    """One answer. Header names may repeat."""

    status: int
    body: bytes = b""
    headers: list[tuple[str, str]] = field(default_factory=list)


Answerer = Callable[[Asked], Told]


class Server(ThreadingHTTPServer):
    """Listens on 127.0.0.1 from the moment that it is made; answers once `start` has been called.

    Raises OSError when the port is taken.
    """

    request_queue_size = 128
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Connection)
        self.answer: Answerer = _not_yet
        self.stopping = False
        self._under_way = 0
        self._changed = threading.Condition()

    def start(self, answer: Answerer) -> None:
        """Begins to answer, in a thread for each connection."""
        self.answer = answer
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()

    def stop(self) -> None:
        """Takes no more requests, lets those under way finish (ten seconds at most), closes connections."""
        with self._changed:
            self.stopping = True
        self.shutdown()
        self.server_close()
        with self._changed:
            self._changed.wait_for(lambda: not self._under_way, FINISH_SECONDS)

    def enter(self) -> bool:
        """Counts a request as under way; answers False where none is taken any more."""
        with self._changed:
            self._under_way += not self.stopping
            return not self.stopping

    def leave(self) -> None:
        """Counts a request as done."""
        with self._changed:
            self._under_way -= 1
            self._changed.notify_all()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away in the middle is nothing to report."""


def _not_yet(asked: Asked) -> Told:
    return Told(503)


class _Connection(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS
    disable_nagle_algorithm = True
    wbufsize = -1

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Every method is answered alike; which ones exist is not the server's to know."""
        if name.startswith("do_"):
            return self._exchange
        raise AttributeError(name)

    def _exchange(self) -> None:
        if not self.server.enter():
            # Kept-alive connections outlive the server's shutdown: here they end.
            self.close_connection = True
            return
        try:
            body, refused = self._body()
            self._tell(self.server.answer(self._asked(body, refused)))
        finally:
            self.server.leave()

    def _asked(self, body: bytes, refused: int = 0) -> Asked:
        headers = {name.lower(): value for name, value in self.headers.items()}
        return Asked(self.command, self.path, headers, body, self.client_address[0], refused)

    def _body(self) -> tuple[bytes, int]:
        """The body, or the status with which a body is refused unread; then the connection closes."""
        said = self.headers.get("Content-Length", "0").strip()
        refused = 0
        if "Transfer-Encoding" in self.headers:
            refused = 411
        elif not (said.isascii() and said.isdigit()):
            refused = 400
        elif int(said) > BODY_MOST:
            refused = 413
        if refused:
            self.close_connection = True
            return b"", refused
        return self.rfile.read(int(said)), 0

    def _tell(self, told: Told) -> None:
        self.send_response(told.status)
        for name, value in told.headers:
            self.send_header(name, value)
        if told.status != 204:
            self.send_header("Content-Length", str(len(told.body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(told.body)
        self.wfile.flush()

    def handle_expect_100(self) -> bool:
        """Says at once that the body may come."""
        proceed = super().handle_expect_100()
        self.wfile.flush()
        return proceed

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the server itself cannot read (a broken request line, headers without end)."""
        self.close_connection = True
        peer = self.client_address[0]
        self.command = self.command or "GET"
        self._tell(self.server.answer(Asked(self.command, "/", {}, b"", peer, code)))

    def version_string(self) -> str:
        """Says neither what runs here nor in which version."""
        return "entrenous"

    def log_message(self, *said: object) -> None:
        """The app writes its own log."""
