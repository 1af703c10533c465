"""Which request something follows from: one id from an answer to its events, logs and consequences."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

_following: Final[ContextVar[str]] = ContextVar("request", default="")


def current() -> str:
    """The id of the request that is being answered or followed; the empty text outside of any."""
    return _following.get()


@contextmanager
def following(request: str) -> Iterator[None]:
    """Within, everything that happens follows from that request."""
    token = _following.set(request)
    try:
        yield
    finally:
        _following.reset(token)
