"""Pure decisions about communities."""

from chalicelib.communities.rules.admission import NEEDED, full, standing_by, with_accepted
from chalicelib.communities.rules.audience import covered, fingerprint, widened
from chalicelib.communities.rules.coming import (
    INVITATIONS_MOST,
    NOWHERE,
    PRESENT,
    Candidate,
    may_invite,
    may_mark,
    membership_of,
    pruned,
    second,
    with_membership,
    without,
)
from chalicelib.communities.rules.eras import Move, clause_widens, following, move, widens
from chalicelib.communities.rules.reading import READS, Because, of_item, of_place, told
from chalicelib.communities.rules.unread import MANY, Entry, entry_of, unread

__all__ = [
    "INVITATIONS_MOST",
    "MANY",
    "NEEDED",
    "NOWHERE",
    "PRESENT",
    "READS",
    "Because",
    "Candidate",
    "Entry",
    "Move",
    "clause_widens",
    "covered",
    "entry_of",
    "fingerprint",
    "following",
    "full",
    "may_invite",
    "may_mark",
    "membership_of",
    "move",
    "of_item",
    "of_place",
    "pruned",
    "second",
    "standing_by",
    "told",
    "unread",
    "widened",
    "widens",
    "with_accepted",
    "with_membership",
    "without",
]  # fmt: skip
