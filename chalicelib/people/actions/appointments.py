"""Appointments that wait for the signature of a second administrator."""

from chalicelib.access.attempts import attempted
from chalicelib.access.model import PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock, due, rows
from chalicelib.foundation.changes import Change
from chalicelib.foundation.due import Due
from chalicelib.foundation.refusals import Conflict, Forbidden
from chalicelib.people import access, store
from chalicelib.people.actions.standing import decide, pending, stands
from chalicelib.people.events import AppointmentLapsed, AppointmentWithdrawn
from chalicelib.people.model import Appointment, Person
from chalicelib.people.rules.standing import STANDS, appoints, runs_network
from chalicelib.people.store import administrators


def waiting(viewer: Viewer) -> list[Appointment]:
    """All that an administrator could sign now, or has signed, the oldest first. Raises Forbidden."""
    access.require_administrator(viewer)
    found = viewer.held.found(administrators.appointments()).items
    fresh = [each for each in map(administrators.appointed_in, found) if each.at + STANDS > clock.now()]
    viewer.held.rows(store.card(each.by) for each in fresh)
    return sorted((each for each in fresh if stands(viewer, each)), key=lambda each: each.at)


def sign(viewer: Viewer, person_id: PersonId) -> Person:
    """Signs an appointment as the second administrator; one that is signed stays so.

    Raises Forbidden `administrators_only`, `own_proposal`; NotFound; Conflict `no_appointment`,
    `signer_gone`, `not_active`.
    """
    access.require_administrator(viewer)
    person, waits = access.visible(viewer, person_id), pending(viewer, person_id)
    if waits is None and runs_network(person):
        return person
    if waits is None:
        raise Conflict("no_appointment")
    if waits.by == viewer.person:
        raise attempted(Forbidden("own_proposal"), viewer, person_id)
    if appoints(person, waits.roles) and not stands(viewer, waits):
        raise Conflict("signer_gone")
    return decide(viewer, person_id, {"roles": waits.roles})[0]


def withdraw(viewer: Viewer, person_id: PersonId) -> None:
    """Takes an appointment back that waits; any administrator may refuse it. Nothing to take back is well."""
    access.require_administrator(viewer)
    access.visible(viewer, person_id)
    waits = pending(viewer, person_id)
    if waits is None:
        return
    change = Change()
    administrators.settle(change, waits)
    change.commit(AppointmentWithdrawn(by=viewer.person, subject=person_id))


def fall_due(reminder: Due) -> None:
    """Takes an appointment away that nobody signed in time; one that was renewed has another day."""
    person, key = PersonId(reminder.ref), administrators.appointment_key(reminder.ref)
    waits = administrators.appointment_in(person, rows.fetch([key]).get(key))
    if waits is None or waits.at + STANDS > clock.now():
        due.done(reminder)
        return
    change = Change()
    administrators.settle(change, waits)
    due.drop(change, reminder)
    change.commit(AppointmentLapsed(by="", subject=person))
