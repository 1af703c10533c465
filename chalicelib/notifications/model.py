"""The words of notifications: a notice, and why somebody gets it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from chalicelib.access.model import CommunityId, PersonId


class Why(StrEnum):
    """Why somebody is told, the nearest reason first: of several, the first counts."""

    MENTIONED = "mentioned"
    ANSWER = "answer"
    REPLIED = "replied"
    OWN = "own"
    FOLLOWING = "following"
    EVERYTHING = "everything"
    YOU = "you"
    STEWARD = "steward"
    MODERATOR = "moderator"
    SPONSOR = "sponsor"
    ADMINISTRATOR = "administrator"
    INSIDE = "inside"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that somebody is told: ids and codes only; words and names are filled in when it is read.

    `id` is the ULID of the event, so that an event that arrives twice tells once. `event` is its name on the
    wire, `subject` what it happened to, `at` in milliseconds. What is about the same post or community and
    has the same `group` is shown as one.
    """

    id: str
    event: str
    why: Why
    by: PersonId
    subject: str
    community: CommunityId | None
    at: int
    refs: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, str | int] = field(default_factory=dict)
    group: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Notices of one kind about one thing, newest first."""

    notices: tuple[Notice, ...]

    @property
    def newest(self) -> Notice:
        """The one that stands for all."""
        return self.notices[0]
