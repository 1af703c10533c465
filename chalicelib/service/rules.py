"""What a measured minute counts for, and how availability is said. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from chalicelib.foundation import clock
from chalicelib.service.model import BAD_SHARE, Incident, Minute, Month

QUIET: Final = 10 * clock.MINUTE
"""Bad minutes with no more than this between them are one incident."""
MONTHS_SHOWN: Final = 3


def is_bad(minute: Minute) -> bool:
    """Whether more than 1 % of what was asked in a minute failed."""
    return minute.failed > minute.asked * BAD_SHARE


def month_of(instant: int) -> str:
    """The month of UTC that an instant is in."""
    return f"{clock.utc(instant):%Y-%m}"


def months_before(instant: int, count: int = MONTHS_SHOWN) -> list[str]:
    """The month of an instant and those before it, the newest first."""
    at = clock.utc(instant)
    ordinals = (at.year * 12 + at.month - 1 - back for back in range(count + 1))
    return [f"{each // 12:04d}-{each % 12 + 1:02d}" for each in ordinals]


def availability(month: Month) -> float:
    """Per cent of the measured minutes that were not bad, cut after three digits: 100 only where none was."""
    if not month.measured:
        return 100.0
    return (month.measured - month.bad) * 100_000 // month.measured / 1_000


def counted(since: int, until: int, minutes: Iterable[Minute], before: Sequence[Month]) -> list[Month]:
    """The months that a stretch of minutes touches, with it added to what they had."""
    known = {each.name: each for each in before}
    bad = {each.at for each in minutes if is_bad(each)}
    touched: dict[str, Month] = {}
    for at in range(since, until, clock.MINUTE):
        name = month_of(at)
        was = touched.get(name) or known.get(name) or Month(name)
        touched[name] = replace(was, measured=was.measured + 1, bad=was.bad + (at in bad))
    return list(touched.values())


def incidents(last: Incident | None, minutes: Iterable[Minute]) -> list[Incident]:
    """The incidents that bad minutes make or go on with, in order; `last` is the one before them."""
    found: list[Incident] = []
    for minute in sorted((each for each in minutes if is_bad(each)), key=lambda each: each.at):
        end, open_one = minute.at + clock.MINUTE, found[-1] if found else last
        if open_one is None or minute.at - open_one.ended > QUIET:
            found.append(Incident(minute.at, end, 1))
            continue
        grown = replace(open_one, ended=end, bad=open_one.bad + 1)
        found[-1:] = [grown]
    return found
