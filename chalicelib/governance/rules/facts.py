"""What an entry tells, read from its fact."""

from typing import Final

import msgspec

from chalicelib.foundation import ids
from chalicelib.governance.model.ledger import Entry, Kept

UNREADABLE: Final = "unreadable"
"""The action of an entry that is no fact any more. The seals tell that somebody changed it."""


class _Fact(msgspec.Struct):
    """As much of a fact as people are shown."""

    name: str
    by: str
    subject: str
    at: int
    community: str = ""
    refs: dict[str, str] = {}
    data: dict[str, str | int] = {}


def entry_of(kept: Kept) -> Entry:
    """What a stored entry tells. Facts that a later version does not know any more are told as they are."""
    try:
        fact = msgspec.json.decode(kept.fact, type=_Fact)
    except (msgspec.MsgspecError, UnicodeError):
        return Entry(kept.id, ids.instant(kept.id), "", UNREADABLE, "", "", {}, {})
    return Entry(kept.id, fact.at, fact.by, fact.name, fact.subject, fact.community, fact.refs, fact.data)
