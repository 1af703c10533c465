"""Taking turns: whoever was overtaken by another writer reads again and decides anew."""

from collections.abc import Callable
from typing import Final

from chalicelib.foundation import rows
from chalicelib.foundation.refusals import Raced, Unavailable

TRIES: Final = 6


def settled(step: Callable[[], None]) -> None:
    """Does a step until nobody raced it. Raises Unavailable when that lasts; the news is delivered again."""
    for attempt in range(TRIES):
        try:
            return step()
        except Raced:
            rows.pause(attempt)
    raise Unavailable
