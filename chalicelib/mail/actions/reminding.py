"""Reminders keep quiet hours too: what is remembered at midnight is mailed when its reader works."""

from typing import Final

from chalicelib.foundation import clock, due, rows
from chalicelib.foundation.changes import Change
from chalicelib.foundation.due import Due
from chalicelib.foundation.events import Event
from chalicelib.mail import access
from chalicelib.mail.events import MailReminder
from chalicelib.mail.rules import times
from chalicelib.people.model import Person
from chalicelib.people.store import preferences

KIND: Final = "mail.reminder"


class Done(Exception):
    """Somebody else has come to this meanwhile."""


def quiet_until(person: Person, before: int) -> int | None:
    """Until when somebody is not to be reminded; None where now is as good, or where it would be too late."""
    key, now = preferences.key(person.id), clock.now()
    wishes = preferences.preferences_in(rows.fetch([key]).get(key))
    at = times.awake(wishes, access.zone_of(person), now)
    return at if at is not None and now < at < before else None


def wait(event: Event, person: Person, at: int) -> None:
    """Lets a reminder of an ending wait; a repeat lets the same one wait."""
    ref = "#".join((event.subject, person.id, event.id, str(event.data["ends_on"])))
    due.keep_all([Due(KIND, ref, at)])


def come(owed: Due) -> None:
    """Quiet hours are over: the mail's own function hears of it."""
    guest, person, event, ends_on = owed.ref.split("#")
    change = Change()
    due.drop(change, owed, otherwise=Done())
    refs = {"to": person, "event": event}
    try:
        change.commit(MailReminder(by="", subject=guest, refs=refs, data={"ends_on": ends_on}))
    except Done:
        return
