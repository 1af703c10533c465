"""How often something is asked for in a minute: messages that come in, calls that owners ask for."""

from typing import Final

from pynamodb.attributes import NumberAttribute

from chalicelib.foundation import clock, singles
from chalicelib.foundation.refusals import TooMany
from chalicelib.foundation.tables import EphemeraRow

MESSAGES: Final = 30
"""Messages that one address takes in a minute."""
CALLS: Final = 20
"""Calls in a minute that the owner of a webhook may ask for."""


class PaceRow(EphemeraRow, discriminator="Pace"):
    """`RATE#what#whom` / number of the minute: how often."""

    times = NumberAttribute()


def keep(what: str, whom: str, *, most: int) -> None:
    """Counts one more in this minute. Beyond `most` raises TooMany with the rest of it to wait."""
    minute, into = divmod(clock.now(), clock.MINUTE)
    row = PaceRow(f"RATE#{what}#{whom}", str(minute))
    expires = (minute + 2) * clock.MINUTE // clock.SECOND
    free = PaceRow.pk.does_not_exist() | (PaceRow.times < most)
    if singles.update(row, PaceRow.times.add(1), PaceRow.expires.set(expires), condition=free) is None:
        raise TooMany(wait=(clock.MINUTE - into) // clock.SECOND + 1)
