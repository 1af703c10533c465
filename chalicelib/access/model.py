"""The words of access: people, places, rules, stamps."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NewType

PersonId = NewType("PersonId", str)
CommunityId = NewType("CommunityId", str)
CompanyId = NewType("CompanyId", str)
PostId = NewType("PostId", str)
CommentId = NewType("CommentId", str)
FileId = NewType("FileId", str)

NONE: Final = "none"
MIXED: Final = "mixed"
Guests = NewType("Guests", str)
"""A guest clause: `none`, `mixed`, or the id of the one company whose guests may be inside."""


class Kind(StrEnum):
    """What a person is. It never changes."""

    MEMBER = "member"
    GUEST = "guest"
    BOT = "bot"


class Status(StrEnum):
    """Where an account stands. Only active people get anything but 401."""

    INVITED = "invited"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    DEPARTED = "departed"


class NetworkRole(StrEnum):
    """What a member may do for the whole network. Neither role reads closed content."""

    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class Scope(StrEnum):
    """What a token lets do of what its holder may do; without `administer` no network role counts."""

    READ = "read"
    WRITE = "write"
    ADMINISTER = "administer"


class Visibility(StrEnum):
    """Who may find, read and join a community, from wide to narrow."""

    OPEN = "open"
    PRIVATE = "private"
    SECRET = "secret"


class Role(StrEnum):
    """What a membership allows, from little to much."""

    PARTICIPANT = "participant"
    MODERATOR = "moderator"
    STEWARD = "steward"


class Admission(StrEnum):
    """Who admits those who ask: the stewards alone, or any two of the people who vouch for them as well."""

    STEWARDS = "stewards"
    VOUCHING = "vouching"


WIDTH: Final = {Visibility.SECRET: 0, Visibility.PRIVATE: 1, Visibility.OPEN: 2}


@dataclass(frozen=True, slots=True)
class Rule:
    """A community's rule: who may know, read and join, and whose guests may be inside."""

    visibility: Visibility
    guests: Guests


@dataclass(frozen=True, slots=True)
class Stamp:
    """The audience that something was written for: the era's number and its rule. It never changes."""

    era: int
    visibility: Visibility
    guests: Guests

    @property
    def text(self) -> str:
        """As it is stored: `3.p.mixed`."""
        return f"{self.era}.{self.visibility[0]}.{self.guests}"

    @classmethod
    def of(cls, text: str) -> "Stamp":
        """The stamp of a stored text."""
        era, letter, guests = text.split(".")
        return cls(int(era), LETTERS[letter], Guests(guests))


LETTERS: Final = {visibility.value[0]: visibility for visibility in Visibility}


@dataclass(frozen=True, slots=True)
class Gate:
    """What decides about a community, read consistently in each request.

    `since` and `since_guests` are what `from` becomes for a member or a guest who comes in now: the first era
    of the present unbroken run with this visibility (for a guest: with this clause too). `companies` are the
    partner companies with someone inside; `bridges` carry content out. `widened` are the eras that a widening
    began, `restored` those that undid a narrowing: who came in before is unlisted to the audience that they
    let in, until they agree. `terms` is the version of its own rules that writing takes (0: none), `cap` how
    many people it holds at most (0: any number), `admission` who lets in those who ask. A `frozen` community
    has no steward: nobody comes in and nothing widens until an administrator names one.
    """

    community: CommunityId
    rule: Rule
    era: int
    since: int
    since_guests: int
    archived: bool = False
    deleted: bool = False
    companies: tuple[str, ...] = ()
    bridges: tuple[str, ...] = ()
    widened: tuple[int, ...] = ()
    restored: tuple[int, ...] = ()
    terms: int = 0
    cap: int = 0
    frozen: bool = False
    admission: Admission = Admission.STEWARDS

    @property
    def stamp(self) -> Stamp:
        """What is written now is stamped so."""
        return Stamp(self.era, self.rule.visibility, self.rule.guests)


@dataclass(frozen=True, slots=True)
class Membership:
    """Someone's place in a community. `since` is access.md's `from`: the first era that they may read.

    `at` is when they came in (milliseconds), `accepted` the version of the community's rules that they have
    accepted. `listed` is the era whose audience they show themselves to: the one in which they came in, or
    agreed to be listed; it is never below `since` as it was then.
    """

    role: Role
    since: int
    at: int
    accepted: int = 0
    listed: int = 0


@dataclass(frozen=True, slots=True)
class Invitation:
    """A door held open for one person: by whom, when (milliseconds), under which era."""

    by: PersonId
    at: int
    era: int


@dataclass(frozen=True, slots=True)
class Packed:
    """The packed document of one person: every membership and invitation. The only authority for reading.

    `openings` are an administrator's break-glass accesses: until when (milliseconds) each stands open.
    """

    memberships: dict[CommunityId, Membership]
    invitations: dict[CommunityId, Invitation]
    version: int = 0
    openings: dict[CommunityId, int] = field(default_factory=dict)


class Category(StrEnum):
    """Why an administrator must look inside, as those inside are told it."""

    LEGAL = "legal"
    INCIDENT = "incident"
    SAFETY = "safety"
    DEPARTED_OWNER = "departed_owner"


@dataclass(frozen=True, slots=True)
class Opening:
    """One break-glass access to a community, as those inside are told it. Instants are in milliseconds."""

    number: int
    by: PersonId
    signed_by: PersonId
    category: Category
    at: int
    until: int
