"""What happens to accounts on its day. Each reads the account again and does nothing where it is not as it
was when the day was set; what is done takes away the row that asked for it."""

from chalicelib.access import keys, memberships
from chalicelib.access.model import PersonId, Status
from chalicelib.foundation import due, rows
from chalicelib.foundation.changes import Change
from chalicelib.foundation.due import Due
from chalicelib.people import store
from chalicelib.people.actions.departing import departure
from chalicelib.people.events import AddressChanged, GuestEnding, PersonSuspended
from chalicelib.people.model import Person
from chalicelib.people.rules import contract, day_of, moving, standing
from chalicelib.people.store.people import read


class Done(Exception):
    """Somebody else has done this meanwhile."""


def end_stay(what: Due) -> None:
    """A guest's last day has passed: they leave for good, out of every community in the same transaction."""
    person, ends = _meant(what)
    if person is None or not contract.is_over(person, ends):
        due.done(what)
        return
    key, change = keys.inside(person.id), Change()
    inside = memberships.unpacked(rows.fetch([key]).get(key))
    store.keep(change, standing.with_status(person, Status.DEPARTED), was=person)
    left = departure(change, "", person.id, inside, "ended")
    due.drop(change, what)
    change.commit(left)


def remind(what: Due) -> None:
    """Some days before it, sponsor and guest are to be told."""
    ref, _, days = what.ref.rpartition(".")
    person, ends = _meant(Due(what.kind, ref, what.at))
    if person is None or not contract.reminder_due(person, ends, int(days)):
        due.done(what)
        return
    change = Change()
    due.drop(change, what, otherwise=Done())
    data: dict[str, str | int] = {"days": int(days), "ends_on": day_of(ends).isoformat()}
    refs = {"sponsor": str(person.sponsor)}
    try:
        change.commit(GuestEnding(by="", subject=person.id, refs=refs, data=data))
    except Done:
        return


def rest_orphan(what: Due) -> None:
    """A guest for whom nobody has answered for two weeks is suspended."""
    person, until = _meant(what)
    if person is None or not contract.is_orphan(person, until):
        due.done(what)
        return
    change = Change()
    store.keep(change, contract.abandoned(person), was=person)
    due.drop(change, what)
    change.commit(PersonSuspended(by="", subject=person.id, data={"reason": "orphaned"}))


def move_address(what: Due) -> None:
    """The address that an administrator gave somebody a week ago works, and the old one does not any more."""
    person, on = _meant(what)
    if person is None or not moving.has_come(person, on):
        due.done(what)
        return
    change = Change()
    store.keep(change, moving.moved(person), was=person)
    due.drop(change, what)
    change.commit(AddressChanged(by="", subject=person.id))


def _meant(what: Due) -> tuple[Person | None, int]:
    """The person as they are now, and the instant that it stands on."""
    person, _, stands_on = what.ref.partition(".")
    return read(PersonId(person)), int(stands_on)
