"""One question and one answer over HTTP/1.1, on connections that botocore's own pool opens, checks and keeps.

urllib3, http.client and the standard library's parser of mails spend half a millisecond of CPU on the head of
an answer, and send the head and the body of a question apart, so that whoever answers is woken twice.
Certificates and time limits stay as botocore has set them. What is out of the ordinary (a proxy, an answer of
unknown length) is left to botocore. Source: RFC 9112.
"""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from botocore.awsrequest import AWSResponse
from botocore.exceptions import HTTPClientError
from urllib3.exceptions import HTTPError

AT_ONCE: Final = 262_144
"""Bytes that are read in one go at most."""
HEAD_MOST: Final = 65_536
END: Final = b"\r\n\r\n"


class Unreadable(Exception):
    """An answer that is not framed as this module reads it."""


class Head(NamedTuple):
    """The first part of an answer: its status, headers by lower-case name, and how long its body is."""

    status: int
    headers: dict[str, str]
    length: int

    @property
    def keeps(self) -> bool:
        """Whether another question may be asked on the same connection."""
        return "close" not in self.headers.get("connection", "").lower()


class Exchange:
    """The pool of one address. `direct` says whether it is to be used at all."""

    def __init__(self, session: Any, url: str) -> None:
        self.direct = session._proxy_config.proxy_url_for(url) is None
        if self.direct:
            self._pool = session._manager.connection_from_url(url)
            session._setup_ssl_cert(self._pool, url, session._verify)

    def send(self, request: Any) -> Any:
        """The answer to a prepared request of botocore's, as its own session gives it.

        Raises HTTPClientError where there is none: whether the question has arrived is not known then.
        """
        try:
            connection = self._pool._get_conn()
        except HTTPError as problem:
            raise HTTPClientError(error=problem) from problem
        try:
            head, body = self._asked(connection, _spelled(request.headers, request.body))
        except (OSError, HTTPError, Unreadable) as problem:
            # Who answers in another way today will do so tomorrow.
            self.direct = self.direct and not isinstance(problem, Unreadable)
            connection.close()
            raise HTTPClientError(error=problem) from problem
        except BaseException:
            connection.close()
            raise
        finally:
            self._pool._put_conn(connection)
        told: Any = head.headers
        answer: Any = AWSResponse(request.url, head.status, told, None)
        answer._content = body
        return answer

    def _asked(self, connection: Any, question: bytes) -> tuple[Head, bytes]:
        if connection.sock is None:
            connection.connect()
        connection.sock.settimeout(self._pool.timeout.read_timeout)
        connection.sock.sendall(question)
        head, body = answered(connection.sock)
        if not head.keeps:
            connection.close()
        return head, body


def _spelled(headers: Mapping[str, str], body: bytes) -> bytes:
    lines = [f"{name}: {value}\r\n" for name, value in headers.items()]
    return "".join(["POST / HTTP/1.1\r\n", *lines, f"content-length: {len(body)}\r\n\r\n"]).encode() + body


def answered(connection: Any) -> tuple[Head, bytes]:
    """The next answer on a connection. Raises Unreadable, or OSError where it ends too early."""
    told = bytearray(_more(connection))
    while (end := told.find(END)) < 0:
        if len(told) > HEAD_MOST:
            raise Unreadable
        told += _more(connection)
    head = head_of(bytes(told[:end]))
    whole = end + len(END) + head.length
    while len(told) < whole:
        told += _more(connection)
    if len(told) > whole:
        raise Unreadable
    return head, bytes(told[end + len(END) :])


def _more(connection: Any) -> bytes:
    told: bytes = connection.recv(AT_ONCE)
    if not told:
        raise ConnectionResetError
    return told


def head_of(text: bytes) -> Head:
    """The head of an answer, without the empty line at its end. Raises Unreadable."""
    first, *lines = text.decode("latin-1").split("\r\n")
    version, _, rest = first.partition(" ")
    headers: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    status, length = rest[:3], headers.get("content-length", "")
    framed = "transfer-encoding" not in headers and len(headers) == len(lines)
    if version != "HTTP/1.1" or not framed or not _number(status) or not _number(length) or status < "200":
        raise Unreadable
    return Head(int(status), headers, int(length))


def _number(text: str) -> bool:
    return text.isascii() and text.isdigit()
