"""Counting the minutes of a month that were bad, from what the gateway measured.

It comes by each hour and counts every minute once, whatever the hour was: what it missed, the next coming
catches up, as far back as minutes are kept. It trusts no clock to the minute: the newest minutes are left for
the next coming, and a clock that was set back finds everything counted.
"""

from typing import Final

from chalicelib.foundation import clock, log
from chalicelib.foundation.refusals import Raced
from chalicelib.service import rules
from chalicelib.service.model import Progress
from chalicelib.service.store import level, meters

LAG: Final = 10 * clock.MINUTE
"""How long the gateway's numbers of a minute may take to be complete."""
BACK: Final = 14 * clock.DAY
"""How far back minutes are kept. What is older and was not counted stays unmeasured, and is not good."""
STRETCH: Final = 12 * clock.HOUR
"""At worst each twelfth minute begins an incident: with their months they fit a transaction of 100 rows."""


def run() -> int:
    """Counts what is not counted yet; answers how many minutes that were. Two at once do no harm."""
    until = (clock.now() - LAG) // clock.MINUTE * clock.MINUTE
    try:
        count = _measure(until)
    except Raced:
        count = 0
    log.line("service.measured", minutes=count)
    return count


def _measure(until: int) -> int:
    reached = level.progress()
    if reached is None:
        level.begin(until)
        return 0
    count = 0
    since = max(reached.until, until - BACK)
    for start in range(since, until, STRETCH):
        end = min(start + STRETCH, until)
        reached = _stretch(reached, start, end)
        count += (end - start) // clock.MINUTE
    return count


def _stretch(reached: Progress, since: int, until: int) -> Progress:
    minutes = meters.minutes(since, until)
    names = dict.fromkeys(map(rules.month_of, (since, until - 1)))
    touched = rules.counted(since, until, minutes, level.months(names))
    return level.keep(reached, until, touched, rules.incidents(reached.incident, minutes))
