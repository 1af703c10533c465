"""Eight people who act at the same instant, and the places that they meet in."""

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from tests.cast.caller import Reply
from tests.cast.house import Somebody, done

CROWD: Final = 8
TALLY: Final[Counter[str]] = Counter()
"""How many races were run, and of how many deeds."""
NOW: Final[list[str]] = [""]
PLACES: Final[dict[str, str]] = {}
"""Which race each place belongs to: the invariants are asked of all of them in the end."""

Deed = Callable[[], Any]


def at_once(*deeds: Deed) -> list[Any]:
    """All deeds begun at the same instant, each in a thread of its own; their answers in their order."""
    TALLY.update({"races": 1, "deeds": len(deeds)})
    start = threading.Barrier(len(deeds))

    def begins(deed: Deed) -> Any:
        start.wait(120)
        return deed()

    with ThreadPoolExecutor(len(deeds)) as crowd:
        return list(crowd.map(begins, deeds))


def told(replies: Sequence[Reply]) -> Counter[int]:
    """How often each status was answered; what went wrong in the house fails at once."""
    for reply in replies:
        assert reply.status != 500, (reply.method, reply.path, reply.raw)
    return Counter(reply.status for reply in replies)


def codes(replies: Sequence[Reply]) -> set[str]:
    """The codes of those that were refused."""
    return {reply.code for reply in replies if reply.status >= 400}


def after(reply: Reply, deed: Deed) -> Reply:
    """The answer, asked for again as long as one is told to come again."""
    while reply.status == 503:
        reply = deed()
    return reply


def place(
    steward: Somebody, *others: Somebody, rule: str = "open", role: str = "participant", **more: Any
) -> str:
    """A place of its own for a round, with who else is inside."""
    found = steward.founds(rule, **more)
    for each in others:
        done(steward.adds(found, each, role))
    PLACES[found] = NOW[0]
    return found
