"""The only way to posts and comments, and to what hangs on them."""

from chalicelib.conversation.access.called import reached
from chalicelib.conversation.access.cases import Line, cases
from chalicelib.conversation.access.items import (
    Readable,
    admitted,
    askers,
    judge,
    known,
    moderated,
    reach,
    readable,
    unveils,
)
from chalicelib.conversation.access.lists import comments, entries, pins, reactors, revisions

__all__ = [
    "Line", "Readable", "admitted", "askers", "cases", "comments", "entries", "judge", "known", "moderated",
    "pins", "reach", "reached", "reactors", "readable", "revisions", "unveils",
]  # fmt: skip
