"""Looking at a community as others do."""

from dataclasses import dataclass
from enum import StrEnum

from chalicelib.access.gate import Standing
from chalicelib.access.model import Stamp


class Stranger(StrEnum):
    """Somebody who is nobody in particular."""

    VISITOR = "visitor"
    MEMBER = "member"
    PARTICIPANT = "participant"
    GUEST = "guest"


@dataclass(frozen=True, slots=True)
class Double(Standing):
    """A synthetic viewer in front of a community, who reads no more than the steward who looks reads."""

    steward: Standing

    def reads(self, *stamps: Stamp) -> bool:
        """Whether both may read what carries all these stamps."""
        return Standing.reads(self, *stamps) and self.steward.reads(*stamps)
