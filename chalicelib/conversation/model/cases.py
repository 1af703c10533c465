"""What moderators decide on: things that were reported, hidden or closed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from chalicelib.access.model import PersonId, Stamp
from chalicelib.conversation.model.items import ItemId
from chalicelib.foundation.clock import Millis


class Reason(StrEnum):
    """Why someone tells the moderators of a thing, or why they hide it."""

    SPAM = "spam"
    HARASSMENT = "harassment"
    CONFIDENTIAL = "confidential"
    OTHER = "other"


class Closing(StrEnum):
    """Why a post takes no more comments."""

    SETTLED = "settled"
    HEATED = "heated"
    DUPLICATE = "duplicate"
    OTHER = "other"


class Undoing(StrEnum):
    """Why something comes back, or stays as it is: it was a mistake, it has been settled, or other."""

    MISTAKE = "mistake"
    SETTLED = "settled"
    OTHER = "other"


class Deed(StrEnum):
    """What moderators do to an item, or to what was reported of it."""

    HIDDEN = "hidden"
    RESTORED = "restored"
    CLOSED = "closed"
    REOPENED = "reopened"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Report:
    """What someone told the moderators of a post or a comment. Nobody is told who.

    `stamp` is the audience of the community then, the only one that its words may have.
    """

    item: ItemId
    by: PersonId
    reason: Reason
    text: str | None
    stamp: Stamp
    at: Millis


@dataclass(frozen=True, slots=True)
class Decision:
    """What a moderator did, when and why.

    `reason` is a code, `text` their own words for other moderators, as far as `stamp` admits these.
    """

    deed: Deed
    by: PersonId
    at: Millis
    reason: str
    stamp: Stamp
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What a report says in its own words, without who says it."""

    reason: Reason
    text: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Case:
    """All that moderators know of one item: reports since they last decided, and what they decided.

    `waits` while reports ask for a decision. `settled` is what was undone or dismissed last.
    """

    item: ItemId
    waits: bool = False
    reasons: Mapping[Reason, int] = field(default_factory=dict)
    words: tuple[Words, ...] = ()
    hidden: Decision | None = None
    closed: Decision | None = None
    settled: Decision | None = None
    version: int = 0
