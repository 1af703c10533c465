"""When somebody can be mailed, as tables: every instant is told by the clock of their own zone."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from chalicelib.foundation import clock
from chalicelib.mail.rules import times
from chalicelib.people.model import Preferences, Rhythm

PARIS = ZoneInfo("Europe/Paris")
AT_ONCE = Preferences(mail=Rhythm.AT_ONCE)
DAILY, WEEKLY = Preferences(), Preferences(mail=Rhythm.WEEKLY)
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def at(text: str, zone: ZoneInfo = PARIS) -> int:
    return clock.millis(datetime.fromisoformat(text).replace(tzinfo=zone))


# 2026-11-23 is a Monday; France leaves summer time on 2026-10-25 and comes back to it on 2027-03-28.
@pytest.mark.parametrize(
    ("own", "now", "wanted"),
    [
        (AT_ONCE, "2026-11-23T10:30", "2026-11-23T10:30"),
        (AT_ONCE, "2026-11-23T18:59", "2026-11-23T18:59"),
        (AT_ONCE, "2026-11-23T19:00", "2026-11-24T08:00"),
        (AT_ONCE, "2026-11-23T03:00", "2026-11-23T08:00"),
        (AT_ONCE, "2026-11-27T19:30", "2026-11-30T08:00"),
        (AT_ONCE, "2026-11-28T12:00", "2026-11-30T08:00"),
        (DAILY, "2026-11-23T10:30", "2026-11-24T08:00"),
        (DAILY, "2026-11-23T07:00", "2026-11-23T08:00"),
        (DAILY, "2026-11-27T10:30", "2026-11-30T08:00"),
        (DAILY, "2026-10-23T10:30", "2026-10-26T08:00"),
        (WEEKLY, "2026-11-23T10:30", "2026-11-30T08:00"),
        (WEEKLY, "2026-11-22T10:30", "2026-11-23T08:00"),
        (Preferences(digest_at="22:15"), "2026-11-23T10:30", "2026-11-24T08:00"),
        (Preferences(digest_at="22:15", quiet_hours=None), "2026-11-23T10:30", "2026-11-23T22:15"),
        (Preferences(mail=Rhythm.WEEKLY, digest_day="saturday"), "2026-11-23T10:30", "2026-11-30T08:00"),
        (replace(AT_ONCE, quiet_hours=("12:00", "14:00")), "2026-11-23T13:00", "2026-11-23T14:00"),
        (replace(AT_ONCE, quiet_hours=("08:00", "08:00")), "2026-11-23T03:00", "2026-11-23T03:00"),
        (Preferences(mail=Rhythm.AT_ONCE, quiet_hours=("22:00", "02:30"), quiet_days=()),
         "2027-03-28T01:00", "2027-03-28T03:30"),
        (Preferences(mail=Rhythm.AT_ONCE, snoozed_until=at("2026-12-24T10:00")), "2026-11-23T10:30",
         "2026-12-24T10:00"),
        (Preferences(snoozed_until=at("2026-12-24T10:00")), "2026-11-23T10:30", "2026-12-25T08:00"),
    ],
)  # fmt: skip
def test_the_next_mail_comes_when_its_reader_works(own: Preferences, now: str, wanted: str) -> None:
    found = times.next_mail(own, PARIS, at(now), 0)
    assert found is not None
    assert clock.utc(found).astimezone(PARIS) == clock.utc(at(wanted)).astimezone(PARIS)
    assert times.may_leave(own, PARIS, found, 0)


@pytest.mark.parametrize(
    "own",
    [
        Preferences(mail=Rhythm.NEVER), Preferences(mail=Rhythm.AT_ONCE, mail_budget=0),
        Preferences(mail=Rhythm.AT_ONCE, quiet_days=WEEK), Preferences(quiet_days=WEEK),
    ],
)  # fmt: skip
def test_who_wants_none_gets_none(own: Preferences) -> None:
    assert times.next_mail(own, PARIS, at("2026-11-23T10:30"), 0) is None
    assert not times.may_leave(own, PARIS, at("2026-11-23T10:30"), 0)


def test_what_goes_beyond_the_budget_comes_with_the_next_digest() -> None:
    own, now = Preferences(mail=Rhythm.AT_ONCE, mail_budget=2), at("2026-11-23T10:30")
    assert times.next_mail(own, PARIS, now, 1) == now
    assert times.may_leave(own, PARIS, now, 1)
    assert times.next_mail(own, PARIS, now, 2) == at("2026-11-24T08:00")
    assert not times.may_leave(own, PARIS, now, 2)


@pytest.mark.parametrize("now", ["2026-11-23T19:00", "2026-11-28T10:00", "2026-11-23T07:59"])
def test_nothing_leaves_in_quiet_hours_or_days(now: str) -> None:
    assert not times.may_leave(AT_ONCE, PARIS, at(now), 0)
    assert not times.may_leave(DAILY, PARIS, at(now), 0)


def test_an_hour_that_comes_twice_leads_nowhere_back() -> None:
    own = Preferences(mail=Rhythm.AT_ONCE, quiet_hours=("22:00", "02:30"), quiet_days=())
    second = at("2026-10-25T03:00") - 50 * clock.MINUTE
    found = times.next_mail(own, PARIS, second, 0)
    assert found is not None
    assert second < found <= second + clock.HOUR


def test_the_same_wishes_mean_another_instant_elsewhere() -> None:
    noumea, now = ZoneInfo("Pacific/Noumea"), at("2026-11-23T10:30")
    assert times.next_mail(AT_ONCE, PARIS, now, 0) == now
    assert times.next_mail(AT_ONCE, noumea, now, 0) == at("2026-11-24T08:00", noumea)


@pytest.mark.parametrize("name", [None, "", "Nowhere/Land", "../../etc/passwd", "Europe/Paris"])
def test_a_zone_that_is_none_is_the_networks(name: str | None) -> None:
    assert times.zone(name, "Europe/Paris").key == "Europe/Paris"
