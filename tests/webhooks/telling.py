"""What owners of webhooks do, in words."""

from typing import Any

from tests.cast.caller import Reply
from tests.cast.house import Somebody, done
from tests.webhooks.receiver import Receiver

ALL = [
    "post.written", "post.edited", "post.deleted", "comment.written", "comment.edited", "comment.deleted",
    "question.answered", "insight.marked",
]  # fmt: skip


def hooks(owner: Somebody, receiver: Receiver, *places: str, **more: Any) -> Reply:
    """A webhook of somebody, for some communities."""
    draft = {"url": receiver.url, "events": ALL, "communities": list(places), **more}
    return done(owner.post("/webhooks", draft), 201)


def log(owner: Somebody, hook: Reply) -> Any:
    """The newest delivery in the log."""
    return done(owner.get(f"/webhooks/{hook['id']}/deliveries"))["items"][0]
