"""A web of our own: TLS servers of names in example.com, behind an address that is public by its number.

Names, connections and trust are changed at the edge (the resolver, the socket, the file of authorities):
everything between is as it is deployed.
"""

import datetime
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PUBLIC = ("1.1.1.1", 443)


@dataclass
class Page:
    """What is answered at an address."""

    body: bytes | str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def bytes(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


@dataclass
class Web:
    """Pages by host and path, where names lead, and what was asked for with which headers."""

    pages: dict[str, Page] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    elsewhere: list[Any] = field(default_factory=list)

    def has(self, url: str, body: bytes | str = "", status: int = 200, **headers: str) -> str:
        """Puts a page at an address."""
        said = {"content-type": "text/html; charset=utf-8"}
        said |= {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[url.removeprefix("https://")] = Page(body, status, said)
        return url

    @property
    def urls(self) -> list[str]:
        """What was asked for, in order."""
        return [url for url, _ in self.asked]


def titled(title: str, description: str = "") -> str:
    """A page as most are."""
    return (
        f"<!doctype html><html><head><title>{title}</title>"
        f'<meta name="description" content="{description}"></head><body><p>Text</p></body></html>'
    )


def certificate(folder: Path) -> Path:
    """A certificate of all names in example.com, signed by itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "example.com")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("*.example.com")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    file = folder / "web.pem"
    file.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return file


def _diverted(monkeypatch: pytest.MonkeyPatch, web: Web, port: int) -> None:
    """Names lead where the web says, and its address leads to its server; nothing else leaves the machine."""
    resolve, connect = socket.getaddrinfo, socket.socket.connect

    def resolved(host: Any, to: Any, *rest: Any, **more: Any) -> Any:
        if not str(host).endswith("example.com"):
            return resolve(host, to, *rest, **more)
        number = web.names.get(host, PUBLIC[0])
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, to))]

    def connected(self: socket.socket, to: Any) -> None:
        if tuple(to[:2]) == PUBLIC:
            return connect(self, ("127.0.0.1", port))
        if to[0] != "127.0.0.1":
            web.elsewhere.append(to)
            raise ConnectionRefusedError
        return connect(self, to)

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    monkeypatch.setattr(socket.socket, "connect", connected)


@contextmanager
def standing(monkeypatch: pytest.MonkeyPatch, file: Path) -> Iterator[Web]:
    """The web, while it is wanted."""
    from chalicelib.webhooks.sending import wire

    web = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            said = {name.lower(): value for name, value in self.headers.items()}
            web.asked.append((f"https://{said['host']}{self.path}", said))
            page = web.pages.get(said["host"] + self.path, Page("", 404))
            self.send_response(page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(page.bytes)))
            self.end_headers()
            self.wfile.write(page.bytes)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (its name for it)
            """Silence."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            """A caller that hangs up after 64 kB is no failure of the server."""

    server = Server(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    wire.trust.cache_clear()
    _diverted(monkeypatch, web, server.server_port)
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        monkeypatch.undo()
        wire.trust.cache_clear()
