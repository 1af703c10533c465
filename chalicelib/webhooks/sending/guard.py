"""The guard: where a call may go, decided when a webhook is made and again, by fresh addresses, at each call.

Every address of a name has to be public, not one of them: whoever answers with two would have one checked
and the other called. The connection is then made to the very address that was checked (`sending.wire`).
"""

import socket
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import Final

from chalicelib.webhooks.rules import urls
from chalicelib.webhooks.rules.addresses import public
from chalicelib.webhooks.rules.urls import Refused, Target

NAMING: Final = 5.0
"""Seconds that the resolver has."""
LOOPBACK: Final = "127.0.0.1"
NEARBY: Final[list[Callable[[str], Target | None]]] = []
"""Receivers on the machine itself. Nothing that is deployed adds to it: on a laptop, `local` may."""


class Unresolved(Exception):
    """The resolver knows no such name, or does not answer."""


def aimed(url: str) -> Target:
    """The target of an address. Raises Refused for what is never called."""
    for allowed in NEARBY:
        near = allowed(url)
        if near is not None:
            return near
    return urls.target(url)


def checked(target: Target) -> list[str]:
    """The addresses behind a target, each of them allowed. Raises Refused, Unresolved."""
    if target.near:
        return [LOOPBACK]
    found = _resolved(target)
    if not all(public(each) for each in found):
        raise Refused
    return found


def _resolved(target: Target) -> list[str]:
    asked: Future[list[str]] = _resolvers().submit(_addresses, target)
    try:
        found = asked.result(timeout=NAMING)
    except (OSError, UnicodeError, TimeoutError):
        raise Unresolved from None
    if not found:
        raise Unresolved
    return found


def _addresses(target: Target) -> list[str]:
    found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


@cache
def _resolvers() -> ThreadPoolExecutor:
    # The resolver of the platform cannot be told to hurry: its caller stops waiting instead.
    return ThreadPoolExecutor(max_workers=8, thread_name_prefix="names")
