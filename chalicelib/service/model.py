"""The words of the service: minutes that were measured, incidents, drills."""

from dataclasses import dataclass
from typing import Final

TARGET: Final = 99.9
"""Per cent of a month's minutes that shall not be bad. Measured, not promised: the parts that the network is
built of multiply to 99.89 % by their own agreements."""
BAD_SHARE: Final = 0.01
"""A minute is bad when more than this share of its requests was answered with a fault of ours (5xx)."""
SUPPORT_MOST: Final = 200


@dataclass(frozen=True, slots=True)
class Minute:
    """What was asked in the minute that begins at an instant (milliseconds), and how much of it failed."""

    at: int
    asked: int
    failed: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month of UTC, `2026-11`: how many of its minutes were measured, and how many of those were bad.

    A minute in which nobody asked anything is measured and not bad.
    """

    name: str
    measured: int = 0
    bad: int = 0


@dataclass(frozen=True, slots=True)
class Incident:
    """Bad minutes close to each other: from the beginning of the first to the end of the last."""

    began: int
    ended: int
    bad: int


@dataclass(frozen=True, slots=True)
class Progress:
    """Up to which instant everything is measured, and the newest incident, which may go on."""

    until: int
    incident: Incident | None = None


@dataclass(frozen=True, slots=True)
class Drill:
    """A restore, in earnest or as a drill: when it ended, how old its newest state was when it began (what
    would have been lost), how long it took until the tables could serve; both in milliseconds."""

    at: int
    lost: int
    took: int
    passed: bool


@dataclass(frozen=True, slots=True)
class Level:
    """Everything that people are shown of the service."""

    progress: Progress | None
    this_month: Month | None
    history: tuple[Month, ...]
    incidents: tuple[Incident, ...]
    drill: Drill | None
    support: str | None
