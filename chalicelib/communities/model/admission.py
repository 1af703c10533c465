"""The words of coming in: rules to accept, seats, words given for somebody."""

from dataclasses import dataclass
from typing import Final

from chalicelib.access.model import PersonId

QUESTION_MOST: Final = 300
TERMS_MOST: Final = 4_000
CAP_LEAST: Final = 2
CAP_MOST: Final = 10_000


@dataclass(frozen=True, slots=True)
class Terms:
    """A community's own rules, to be accepted by those who come in. Each change of the text is a version."""

    version: int
    text: str


@dataclass(frozen=True, slots=True)
class Seats:
    """How many of a capped community's seats are taken; not known while they are being counted.

    `version` grows whenever counting begins and whenever somebody goes, so that a count that missed somebody
    is not taken.
    """

    taken: int
    version: int
    counting: bool = False


@dataclass(frozen=True, slots=True)
class Vouch:
    """Somebody's word for who asks, and when (milliseconds) it was given."""

    person: PersonId
    at: int
