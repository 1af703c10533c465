"""Clients that keep their connections and cost next to nothing themselves: bytes out, bytes in, on a
socket."""

import socket
import statistics
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from bench.operations import Maker

WARM: Final = 10
"""Requests before anything is measured."""
PATIENCE: Final = 60


class Refused(Exception):
    """An answer was not a success; what is measured then is not what is meant."""


@dataclass(frozen=True)
class Run:
    """What came of asking for a while: milliseconds of each request, and how long all took in seconds."""

    took: list[float]
    seconds: float

    @property
    def rate(self) -> float:
        """Requests a second."""
        return len(self.took) / self.seconds

    @property
    def p50(self) -> float:
        """The median in milliseconds."""
        return statistics.median(self.took)

    @property
    def p99(self) -> float:
        """In milliseconds; of few requests, nearly the slowest."""
        return sorted(self.took)[min(len(self.took) - 1, len(self.took) * 99 // 100)]


class Client:
    """One connection to a network on this machine."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def asks(self, request: bytes) -> bytes:
        """The body of the answer. Raises Refused where it is no success."""
        self._socket.sendall(request)
        told = self._read()
        while b"\r\n\r\n" not in told:
            told += self._read()
        head, _, body = told.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        while len(body) < length:
            body += self._read()
        if not head.startswith(b"HTTP/1.1 2"):
            raise Refused(f"{request[:200]!r}: {head[:40]!r} {body[:300]!r}")
        return body

    def _read(self) -> bytes:
        told = self._socket.recv(262_144)
        if not told:
            raise Refused("the connection was closed")
        return told

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()


def run(port: int, make: "Maker", clients: int, seconds: float) -> Run:
    """Lets so many clients ask for so long, each as soon as it has been answered."""
    took: list[float] = []
    problems: list[Exception] = []
    start = threading.Barrier(clients + 1)

    def ask(number: int) -> None:
        try:
            with Client(port) as client:
                start.wait()
                took.extend(_asked(client, make, number, clients, seconds))
        except Exception as problem:  # noqa: BLE001 (a thread has nobody above it to tell)
            problems.append(problem)

    hands = [threading.Thread(target=ask, args=(number,)) for number in range(clients)]
    for each in hands:
        each.start()
    start.wait(PATIENCE)
    began = time.perf_counter()
    for each in hands:
        each.join()
    if problems:
        raise problems[0]
    return Run(took, time.perf_counter() - began)


def warm(port: int, make: "Maker") -> None:
    """Asks a few times, so that nobody measures what happens only once."""
    with Client(port) as client:
        for number in range(WARM):
            client.asks(make(number).spelled())


def _asked(client: Client, make: "Maker", number: int, step: int, seconds: float) -> list[float]:
    took = []
    deadline = time.perf_counter() + seconds
    while time.perf_counter() < deadline:
        request = make(number).spelled()
        number += step
        began = time.perf_counter()
        client.asks(request)
        took.append((time.perf_counter() - began) * 1000)
    return took
