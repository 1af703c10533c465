"""Eight people who act at the same instant, and what has to hold of their places afterwards."""

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from tests.cast.caller import Reply

CROWD: Final = 8

Deed = Callable[[], Reply]


def at_once(*deeds: Deed) -> list[Reply]:
    """All deeds begun at the same instant, each in a thread of its own; their answers in their order."""
    start = threading.Barrier(len(deeds))

    def begins(deed: Deed) -> Reply:
        start.wait(10)
        return deed()

    with ThreadPoolExecutor(len(deeds)) as crowd:
        return list(crowd.map(begins, deeds))


def told(replies: Sequence[Reply]) -> Counter[int]:
    """How often each status was answered; what went wrong in the house fails at once."""
    for reply in replies:
        assert reply.status != 500, (reply.method, reply.path, reply.raw)
    return Counter(reply.status for reply in replies)


def after(reply: Reply, deed: Deed) -> Reply:
    """The answer, asked for again as long as one is told to come again."""
    while reply.status == 503:
        reply = deed()
    return reply
