"""Questions and answers over one connection, as whoever listens there would have them, and worse."""

import datetime
import socket
import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from botocore.awsrequest import AWSPreparedRequest
from botocore.exceptions import HTTPClientError
from botocore.httpsession import URLLib3Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.foundation.exchange import Exchange, Unreadable, answered

FINE = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nfine"
CLOSING = FINE.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
GONE = b""


@contextmanager
def listening(
    answers: Sequence[bytes], tls: ssl.SSLContext | None = None
) -> Iterator[tuple[int, list[bytes]]]:
    """A port where each question is answered in turn, and the questions with the connection they came by.

    An empty answer closes the connection.
    """
    heard: list[bytes] = []
    left = list(answers)
    with socket.create_server(("127.0.0.1", 0)) as door:

        def serve() -> None:
            number = 0
            while left:
                try:
                    raw, _ = door.accept()
                    with tls.wrap_socket(raw, server_side=True) if tls else raw as one:
                        one.settimeout(60)
                        number += 1
                        _converse(one, number, left, heard)
                except OSError:
                    # Whoever refuses our certificate goes away; the next may not.
                    continue

        hand = threading.Thread(target=serve)
        hand.start()
        try:
            yield door.getsockname()[1], heard
        finally:
            left.clear()
            door.shutdown(socket.SHUT_RDWR)
            hand.join()


def _converse(one: Any, number: int, left: list[bytes], heard: list[bytes]) -> None:
    while left:
        question = one.recv(65_536)
        if not question:
            return
        heard.append(b"%d %s" % (number, question))
        answer = left.pop(0)
        one.sendall(answer)
        if answer == GONE or b"close" in answer:
            return


def asking(port: int, scheme: str = "http", **session: Any) -> tuple[Exchange, AWSPreparedRequest]:
    url = f"{scheme}://localhost:{port}/"
    own = {"x-amz-target": "T", "host": f"localhost:{port}"}
    return Exchange(URLLib3Session(timeout=(60, 60), **session), url), AWSPreparedRequest(
        "POST", url, own, b"body", stream_output=False
    )


def test_questions_go_out_whole_over_a_connection_that_is_kept() -> None:
    with listening([FINE, FINE]) as (port, heard):
        exchange, question = asking(port)
        for _ in range(2):
            answer = exchange.send(question)
            assert (answer.status_code, answer.content, answer.headers["content-TYPE"]) == (
                200, b"fine", "text/plain",
            )  # fmt: skip
    whole = (
        b"1 POST / HTTP/1.1\r\nx-amz-target: T\r\nhost: localhost:%d\r\ncontent-length: 4\r\n\r\nbody" % port
    )
    assert heard == [whole, whole]


def test_a_connection_that_is_closed_is_followed_by_another() -> None:
    with listening([CLOSING, FINE]) as (port, heard):
        exchange, question = asking(port)
        assert [exchange.send(question).content for _ in range(2)] == [b"fine", b"fine"]
    assert [each[:1] for each in heard] == [b"1", b"2"]


def test_no_answer_is_said_and_the_next_question_asked_anew() -> None:
    with listening([GONE, FINE]) as (port, _):
        exchange, question = asking(port)
        with pytest.raises(HTTPClientError):
            exchange.send(question)
        assert exchange.direct
        assert exchange.send(question).content == b"fine"


@pytest.mark.parametrize(
    "odd",
    [
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nfine",
        b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\nConnection: close\r\n\r\nfine",
        b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nfine, and more",
        b"HTTP/1.1 100 Continue\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        b"HTTP/1.0 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nfine",
        b"close" * 20_000,
    ],
)
def test_whoever_answers_otherwise_is_left_to_botocore(odd: bytes) -> None:
    with listening([odd]) as (port, _):
        exchange, question = asking(port)
        with pytest.raises(HTTPClientError):
            exchange.send(question)
        assert not exchange.direct


def test_proxies_are_left_to_botocore() -> None:
    assert not asking(1, proxies={"http": "http://127.0.0.1:2"})[0].direct
    assert asking(1, proxies={"https": "http://127.0.0.1:2"})[0].direct


def test_nobody_there_is_no_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    exchange, question = asking(port)
    with pytest.raises(HTTPClientError):
        exchange.send(question)


def test_a_certificate_is_demanded_as_botocore_demands_it(tmp_path: Path) -> None:
    own, stranger = (_certificate(tmp_path / name) for name in ("own", "stranger"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(own)
    with listening([FINE], context) as (port, heard):
        exchange, question = asking(port, "https", verify=str(stranger))
        with pytest.raises(HTTPClientError, match="CERTIFICATE_VERIFY_FAILED"):
            exchange.send(question)
        assert heard == [], "nothing is said to whoever is not who they say they are"
        exchange, question = asking(port, "https", verify=str(own))
        assert exchange.send(question).content == b"fine"


def _certificate(path: Path) -> Path:
    """A certificate for localhost, by itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, path.name)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    kept = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(kept + made.public_bytes(serialization.Encoding.PEM))
    return path


class Pieces:
    """A connection by which an answer comes in pieces."""

    def __init__(self, *pieces: bytes) -> None:
        self._left = list(pieces)

    def recv(self, _most: int) -> bytes:
        return self._left.pop(0) if self._left else b""


@settings(deadline=None)
@given(st.binary(max_size=200), st.lists(st.integers(1, 300), max_size=6))
def test_an_answer_is_the_same_however_it_is_cut(body: bytes, cuts: list[int]) -> None:
    whole = b"HTTP/1.1 400 Bad Request\r\nX-One: a:b\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
    places = [0, *sorted({cut for cut in cuts if cut < len(whole)}), len(whole)]
    pieces = [whole[one:two] for one, two in pairwise(places)]
    head, told = answered(Pieces(*pieces))
    assert (head.status, head.headers["x-one"], head.keeps, told) == (400, "a:b", True, body)
    with pytest.raises(ConnectionResetError):
        answered(Pieces(*pieces[:-1]))


def test_a_head_has_an_end() -> None:
    with pytest.raises(Unreadable):
        answered(Pieces(*[b"X" * 1_000] * 1_000))
