"""The words of communities: card and eras, those at the door, what a person keeps for themselves, who would
read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from chalicelib.access.model import (
    CommunityId,
    CompanyId,
    Guests,
    Kind,
    Opening,
    PersonId,
    Role,
    Rule,
    Visibility,
)
from chalicelib.communities.model.admission import Vouch

NAME_MOST: Final = 80
PURPOSE_MOST: Final = 500
ANSWER_MOST: Final = 1_000


class Level(StrEnum):
    """How much of a community a person wants to be told of."""

    EVERYTHING = "everything"
    MENTIONS = "mentions"
    NOTHING = "nothing"


class Knock(StrEnum):
    """Why somebody who is outside has a row at a community's door."""

    ASKED = "asked"
    INVITED = "invited"


class State(StrEnum):
    """How a viewer stands to a community that they know of."""

    NONE = "none"
    ASKED = "asked"
    INVITED = "invited"
    INSIDE = "inside"


class EraKind(StrEnum):
    """How an era began."""

    FOUNDED = "founded"
    NARROWED = "narrowed"
    RESTORED = "restored"
    WIDENED = "widened"


@dataclass(frozen=True, slots=True)
class Era:
    """A stretch of time with one rule. Numbers start at 1; `at` is in milliseconds.

    `by` began it, of a widening with `signed_by`.
    """

    number: int
    visibility: Visibility
    guests: Guests
    at: int
    by: PersonId | None = None
    kind: EraKind = EraKind.NARROWED
    signed_by: PersonId | None = None

    @property
    def rule(self) -> Rule:
        """The rule that it has."""
        return Rule(self.visibility, self.guests)


@dataclass(frozen=True, slots=True)
class Community:
    """A community's card: what is displayed of it. What decides about it stands in its gate.

    `companies` counts the guests inside by their company; `company_name` names the one company of the
    guest clause, where there is one. `steward_since` says since when (milliseconds) each steward is one
    without a break; `opened` are the break-glass accesses of late, newest first. `version` grows with each
    edit of what people edit together, `changes` with each widening that is proposed. `question` is put to
    those who ask to come in; empty where there is none.
    """

    id: CommunityId
    name: str
    purpose: str
    rule: Rule
    eras: tuple[Era, ...]
    stewards: frozenset[PersonId]
    created_at: int
    created_by: PersonId
    version: int
    archived: bool = False
    company_name: str | None = None
    companies: Mapping[str, int] = field(default_factory=dict)
    steward_since: Mapping[str, int] = field(default_factory=dict)
    question: str = ""
    changes: int = 0
    opened: tuple[Opening, ...] = ()


@dataclass(frozen=True, slots=True)
class CommunityRef:
    """A community by its name, for those who may know of it.

    `company` names the one company of the clause.
    """

    id: CommunityId
    name: str
    visibility: Visibility
    guests: Guests
    company: str | None = None


@dataclass(frozen=True, slots=True)
class MemberRow:
    """Somebody in the list of a community's people; `at` is when they came in, in milliseconds.

    `listed` is the era whose audience they show themselves to.
    """

    person: PersonId
    role: Role
    at: int
    kind: Kind
    company: CompanyId | None
    listed: int = 0


@dataclass(frozen=True, slots=True)
class Ask:
    """Somebody at a community's door: who asked, or whom somebody invited.

    `by` is the asker, the sponsor who asks for a guest, or who invited. `at` is in milliseconds;
    an invitation lapses with the era. `accepted` is the version of the community's own rules that the asker
    has accepted. A request is `shared` with those inside where two of them who vouch admit; nobody but the
    stewards reads what was asked before.
    """

    person: PersonId
    knock: Knock
    by: PersonId
    at: int
    era: int
    answer: str = ""
    accepted: int = 0
    shared: bool = False
    vouches: tuple[Vouch, ...] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """What a person keeps for themselves: how far they have read, favourites, levels."""

    read: Mapping[str, str] = field(default_factory=dict)
    favourites: frozenset[str] = frozenset()
    levels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GuestInvitation:
    """What a member asked for: whom (an address), from which company, until which day, and into what.

    Each community is `invited` where the inviter stewards it, else `asked`: its stewards decide.
    """

    id: str
    email: str
    company: CompanyId
    ends_on: str
    communities: Mapping[CommunityId, Knock]
