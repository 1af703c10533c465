"""People who come and go with the directory (RFC 7644, section 3)."""

from collections.abc import Mapping
from typing import Any

from chalicelib.access.model import PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import doors, ids
from chalicelib.foundation.http import JSON, Answer, Created, Nothing, Request, Unchanged, nothing
from chalicelib.foundation.tables import Key
from chalicelib.network.access import settings_keys
from chalicelib.people.store import administrators
from chalicelib.provisioning import access
from chalicelib.provisioning.access import listing
from chalicelib.provisioning.actions import users as actions
from chalicelib.provisioning.drafts import ListQuery, Resource, Shape
from chalicelib.provisioning.present import SCIM, resources
from chalicelib.provisioning.present.errors import MEDIA
from chalicelib.provisioning.rules import filters
from chalicelib.provisioning.store import enrolments

TAKEN = (MEDIA, JSON)


def _judged(_person: str, params: Mapping[str, str]) -> list[Key]:
    """What the directory said of somebody, and the rows that a decision about them is judged by."""
    person = params["person_id"]
    if not ids.well_formed(person, ids.SHORT):
        return []
    return [enrolments.key(person), administrators.PLACE, administrators.appointment_key(person)]


def _again(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Created[Resource]:
    return _created(*actions.person(viewer, PersonId(subject)))


def _created(*known: Any) -> Created[Resource]:
    told = resources.user(*known)
    meta = told["meta"]
    return Created(told, 201, {"Location": meta["location"], "ETag": meta["version"]})


@doors.open("POST", "/scim/v2/Users", wants=settings_keys, again=_again, media=TAKEN, dialect=SCIM)
def enrol_user(viewer: Viewer, draft: Resource) -> Created[Resource]:
    """Makes an account for an employee, who is invited by mail."""
    return _created(*actions.enrol(viewer, draft))


@doors.open("GET", "/scim/v2/Users", dialect=SCIM)
def list_users(viewer: Viewer, query: ListQuery) -> Resource:
    """Lists employees: those whom a filter names by a key, or all of them page by page."""
    access.require_directory(viewer)
    count, start = resources.bounded(query.count), max(1, query.start_index)
    if query.filter is not None:
        found = listing.matching_people(viewer, filters.read(query.filter))
        shown = [resources.user(*each, query) for each in found]
        return resources.page(shown[start - 1 : start - 1 + count], len(shown), start)
    if query.cursor is not None:
        found, onward = listing.after(viewer, query.cursor, max(1, count))
        return resources.page([resources.user(*each, query) for each in found], None, None, onward)
    found, total = listing.numbered(viewer, start, count)
    return resources.page([resources.user(*each, query) for each in found], total, start)


@doors.open("GET", "/scim/v2/Users/{person_id}", wants=_judged, dialect=SCIM)
def show_user(
    viewer: Viewer, request: Request, query: Shape, person_id: PersonId
) -> Answer[Resource] | Unchanged:
    """Shows an employee."""
    return resources.answered(resources.user(*actions.person(viewer, person_id)), query, request)


@doors.open(
    "PUT", "/scim/v2/Users/{person_id}", wants=(_judged, settings_keys), media=TAKEN, dialect=SCIM,
    raises=("address_taken", "external_taken", "last_administrator"),
)  # fmt: skip
def replace_user(viewer: Viewer, draft: Resource, request: Request, person_id: PersonId) -> Answer[Resource]:
    """Writes what a whole resource says of an employee; what it does not name stays as it is."""
    tag = request.headers.get("if-match")
    return resources.whole(resources.user(*actions.replace_user(viewer, person_id, draft, tag)))


@doors.open(
    "PATCH", "/scim/v2/Users/{person_id}", wants=(_judged, settings_keys), media=TAKEN, dialect=SCIM,
    raises=("address_taken", "external_taken", "last_administrator"),
)  # fmt: skip
def patch_user(viewer: Viewer, draft: Resource, request: Request, person_id: PersonId) -> Answer[Resource]:
    """Changes some of what stands of an employee.

    Whose account is set inactive rests from the next request on, and so does everything of theirs. Another
    address works after seven days, as when an administrator gives it.
    """
    tag = request.headers.get("if-match")
    return resources.whole(resources.user(*actions.patch_user(viewer, person_id, draft, tag)))


@doors.open(
    "DELETE", "/scim/v2/Users/{person_id}", wants=_judged, dialect=SCIM, raises=("last_administrator",)
)
def remove_user(viewer: Viewer, request: Request, person_id: PersonId) -> Nothing:
    """Lets an employee leave for good, with everything that hangs on their account."""
    actions.depart(viewer, person_id, request.headers.get("if-match"))
    return nothing()
