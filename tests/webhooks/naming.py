"""A resolver at the edge that says what a story wants about names in example.com."""

import socket
from collections.abc import Sequence
from typing import Any

import pytest


def names(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Every name in example.com has these addresses from now on; answers the names that are asked."""
    real, asked = socket.getaddrinfo, list[str]()

    def resolved(host: Any, port: Any, *rest: Any, **more: Any) -> Sequence[Any]:
        if not str(host).endswith("example.com"):
            return real(host, port, *rest, **more)
        asked.append(host)
        if not addresses:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        kinds = [socket.AF_INET6 if ":" in each else socket.AF_INET for each in addresses]
        return [
            (kind, socket.SOCK_STREAM, 6, "", (each, port))
            for kind, each in zip(kinds, addresses, strict=True)
        ]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    return asked


def connections(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Whatever a socket is told to connect to from now on, but for the engine's loopback."""
    real, seen = socket.socket.connect, list[Any]()

    def connect(self: socket.socket, to: Any) -> None:
        if self.family is socket.AF_INET and to[1] != 443:
            return real(self, to)
        seen.append(to)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", connect)
    return seen
