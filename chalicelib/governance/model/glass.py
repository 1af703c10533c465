"""Break-glass: what an administrator asks for, and what becomes of it."""

from dataclasses import dataclass
from enum import StrEnum

from chalicelib.access.model import Category, CommunityId, PersonId


class GlassState(StrEnum):
    """Where a request to look inside stands."""

    WAITING = "waiting"
    OPEN = "open"
    ENDED = "ended"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Signature:
    """The second signature, which makes a request an access: whose, when, and until when it lasts."""

    by: PersonId
    at: int
    until: int


@dataclass(frozen=True, slots=True)
class GlassRequest:
    """An administrator's request to look inside a community. Instants are in milliseconds.

    `number` counts the requests about one community from 1. `reason` is free text, for administrators and
    auditors alone. `ended` is when it was ended or withdrawn before its time.
    """

    id: str
    community: CommunityId
    number: int
    category: Category
    reason: str
    by: PersonId
    at: int
    signature: Signature | None = None
    ended: int | None = None
