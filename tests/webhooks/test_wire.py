"""One call on the wire: pinned, with the host's name in TLS, without redirects, and never without end."""

import datetime
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from chalicelib.webhooks.rules.urls import Target
from chalicelib.webhooks.sending import wire

HOST = "hooks.example.com"
OK = b"HTTP/1.1 204 No Content\r\ncontent-length: 0\r\n\r\n"
Talk = Callable[[socket.socket], None]


@contextmanager
def listening(talk: Talk, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """A server on the loopback that talks to one caller; answers its port."""
    with socket.create_server(("127.0.0.1", 0)) as door:

        def serve() -> None:
            with suppress(OSError):
                line, _ = door.accept()
                with line if context is None else context.wrap_socket(line, server_side=True) as open_line:
                    talk(open_line)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield door.getsockname()[1]
        thread.join(5)


def heard(line: socket.socket) -> bytes:
    """A whole request with an empty body."""
    said = b""
    while b"\r\n\r\n" not in said:
        said += line.recv(4096)
    return said


def says(*parts: bytes, every: float = 0.0, heads: list[bytes] | None = None) -> Talk:
    """A server that hears a request and says something, a part at a time."""

    def talk(line: socket.socket) -> None:
        said = heard(line)
        if heads is not None:
            heads.append(said)
        for part in parts:
            line.sendall(part)
            time.sleep(every)

    return talk


def near(port: int) -> Target:
    return Target("127.0.0.1", "/in", port, near=True)


def call(port: int, within: float = 5.0) -> wire.Reply:
    return wire.call(near(port), "127.0.0.1", {}, b"", within=within)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate of our host, signed by itself, and its key."""
    folder, key = tmp_path_factory.mktemp("tls"), ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, secret = folder / "public.pem", folder / "secret.pem"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return public, secret


def serving(certificate: tuple[Path, Path], asked: list[str | None]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    context.sni_callback = lambda line, name, _: asked.append(name)
    return context


def trusting(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate[0]))


def test_the_host_is_named_in_tls_and_in_the_request(certificate: tuple[Path, Path]) -> None:
    asked, heads = list[str | None](), list[bytes]()
    with listening(says(OK, heads=heads), serving(certificate, asked)) as port:
        target = Target(HOST, "/in?x=1", port)
        reply = wire.call(target, "127.0.0.1", {"webhook-id": "msg_1"}, b"", context=trusting(certificate))
    assert reply.status == 204
    assert asked == [HOST]
    assert heads[0].startswith(b"POST /in?x=1 HTTP/1.1\r\n")
    assert f"Host: {HOST}:{port}\r\n".encode() in heads[0]
    assert b"webhook-id: msg_1\r\n" in heads[0]


@pytest.mark.parametrize("host", [HOST, "other.example.com"])
def test_a_certificate_that_is_not_trusted_or_of_another_name_ends_the_call(
    certificate: tuple[Path, Path], host: str
) -> None:
    context = trusting(certificate) if host != HOST else None
    with listening(says(OK), serving(certificate, [])) as port, pytest.raises(wire.Failed) as failed:
        wire.call(Target(host, "/in", port), "127.0.0.1", {}, b"", context=context, within=5)
    assert str(failed.value) == "tls"


def test_no_redirect_is_followed() -> None:
    moved = b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n"
    with listening(says(moved)) as port:
        assert call(port).status == 302


def test_of_a_long_answer_64_kb_are_read() -> None:
    head = b"HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n"
    with listening(says(head + b"x" * 1_000_000)) as port:
        assert len(call(port).body) == wire.READ_MOST == 65_536


@pytest.mark.parametrize(
    "talk",
    [
        says(*[b"H"] * 60, every=0.1),
        says(b"HTTP/1.1 200 OK\r\n", *[b"x: y\r\n"] * 60, every=0.1),
        says(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n", *[b"x"] * 60, every=0.1),
        says(*[b"HTTP/1.1 100 Continue\r\n\r\n"] * 60, every=0.1),
        says(b"", every=1),
    ],
    ids=["status", "headers", "body", "continue", "silence"],
)
def test_whoever_drips_is_cut_off(talk: Talk) -> None:
    # Who only waited for the next byte would hear all of them, and tell another failure.
    with listening(talk) as port, pytest.raises(wire.Failed) as failed:
        call(port, within=0.5)
    assert str(failed.value) == "too_slow"


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (b"SSH-2.0-OpenSSH_9.7\r\n", "not_http"),
        (b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * 200 + b"\r\n", "not_http"),
        (b"HTTP/1.1 200 OK\r\nx: " + b"y" * 70_000 + b"\r\n\r\n", "not_http"),
        (b"", "not_http"),
    ],
)
def test_what_is_no_answer_is_none(said: bytes, problem: str) -> None:
    with listening(says(said)) as port, pytest.raises(wire.Failed) as failed:
        call(port)
    assert str(failed.value) == problem


def test_where_nobody_listens_nothing_is_answered() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    with pytest.raises(wire.Failed) as failed:
        call(port)
    assert str(failed.value) == "unreachable"
