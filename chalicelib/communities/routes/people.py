"""Doors: the people of a community, and invitations to it."""

from collections.abc import Mapping
from typing import Final

from chalicelib.access import gate
from chalicelib.access.model import CommunityId, PersonId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, actions, present, store
from chalicelib.communities.drafts import InvitationDraft, RoleDraft
from chalicelib.communities.present import InvitationView, SeatView
from chalicelib.communities.routes.paging import ahead, page, place
from chalicelib.foundation import doors, ids
from chalicelib.foundation.http import Answer, Created, Nothing, Page, Paging, Request, created, nothing
from chalicelib.foundation.queries import Query

NOWHERE: Final = "-"


def _name(community_id: str) -> str:
    return f"people|{community_id}"


def _ahead(person: str, request: Request) -> Query:
    community_id = request.params["community_id"]
    if not ids.well_formed(community_id, ids.SHORT):
        # Whatever the view will refuse must not reach the store, which refuses long keys in its own way.
        community_id = NOWHERE
    after, limit = ahead(person, request, _name(community_id))
    return store.people_query(community_id, after, limit + 1)


@doors.open("GET", "/communities/{community_id}/people", alongside=_ahead)
def people(viewer: Viewer, query: Paging, community_id: CommunityId) -> Page[SeatView]:
    """The people of a community, for who may read it."""
    standing = gate.reach(viewer, Verb.LIST_PEOPLE, community_id)
    after = place(viewer, _name(community_id), query)
    found, more = access.inside(standing, after, query.limit)
    return page(viewer, _name(community_id), [present.seat(standing, row, face) for row, face in found], more)


@doors.open(
    "PUT",
    "/communities/{community_id}/people/{person_id}",
    raises=(
        "account_closed",
        "archived",
        "bots_follow_owners",
        "community_full",
        "company_wall",
        "last_steward",
        "no_steward",
        "participants_only",
        "rule_changed",
    ),
)
def seat(viewer: Viewer, draft: RoleDraft, community_id: CommunityId, person_id: PersonId) -> SeatView:
    """Admit who asked, add somebody (they are told at once), or appoint who is inside. Stewards only."""
    row = actions.place(viewer, community_id, person_id, draft.role)
    standing = gate.reach(viewer, Verb.KNOW_OF, community_id)
    return present.seated(viewer, standing, row)


@doors.open(
    "DELETE",
    "/communities/{community_id}/people/{person_id}",
    raises=("last_steward",),
)
def remove(viewer: Viewer, community_id: CommunityId, person_id: PersonId) -> Nothing:
    """Put somebody out; their very next request is judged by it. Stewards only."""
    actions.remove(viewer, community_id, person_id)
    return nothing()


def show_again(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Answer[InvitationView]:
    """The invitation that was given, if it stands."""
    community_id, person_id = CommunityId(params["community_id"]), PersonId(subject)
    given = actions.invitation_to(viewer, community_id, person_id)
    return _created(present.invitation(community_id, person_id, given))


def _created(view: InvitationView) -> Created[InvitationView]:
    return created(view, f"/communities/{view.community}/invitations/{view.person}")


@doors.open(
    "POST",
    "/communities/{community_id}/invitations",
    again=show_again,
    raises=(
        "account_closed",
        "already_inside",
        "archived",
        "bots_follow_owners",
        "company_wall",
        "too_many_invitations",
    ),
)
def invite(viewer: Viewer, draft: InvitationDraft, community_id: CommunityId) -> Created[InvitationView]:
    """Hold the door open for one person, for 14 days at most.

    Stewards invite; into an open community so does everybody inside. The person accepts by coming in.
    """
    person_id = PersonId(draft.person)
    given = actions.invite(viewer, community_id, person_id)
    return _created(present.invitation(community_id, person_id, given))


@doors.open("DELETE", "/communities/{community_id}/invitations/{person_id}")
def withdraw_invitation(viewer: Viewer, community_id: CommunityId, person_id: PersonId) -> Nothing:
    """Withdraw an invitation, or decline one's own."""
    actions.withdraw_invitation(viewer, community_id, person_id)
    return nothing()
