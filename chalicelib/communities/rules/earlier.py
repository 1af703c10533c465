"""Showing somebody earlier eras: two who read them decide it, never about themselves, never for a guest."""

from dataclasses import dataclass
from typing import Final

from chalicelib.access.model import Kind, Membership, PersonId
from chalicelib.foundation import clock

STANDS: Final = 7 * clock.DAY
"""How long the first of the two signatures waits for the second."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """Who shall read from which era on, and who signed that first, when (milliseconds)."""

    person: PersonId
    era: int
    by: PersonId
    at: int

    @property
    def lapses(self) -> int:
        """Until when it waits."""
        return self.at + STANDS

    @property
    def stands(self) -> bool:
        """Whether it waits still."""
        return self.lapses > clock.now()


def may_sign(kind: Kind, membership: Membership | None, era: int) -> bool:
    """Whether somebody can show an era, and those that follow, to others: a member inside who reads it."""
    return kind is Kind.MEMBER and membership is not None and membership.since <= era
