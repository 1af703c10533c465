"""The server under the front door: raw requests over a socket."""

import socket
import threading
from collections.abc import Iterator

import pytest

from local.server import BODY_MOST, Asked, Server, Told

SEEN: list[Asked] = []
GATE = threading.Event()


def echo(asked: Asked) -> Told:
    """Answers what it was asked, after the gate opens where the path says so."""
    SEEN.append(asked)
    if asked.path == "/slow":
        GATE.wait(120)
    return Told(asked.refused or 200, asked.method.encode() + b" " + asked.body, [("A", "1"), ("A", "2")])


@pytest.fixture
def server() -> Iterator[Server]:
    SEEN.clear()
    GATE.clear()
    made = Server(0)
    made.start(echo)
    yield made
    GATE.set()
    if not made.stopping:
        made.stop()


def talk(server: Server, sent: bytes) -> bytes:
    """Sends bytes, then reads until the server closes or has nothing more to say."""
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=120) as line:
        line.sendall(sent)
        line.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: line.recv(65_536), b""))


def test_a_connection_is_kept_for_several_requests(server: Server) -> None:
    said = talk(
        server, b"GET /a?b=1 HTTP/1.1\r\nHost: x\r\n\r\nPOST /c HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi"
    )
    assert said.count(b"HTTP/1.1 200") == 2
    assert said.endswith(b"POST hi")
    assert [(asked.target, asked.path, asked.headers.get("host")) for asked in SEEN] == [
        ("/a?b=1", "/a", "x"),
        ("/c", "/c", None),
    ]
    assert said.count(b"A: 1\r\nA: 2\r\n") == 2


def test_any_method_is_passed_on(server: Server) -> None:
    assert talk(server, b"BREW /tea HTTP/1.1\r\n\r\n").endswith(b"BREW ")


def test_head_has_headers_and_no_body(server: Server) -> None:
    said = talk(server, b"HEAD /a HTTP/1.1\r\n\r\n")
    assert b"Content-Length: 5\r\n" in said
    assert said.endswith(b"\r\n\r\n")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (b"Transfer-Encoding: chunked", 411),
        (b"Content-Length: two", 400),
        (b"Content-Length: -1", 400),
        (b"Content-Length: %d" % (BODY_MOST + 1), 413),
    ],
)
def test_a_body_that_cannot_be_read_is_refused_and_the_connection_closed(
    server: Server, headers: bytes, status: int
) -> None:
    said = talk(server, b"POST /a HTTP/1.1\r\n" + headers + b"\r\n\r\n")
    assert said.startswith(b"HTTP/1.1 %d" % status)
    assert b"Connection: close\r\n" in said


@pytest.mark.parametrize(
    "sent",
    [b"what is this\r\n\r\n", b"GET /%s HTTP/1.1\r\n\r\n" % (b"a" * 70_000), b"GET / HTTP/9.9\r\n\r\n"],
)
def test_what_is_no_request_is_answered_by_our_words(server: Server, sent: bytes) -> None:
    talk(server, sent)
    assert len(SEEN) == 1
    assert SEEN[0].refused >= 400


def test_a_body_may_come_after_it_was_announced(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=120) as line:
        line.sendall(b"POST /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
        assert line.recv(100).startswith(b"HTTP/1.1 100")
        line.sendall(b"hi")
        assert b"200 OK" in line.recv(1_000)


def test_stopping_lets_what_is_under_way_finish_and_closes_what_is_kept(server: Server) -> None:
    address = ("127.0.0.1", server.server_port)
    with (
        socket.create_connection(address, timeout=120) as kept,
        socket.create_connection(address, timeout=120) as slow,
    ):
        kept.sendall(b"GET /a HTTP/1.1\r\n\r\n")
        kept.recv(1_000)
        slow.sendall(b"GET /slow HTTP/1.1\r\n\r\n")
        while len(SEEN) < 2:
            threading.Event().wait(0.01)
        stopping = threading.Thread(target=server.stop)
        stopping.start()
        stopping.join(0.5)
        assert stopping.is_alive()
        GATE.set()
        assert b"200 OK" in slow.recv(1_000)
        stopping.join(5)
        assert not stopping.is_alive()
        kept.sendall(b"GET /late HTTP/1.1\r\n\r\n")
        assert kept.recv(1_000) == b""
    assert [asked.path for asked in SEEN] == ["/a", "/slow"]


def test_a_port_that_is_taken_is_an_error(server: Server) -> None:
    with pytest.raises(OSError, match="in use"):
        Server(server.server_port)


def test_many_clients_at_once_are_all_answered(server: Server) -> None:
    said: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: said.append(talk(server, b"GET /a HTTP/1.1\r\n\r\n")))
        for _ in range(100)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert [each[:12] for each in said] == [b"HTTP/1.1 200"] * 100
