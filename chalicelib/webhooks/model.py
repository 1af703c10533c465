"""Webhooks, what was delivered to them, incoming messages, and insights."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from chalicelib.access.model import CommunityId, PersonId
from chalicelib.foundation.events import Event

PING: Final = "ping"


class State(StrEnum):
    """Whether a webhook is called."""

    ACTIVE = "active"
    DISABLED = "disabled"


class Off(StrEnum):
    """Why a webhook is not called: its owner said so, its receiver is gone (410), or failed for five days."""

    OWNER = "owner"
    GONE = "gone"
    FAILING = "failing"


@dataclass(frozen=True, slots=True)
class Hook:
    """An outgoing webhook of a member. `secret` is the number of the secret that signs; `before` the former
    one, which signs too until `overlap`. `failing` is since when no call has arrived. Instants are in
    milliseconds."""

    id: str
    owner: PersonId
    name: str
    url: str
    events: frozenset[str]
    communities: frozenset[CommunityId]
    made: int
    content: bool = False
    state: State = State.ACTIVE
    off: Off | None = None
    secret: int = 1
    before: int | None = None
    overlap: int = 0
    failing: int | None = None
    version: int = 1


class Outcome(StrEnum):
    """What became of a delivery. `withheld`: its owner may not read it (any more), so that nothing left."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    WITHHELD = "withheld"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One call: its number, when it was answered, the status (0: no answer, for `problem`), how many
    milliseconds it took, and what was answered: headers as JSON, and the beginning of the body."""

    number: int
    at: int
    status: int
    ms: int
    problem: str
    headers: str
    answer: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """An event on its way to a webhook. `fact` tells it in ids. `tries` counts all attempts, `begun` how many
    there had been when this round began; `next` is the instant before which nothing is tried."""

    hook: str
    id: str
    fact: Event
    outcome: Outcome
    made: int
    tries: int = 0
    begun: int = 0
    next: int = 0
    attempts: tuple[Attempt, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Incoming:
    """An address that messages come in by: they are posted by `bot`, which acts for `by`, a steward."""

    id: str
    community: CommunityId
    name: str
    by: PersonId
    bot: PersonId
    made: int


class InsightKind(StrEnum):
    """What something said is worth handing on as."""

    LEAD = "lead"
    INSIGHT = "insight"


class Basis(StrEnum):
    """On what legal basis it is handed on (GDPR, article 6)."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGITIMATE_INTEREST = "legitimate_interest"


@dataclass(frozen=True, slots=True)
class Insight:
    """A post or a comment that somebody marked: who, when, as what, on what basis, and whether the person
    concerned has consented."""

    item: str
    community: CommunityId
    kind: InsightKind
    basis: Basis
    consent: bool
    by: PersonId
    at: int
