"""Appointments of administrators, which take two."""

from collections.abc import Mapping

from chalicelib.access.model import PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import doors, ids
from chalicelib.foundation.http import Nothing, Page, Request, nothing
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Key
from chalicelib.people.actions import appointments as actions
from chalicelib.people.present import PersonView
from chalicelib.people.present.cards import AppointmentItem, appointments, page
from chalicelib.people.store import administrators


def waiting(_: str, params: Mapping[str, str]) -> list[Key]:
    """The rows that an appointment is judged by."""
    # Only what can be an id becomes part of a key: DynamoDB takes no keys of any length.
    plausible = ids.well_formed(params["person_id"], ids.SHORT)
    key = administrators.appointment_key(params["person_id"])
    return [key, administrators.PLACE] if plausible else []


def _ahead(_person: str, _request: Request) -> Query:
    return administrators.appointments()


@doors.open("GET", "/appointments", alongside=_ahead)
def list_appointments(viewer: Viewer) -> Page[AppointmentItem]:
    """Lists the appointments that wait for a second signature, the oldest first (administrators)."""
    return Page(appointments(viewer, actions.waiting(viewer)))


@doors.open(
    "PUT",
    "/people/{person_id}/appointment/signature",
    wants=waiting,
    raises=("no_appointment", "not_active", "signer_gone"),
)
def sign_appointment(viewer: Viewer, person_id: PersonId) -> PersonView:
    """Signs for somebody whom another administrator appoints (administrators)."""
    return page(viewer, actions.sign(viewer, person_id))


@doors.open("DELETE", "/people/{person_id}/appointment", wants=waiting)
def withdraw_appointment(viewer: Viewer, person_id: PersonId) -> Nothing:
    """Takes an appointment back, or refuses to sign it (administrators)."""
    actions.withdraw(viewer, person_id)
    return nothing()
