"""Reminders of a stay that ends wait for the end of quiet hours, unless that would be too late."""

from datetime import UTC, datetime, timedelta

from chalicelib.foundation import clock
from chalicelib.mail import listeners
from chalicelib.mail.events import MailReminder
from tests.cast.house import House, Somebody, done
from tests.mail.postbox import plain, posted, to, until


def told(house: House, someone: Somebody, weekday: int, hour: int) -> int:
    """How many mails somebody gets until then."""
    with posted() as mails:
        until(house, weekday, hour)
    return len(to(someone, mails))


def days_to(weekday: int) -> int:
    """Days from today to a day of the next week."""
    return (weekday - datetime.now(UTC).weekday()) % 7 + 7


def test_a_reminder_of_midnight_is_mailed_in_the_morning(house: House) -> None:
    """Stays end at midnight in UTC, which is night in Paris."""
    ines, acme = house.person("Ines"), house.company()
    # The reminder falls due fourteen days before the midnight that follows the last day: on a Wednesday.
    days = days_to(2) + 14 - 1
    gil = house.guest(ines, acme, ines.founds("private", acme), "Gil", days=days)
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    midnight = today + timedelta(days=days_to(2))
    house.passes(days=(midnight - clock.utc(clock.now())).total_seconds() / 86_400 + 0.01)
    with posted() as mails:
        house.settle()
    assert (to(gil, mails), to(ines, mails)) == ([], [])
    with posted() as mails:
        until(house, 2, 8, 1)
    for each in (gil, ines):
        assert sum("ends after" in plain(mail) for mail in to(each, mails)) == 1


def test_a_reminder_waits_for_nobody_whose_stay_was_renewed(house: House) -> None:
    ines, acme = house.person("Ines"), house.company()
    gil = house.guest(ines, acme, ines.founds("private", acme), "Gil", days=20)
    ends = (datetime.now(UTC).date() + timedelta(days=20)).isoformat()
    asked = MailReminder(by="", subject=gil.id, refs={"to": ines.id, "event": "1"}, data={"ends_on": ends})
    later = (datetime.now(UTC).date() + timedelta(days=40)).isoformat()
    done(ines.patch(f"/guests/{gil.id}", {"ends_on": later}))
    with posted() as mails:
        listeners.send_reminder(asked)
    assert mails == []
    renewed = MailReminder(by="", subject=gil.id, refs={"to": ines.id, "event": "2"}, data={"ends_on": later})
    with posted() as mails:
        for _ in range(2):
            listeners.send_reminder(renewed)
    assert len(to(ines, mails)) == len(mails) == 1
