"""What a minute counts for: pure decisions about months, bad minutes and incidents."""

from datetime import UTC, datetime

import pytest

from chalicelib.foundation import clock
from chalicelib.service import rules
from chalicelib.service.model import Incident, Minute, Month


def at(text: str) -> int:
    return clock.millis(datetime.fromisoformat(text).replace(tzinfo=UTC))


@pytest.mark.parametrize(
    ("asked", "failed", "bad"),
    [(0, 0, False), (1, 0, False), (1, 1, True), (100, 1, False), (100, 2, True), (1_000, 10, False),
     (1_000, 11, True)],
)  # fmt: skip
def test_a_minute_is_bad_when_more_than_one_per_cent_failed(asked: int, failed: int, bad: bool) -> None:
    assert rules.is_bad(Minute(0, asked, failed)) is bad


@pytest.mark.parametrize(
    ("measured", "bad", "shown"),
    [(0, 0, 100.0), (43_200, 0, 100.0), (43_200, 1, 99.997), (43_200, 43, 99.9), (43_200, 44, 99.898),
     (3, 1, 66.666), (2, 2, 0.0)],
)  # fmt: skip
def test_availability_is_never_said_better_than_it_was(measured: int, bad: int, shown: float) -> None:
    assert rules.availability(Month("2026-11", measured, bad)) == shown


def test_a_stretch_over_the_end_of_a_month_counts_in_both() -> None:
    since, until = at("2026-12-31T23:58"), at("2027-01-01T00:03")
    bad = [Minute(since + n * clock.MINUTE, 10, 10) for n in (1, 2)]
    found = rules.counted(since, until, [*bad, Minute(since, 10, 0)], [Month("2026-12", 100, 7)])
    assert found == [Month("2026-12", 102, 8), Month("2027-01", 3, 1)]


def test_the_months_before_one_go_over_the_year() -> None:
    assert rules.months_before(at("2027-02-01T00:00")) == ["2027-02", "2027-01", "2026-12", "2026-11"]


def minutes(*numbers: int) -> list[Minute]:
    return [Minute(each * clock.MINUTE, 1, 1) for each in numbers]


def incident(began: int, ended: int, bad: int) -> Incident:
    return Incident(began * clock.MINUTE, ended * clock.MINUTE, bad)


def test_bad_minutes_close_to_each_other_are_one_incident() -> None:
    assert rules.incidents(None, minutes(3, 4, 14, 26)) == [incident(3, 15, 3), incident(26, 27, 1)]


def test_an_incident_goes_on_where_it_was_left() -> None:
    last = incident(3, 5, 2)
    assert rules.incidents(last, minutes(15)) == [incident(3, 16, 3)]
    assert rules.incidents(last, minutes(16)) == [incident(16, 17, 1)]
    assert rules.incidents(last, [Minute(0, 5, 0)]) == []
