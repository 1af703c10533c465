"""The directory, people's pages, and what administrators and sponsors decide about them."""

from collections.abc import Mapping

from chalicelib.access.model import PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import doors
from chalicelib.foundation.http import CSV, Accepted, Answer, Created, Page, Request, created
from chalicelib.network.access import settings_keys
from chalicelib.people import access
from chalicelib.people.access import directory
from chalicelib.people.actions import contracts, imports, newcomers, standing
from chalicelib.people.drafts import GuestPatch, MemberDraft, PeopleQuery, PersonPatch
from chalicelib.people.present import PersonRef, PersonView
from chalicelib.people.present.cards import page, refs
from chalicelib.people.present.companies import Imported, imported
from chalicelib.people.routes.appointments import waiting
from chalicelib.people.rules import profiles


@doors.open("GET", "/people", alongside=directory.ahead)
def list_people(viewer: Viewer, query: PeopleQuery) -> Page[PersonRef]:
    """Lists members by name, or the guests one answers for."""
    found, cursor = directory.found(viewer, query)
    return Page(refs(viewer, found), cursor)


@doors.open("GET", "/people/{person_id}", wants=waiting)
def show_person(viewer: Viewer, person_id: PersonId) -> PersonView:
    """Shows a person's page."""
    person = access.visible(viewer, person_id)
    return page(viewer, person, appointment=standing.pending(viewer, person_id))


def _invited_again(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Created[PersonView]:
    access.require_administrator(viewer)
    return created(page(viewer, access.visible(viewer, PersonId(subject))), f"/people/{subject}")


@doors.open("POST", "/people", wants=settings_keys, again=_invited_again, raises=("address_taken",))
def invite_person(viewer: Viewer, draft: MemberDraft) -> Created[PersonView]:
    """Invites a member (administrators)."""
    access.require_administrator(viewer)
    person = newcomers.invite(viewer, profiles.newcomer(draft.said()))
    return created(page(viewer, person), f"/people/{person.id}")


def _imported_again(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Answer[Imported]:
    return Answer(imported(imports.outcome(viewer, subject), viewer.language))


@doors.open("POST", "/people/import", wants=settings_keys, again=_imported_again, media=(CSV,))
def import_people(viewer: Viewer, request: Request) -> Answer[Imported]:
    """Invites the members that a CSV file lists, and answers row by row (administrators)."""
    return Answer(imported(imports.import_sheet(viewer, request.body), viewer.language))


@doors.open(
    "PATCH",
    "/people/{person_id}",
    wants=waiting,
    raises=("address_taken", "departed_final", "last_administrator", "not_active", "sponsor_needed"),
)
def decide_person(
    viewer: Viewer, draft: PersonPatch, person_id: PersonId
) -> Answer[PersonView] | Accepted[PersonView]:
    """Changes somebody's account (administrators).

    Making an administrator takes two: the first signature is answered with 202 and waits for the second for
    seven days. Another address ends whatever the person is signed in with, is answered with 202 and works
    after seven days; the present one, sent until then, keeps it.
    """
    said = draft.said()
    person, waits = standing.decide(viewer, person_id, said)
    later = waits is not None or ("email" in said and person.coming is not None)
    return Answer(page(viewer, person, appointment=waits), 202 if later else 200)


@doors.open("PATCH", "/guests/{person_id}", wants=settings_keys, raises=("departed_final",))
def renew_guest(viewer: Viewer, draft: GuestPatch, person_id: PersonId) -> PersonView:
    """Changes a guest's last day, or who answers for them (sponsor, administrators).

    Where the sponsor has left the network, a member who stewards a community that the guest is in may take
    over.
    """
    return page(viewer, contracts.revise(viewer, person_id, draft.said()))
