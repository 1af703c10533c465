"""The only way to posts and comments, and to what hangs on them."""

from chalicelib.conversation.access.called import reached
from chalicelib.conversation.access.items import Readable, askers, judge, known, reach, readable
from chalicelib.conversation.access.lists import comments, entries, pins, reactors, revisions

__all__ = [
    "Readable", "askers", "comments", "entries", "judge", "known", "pins", "reach", "reached",
    "reactors", "readable", "revisions",
]  # fmt: skip
