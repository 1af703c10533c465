"""When a person can be mailed: their rhythm, their quiet hours and days, their budget, by their own clock.

Working time is France's right to disconnect (Code du travail, L2242-17) as everybody's default.
"""

from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from chalicelib.foundation import clock
from chalicelib.people.model import Preferences, Rhythm

DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
STEPS: Final = 2 * len(DAYS) + 2
"""From one quiet stretch to the next: a week holds no more."""


def zone(name: str | None, default: str) -> ZoneInfo:
    """A person's time zone; the network's for who has said none, or one that there is not any more."""
    try:
        return ZoneInfo(name or default)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(default)


def day(where: ZoneInfo, at: int) -> str:
    """The day that it is for somebody at an instant, as 2026-12-31."""
    return clock.utc(at).astimezone(where).date().isoformat()


def next_mail(own: Preferences, where: ZoneInfo, now: int, sent: int) -> int | None:
    """The instant at which somebody who was just told something can be mailed it; None for never.

    `sent` counts their mails of this day. What goes beyond the budget comes with the next digest.
    """
    if own.mail is Rhythm.NEVER or own.mail_budget == 0:
        return None
    start = max(now, own.snoozed_until or 0)
    if own.mail is Rhythm.AT_ONCE and not _spent(own, sent):
        return awake(own, where, start)
    return awake(own, where, _digest(own, where, start))


def may_leave(own: Preferences, where: ZoneInfo, now: int, sent: int) -> bool:
    """Whether somebody can be mailed at this instant."""
    if own.mail is Rhythm.NEVER or own.mail_budget == 0 or (own.snoozed_until or 0) > now:
        return False
    return not _spent(own, sent) and awake(own, where, now) == now


def awake(own: Preferences, where: ZoneInfo, at: int) -> int | None:
    """The first instant from one on that is not quiet; None for who keeps all days quiet."""
    for _ in range(STEPS):
        local = clock.utc(at).astimezone(where)
        if DAYS[local.weekday()] in own.quiet_days:
            after = _instant(local.date() + timedelta(days=1), "00:00", where)
        elif (ends := _ends(own.quiet_hours, local)) is not None:
            after = _instant(*ends, where)
        else:
            return at
        # Of an hour that comes twice, in autumn, the second one may be meant.
        at = after if after > at else after + clock.HOUR
    return None


def _spent(own: Preferences, sent: int) -> bool:
    return own.mail_budget is not None and sent >= own.mail_budget


def _digest(own: Preferences, where: ZoneInfo, after: int) -> int:
    """The next time of a digest."""
    begin = clock.utc(after).astimezone(where).date()
    for ahead in range(len(DAYS) + 1):
        on = begin + timedelta(days=ahead)
        at = _instant(on, own.digest_at, where)
        if at > after and (own.mail is not Rhythm.WEEKLY or DAYS[on.weekday()] == own.digest_day):
            return at
    return _instant(begin + timedelta(days=len(DAYS)), own.digest_at, where)


def _ends(hours: tuple[str, str] | None, local: datetime) -> tuple[date, str] | None:
    """When the quiet hours end that a moment is in: which day, at what time."""
    if hours is None:
        return None
    (start, end), now = hours, f"{local:%H:%M}"
    if start <= end:
        return (local.date(), end) if start <= now < end else None
    if now >= start:
        return local.date() + timedelta(days=1), end
    return (local.date(), end) if now < end else None


def _instant(on: date, at: str, where: ZoneInfo) -> int:
    return clock.millis(datetime.combine(on, time.fromisoformat(at), where))
