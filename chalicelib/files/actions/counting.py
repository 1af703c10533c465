"""What is held is counted as it comes and goes, and anew after a week in which anything came: a repair."""

from typing import Final

from chalicelib.files.store import usage
from chalicelib.foundation import clock, due
from chalicelib.foundation.changes import Change
from chalicelib.foundation.due import Due
from chalicelib.foundation.held import Held

KIND: Final = "files.count"
WEEK: Final = 7 * clock.DAY


def keep(change: Change, community: str) -> None:
    """Lets a community be counted anew when the week is over: however much comes, that is one row."""
    due.keep(change, (clock.now() // WEEK + 1) * WEEK, KIND, community)


def fall_due(owed: Due) -> None:
    """On its day: puts right what a community is said to hold, in the change that ends it."""
    was = usage.usage(Held(), owed.ref)
    now = usage.recounted(owed.ref)
    change = Change()
    due.drop(change, owed)
    if now != was:
        usage.repair(change, owed.ref, was=was, now=now)
    change.commit()
