"""The words of the network: its settings."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

WIDENING_DAYS_LEAST: Final = 7
"""Days between the second signature and a widening. A network can only lengthen them."""
WIDENING_DAYS_MOST: Final = 90
GUEST_DAYS_MOST: Final = 366


class Ceiling(StrEnum):
    """How much of what was written in a private community a mail may carry, from little to much."""

    NOTHING = "nothing"
    TITLE = "title"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for the whole network. All of it is written when the network is made: a default that
    changes in a later version changes nothing here.

    `guests` lets people of partner companies in at all; `guest_days` is the longest stay at a time;
    `domains` are the only ones that employees' addresses may have (none: any).
    """

    widening_days: int = WIDENING_DAYS_LEAST
    guests: bool = True
    guest_days: int = GUEST_DAYS_MOST
    mail_ceiling: Ceiling = Ceiling.TITLE
    domains: tuple[str, ...] = ()
    version: int = 0
