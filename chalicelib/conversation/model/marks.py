"""What a reader keeps of an item, and what readers say of it without words."""

from dataclasses import dataclass
from enum import StrEnum

from chalicelib.access.model import PersonId, Stamp
from chalicelib.conversation.model.items import Reaction
from chalicelib.foundation.clock import Millis


class Follow(StrEnum):
    """Whether someone asked to hear of a post, or not to."""

    FOLLOWING = "following"
    MUTED = "muted"


@dataclass(frozen=True, slots=True)
class Mark:
    """One person's mark on one item. `bookmark` is the ULID under which it stands in their list."""

    reaction: Reaction | None = None
    reaction_stamp: Stamp | None = None
    follow: Follow | None = None
    bookmark: str | None = None


@dataclass(frozen=True, slots=True)
class Reacted:
    """A reaction as others read it. It carries a stamp like everything else that people leave."""

    person: PersonId
    reaction: Reaction
    stamp: Stamp
    at: Millis
