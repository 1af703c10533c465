"""The words of the network: its settings, and changes of them that take two."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from chalicelib.access.model import PersonId

WIDENING_DAYS_LEAST: Final = 7
"""Days between the second signature and a widening. A network can only lengthen them."""
WIDENING_DAYS_MOST: Final = 90
GUEST_DAYS_MOST: Final = 366
FILE_MEGABYTES_MOST: Final = 2_000
GIGABYTES_MOST: Final = 1_000_000
BEFORE: Final = "before"
"""Under this name each setting declares what keeps the behaviour of a network that is older than it."""


class Ceiling(StrEnum):
    """How much of what was written in a private community a mail may carry, from little to much."""

    NOTHING = "nothing"
    TITLE = "title"
    LINES = "lines"


class LinkPreviews(StrEnum):
    """Of whose texts the pages that they link to are asked what they are called: nobody's, those of open
    communities, everybody's. Whoever is asked learns that somebody here pasted the address."""

    NONE = "none"
    OPEN = "open"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for the whole network. All of it is written when the network is made: a default that
    changes in a later version changes nothing here.

    `guests` lets people of partner companies in at all; `guest_days` is the longest stay at a time;
    `domains` are the only ones that employees' addresses may have (none: any). One file takes at most
    `file_megabytes`, all of a community `community_gigabytes`, all of the network `network_gigabytes`.
    `link_previews` says whose links are asked for. `version` counts writings.
    """

    widening_days: int = field(default=WIDENING_DAYS_LEAST, metadata={BEFORE: WIDENING_DAYS_LEAST})
    guests: bool = field(default=True, metadata={BEFORE: True})
    guest_days: int = field(default=GUEST_DAYS_MOST, metadata={BEFORE: GUEST_DAYS_MOST})
    mail_ceiling: Ceiling = field(default=Ceiling.TITLE, metadata={BEFORE: Ceiling.NOTHING})
    domains: tuple[str, ...] = field(default=(), metadata={BEFORE: ()})
    link_previews: LinkPreviews = field(default=LinkPreviews.OPEN, metadata={BEFORE: LinkPreviews.NONE})
    file_megabytes: int = field(default=200, metadata={BEFORE: 200})
    community_gigabytes: int = field(default=20, metadata={BEFORE: 20})
    network_gigabytes: int = field(default=1_000, metadata={BEFORE: 1_000})
    version: int = field(default=0, metadata={BEFORE: 0})


LOOK_NAME_MOST: Final = 40
HUE_MOST: Final = 359


@dataclass(frozen=True, slots=True)
class Look:
    """How the network presents itself: its name, and the hue of its one accent in degrees.

    It is a hue of OKLCH (CSS Color 4). Lightness and chroma are the page's and fixed, so that
    every hue keeps its contrast.
    """

    name: str = "Entrenous"
    accent: int = 205


class State(StrEnum):
    """How far a change that takes two has come. The first two wait; from the others nothing follows."""

    PROPOSED = "proposed"
    SIGNED = "signed"
    APPLIED = "applied"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


WAITING: Final = frozenset({State.PROPOSED, State.SIGNED})


class Reason(StrEnum):
    """Why a change lapsed: nobody signed it in time, a signer's role had a break, something else changed the
    same settings."""

    UNSIGNED = "unsigned"
    SIGNER_GONE = "signer_gone"
    OVERTAKEN = "overtaken"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A loosening of settings, by number. `wanted` names the settings and what they shall be.

    `at`, `signed_at` and `effective` are instants in milliseconds; `effective` is set by the second signature
    and never moves.
    """

    number: int
    wanted: Mapping[str, Any]
    by: PersonId
    at: int
    state: State = State.PROPOSED
    signed_by: PersonId | None = None
    signed_at: int | None = None
    effective: int | None = None
    reason: Reason | None = None

    @property
    def signatures(self) -> list[tuple[PersonId, int]]:
        """Who has signed, and when: the proposer by proposing."""
        second = [(self.signed_by, self.signed_at)] if self.signed_by and self.signed_at else []
        return [(self.by, self.at), *second]


@dataclass(frozen=True, slots=True)
class Charter:
    """The settings as they stand, the number of the change that waits, and how many were ever proposed."""

    settings: Settings
    pending: int | None = None
    proposed: int = 0
