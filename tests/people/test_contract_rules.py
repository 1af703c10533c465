"""What falls due for a person, and what still counts on its day. Pure but for the clock."""

from dataclasses import replace

import pytest

from chalicelib.access.model import Kind, PersonId, Status
from chalicelib.foundation import clock
from chalicelib.people.model import Coming, Person
from chalicelib.people.rules import contract, moving

DAY = clock.DAY


def guest(days: float, **more: object) -> Person:
    ends = clock.now() + int(days * DAY)
    person = Person(PersonId("p" * 13), Kind.GUEST, Status.ACTIVE, "Gil", "gil@partner.example", ends=ends)
    return replace(person, **more)  # type: ignore[arg-type]  # The fields are those of a person.


def test_only_days_that_lie_ahead_fall_due() -> None:
    assert [each.kind for each in contract.falls(guest(20))] == [
        "guest.end",
        "guest.reminder",
        "guest.reminder",
    ]
    assert [each.kind for each in contract.falls(guest(10))] == ["guest.end", "guest.reminder"]
    assert [each.kind for each in contract.falls(guest(2))] == ["guest.end"]
    member = replace(guest(20), kind=Kind.MEMBER)
    assert list(contract.falls(member)) == []


def test_what_stands_on_another_instant_is_another_thing() -> None:
    was, now = guest(20), guest(25)
    assert not set(contract.falls(was)) & set(contract.falls(now))
    assert set(contract.falls(was)) <= set(contract.falls(replace(was, orphaned=clock.now())))


@pytest.mark.parametrize(
    ("days", "left", "counts"),
    [(14, 13.9, True), (14, 3.1, True), (14, 2.9, False), (3, 2.9, True), (3, -0.1, False)],
)
def test_a_reminder_that_comes_late_says_nothing_false(days: int, left: float, counts: bool) -> None:
    person = guest(left)
    assert contract.reminder_due(person, person.ends or 0, days) is counts
    assert not contract.reminder_due(person, (person.ends or 0) + 1, days)
    assert not contract.reminder_due(replace(person, status=Status.SUSPENDED), person.ends or 0, days)


def test_a_stay_is_over_on_its_own_day_and_never_early() -> None:
    past, ahead = guest(-0.1), guest(0.1)
    assert contract.is_over(past, past.ends or 0)
    assert contract.is_over(replace(past, status=Status.SUSPENDED), past.ends or 0)
    assert not contract.is_over(replace(past, status=Status.DEPARTED), past.ends or 0)
    assert not contract.is_over(past, (past.ends or 0) - 1)
    assert not contract.is_over(ahead, ahead.ends or 0)


def test_an_orphan_is_suspended_only_while_nobody_was_found() -> None:
    past, ahead = clock.now() - 1, clock.now() + DAY
    assert contract.is_orphan(guest(90, orphaned=past), past)
    assert not contract.is_orphan(guest(90), past)
    assert not contract.is_orphan(guest(90, orphaned=ahead), ahead)
    assert not contract.is_orphan(guest(90, orphaned=past, status=Status.SUSPENDED), past)


def test_an_address_moves_on_its_own_day() -> None:
    past, ahead = clock.now() - 1, clock.now() + DAY
    person = guest(90, coming=Coming("new@partner.example", past))
    assert moving.has_come(person, past)
    assert not moving.has_come(person, past - 1)
    assert not moving.has_come(guest(90, coming=Coming("new@partner.example", ahead)), ahead)
    moved = moving.moved(person)
    assert (moved.address, moved.coming) == ("new@partner.example", None)
    assert moved.sessions_from > past
