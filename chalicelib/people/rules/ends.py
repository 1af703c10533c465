"""End dates of guests and tokens: a date means through that day, in UTC."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from chalicelib.foundation import clock
from chalicelib.foundation.refusals import fault

DAYS_MOST: Final = 366
"""Nobody from outside, and no token, is let in for more than twelve months at a time."""


def ends_at(ends_on: date, *, pointer: str, most: int = DAYS_MOST) -> clock.Millis:
    """The instant at which a date has passed. Raises Invalid at `pointer` for a date that is not ahead, is
    more than twelve months ahead, or more than `most` days, which the network allows at a time."""
    today = clock.utc(clock.now()).date()
    if ends_on < today:
        raise fault(pointer, "date_not_ahead")
    if ends_on > today + timedelta(days=DAYS_MOST):
        raise fault(pointer, "date_too_far")
    if ends_on > today + timedelta(days=most):
        raise fault(pointer, "stay_too_long", days=str(most))
    return clock.millis(datetime.combine(ends_on + timedelta(days=1), time.min, UTC))


def day_of(ends: int) -> date:
    """The last day before an end."""
    return clock.utc(ends - 1).date()
