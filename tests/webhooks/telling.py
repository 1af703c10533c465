"""What owners of webhooks do, in words."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.cast.caller import Reply
from tests.cast.house import House, Somebody, done
from tests.webhooks.receiver import Receiver

ALL = [
    "post.written", "post.edited", "post.deleted", "comment.written", "comment.edited", "comment.deleted",
    "question.answered", "insight.marked",
]  # fmt: skip


@contextmanager
def reachable() -> Iterator[None]:
    """Within, receivers on the loopback may be called, which only something outside of the package allows."""
    from chalicelib.webhooks.sending import guard
    from local import receivers

    os.environ[receivers.SETTING] = "1"
    assert receivers.allow()
    try:
        yield
    finally:
        del os.environ[receivers.SETTING]
        guard.NEARBY.remove(receivers.near)


def hooks(owner: Somebody, receiver: Receiver, *places: str, **more: Any) -> Reply:
    """A webhook of somebody, for some communities."""
    draft = {"url": receiver.url, "events": ALL, "communities": list(places), **more}
    return done(owner.post("/webhooks", draft), 201)


def hooked(house: House, receiver: Receiver) -> tuple[Somebody, str, Reply]:
    """Ines, a place of hers, and the webhook that hears of it."""
    ines = house.person("Ines")
    place = ines.founds()
    return ines, place, hooks(ines, receiver, place)


def log(owner: Somebody, hook: Reply) -> Any:
    """The newest delivery in the log."""
    return done(owner.get(f"/webhooks/{hook['id']}/deliveries"))["items"][0]
