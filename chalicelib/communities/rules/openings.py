"""Which break-glass accesses a community's card tells of."""

from collections.abc import Iterable
from typing import Final

from chalicelib.access.model import Opening
from chalicelib.foundation import clock

TOLD: Final = 90 * clock.DAY
"""How long the card tells of an access; the list of all of them has no end."""


def told(opened: Iterable[Opening]) -> list[Opening]:
    """The accesses that are not too old to be told of."""
    return [each for each in opened if each.at + TOLD > clock.now()]
