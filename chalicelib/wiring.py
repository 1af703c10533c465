"""Who listens to what: every consequence of every event on one page."""

from typing import Final

from chalicelib.foundation.news import Listeners
from chalicelib.service import routes as service

QUEUES: Final[dict[str, Listeners]] = {"counts": {}, "index": {}, "mail": {}}
ROOMS: Final = (service,)
"""Importing a room declares its doors."""


def names(queue: str) -> list[str]:
    """The names of the events that a queue is told of."""
    return sorted(event.name for event in QUEUES[queue])
