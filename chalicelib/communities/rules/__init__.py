"""Pure decisions about communities."""

from chalicelib.communities.rules.audience import covered, fingerprint, widened
from chalicelib.communities.rules.coming import (
    INVITATIONS_MOST,
    NOWHERE,
    PRESENT,
    Candidate,
    may_invite,
    membership_of,
    pruned,
    second,
    with_membership,
    without,
)
from chalicelib.communities.rules.eras import clause_widens, following, widens
from chalicelib.communities.rules.reading import READS, Because, of_item, of_place, told
from chalicelib.communities.rules.unread import MANY, Entry, entry_of, unread

__all__ = [
    "INVITATIONS_MOST",
    "MANY",
    "NOWHERE",
    "PRESENT",
    "READS",
    "Because",
    "Candidate",
    "Entry",
    "clause_widens",
    "covered",
    "entry_of",
    "fingerprint",
    "following",
    "may_invite",
    "membership_of",
    "of_item",
    "of_place",
    "pruned",
    "second",
    "told",
    "unread",
    "widened",
    "widens",
    "with_membership",
    "without",
]  # fmt: skip
