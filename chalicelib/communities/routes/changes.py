"""Doors: changing the rule. Less is at once; more is proposed, signed by another, and takes its time; and so
is deleting the community."""

from collections.abc import Mapping

from chalicelib.access import gate
from chalicelib.access.model import CommunityId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, actions, present, store
from chalicelib.communities.access import Sight
from chalicelib.communities.drafts import RuleDraft
from chalicelib.communities.present import ChangeCard, CommunityCard
from chalicelib.communities.routes.paging import ahead, page, place
from chalicelib.communities.routes.people import NOWHERE
from chalicelib.foundation import doors, ids
from chalicelib.foundation.http import (
    Accepted,
    Answer,
    Nothing,
    Page,
    Paging,
    Request,
    accepted,
    nothing,
    tagged,
)
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import Forbidden
from chalicelib.foundation.tables import Key
from chalicelib.network.store.settings import PLACE as SETTINGS


def _wanted(person: str, params: Mapping[str, str]) -> list[Key]:
    return [*access.change_keys(person, params), SETTINGS]


def _sight(person: str, params: Mapping[str, str]) -> list[Key]:
    return [*access.sight_keys(person, params), SETTINGS]


def show_again(
    viewer: Viewer, subject: str, params: Mapping[str, str]
) -> Answer[CommunityCard] | Accepted[ChangeCard]:
    """The community whose rule was changed, or the widening that was proposed, as it is now."""
    community_id = CommunityId(params["community_id"])
    if subject != community_id:
        return accepted(present.change(access.change(viewer, community_id, subject)))
    return _narrowed(access.sight(viewer, community_id))


def _narrowed(sight: Sight) -> Answer[CommunityCard]:
    return tagged(present.community(sight), sight.community.version)


@doors.open(
    "POST",
    "/communities/{community_id}/changes",
    wants=_sight,
    again=show_again,
    raises=("archived", "change_pending", "no_steward", "rule_changed"),
)
def change_rule(
    viewer: Viewer, draft: RuleDraft, community_id: CommunityId
) -> Answer[CommunityCard] | Accepted[ChangeCard]:
    """Change the rule: narrow it at once, or propose to widen it; or propose to delete the community.

    What widens any part of it takes a second signature and at least seven days, and is answered with 202.
    With `delete` the second signature archives the community, and thirty days later it is gone.
    Within a day of a narrowing, another steward restores exactly the former rule at once.
    """
    done = actions.change_rule(viewer, community_id, draft)
    return _narrowed(done) if isinstance(done, Sight) else accepted(present.change(done))


def _name(community_id: str) -> str:
    return f"changes|{community_id}"


def _ahead(person: str, request: Request) -> Query:
    named = request.params["community_id"]
    community_id = named if ids.well_formed(named, ids.SHORT) else NOWHERE
    after, limit = ahead(person, request, _name(community_id))
    return store.changes_query(community_id, after, limit + 1)


@doors.open("GET", "/communities/{community_id}/changes", wants=_wanted, alongside=_ahead)
def changes(viewer: Viewer, query: Paging, community_id: CommunityId) -> Page[ChangeCard]:
    """The widenings and deletions of a community, for those inside.

    What waits comes first, then the others, newest first.
    """
    standing = gate.reach(viewer, Verb.KNOW_OF, community_id)
    if standing.membership is None:
        raise Forbidden("not_inside")
    after = place(viewer, _name(community_id), query)
    found, more = access.changes(standing, after, query.limit)
    shown = present.changes(standing, access.card(standing), found)
    return page(viewer, _name(community_id), shown, more)


@doors.open("GET", "/communities/{community_id}/changes/{number}", wants=_wanted)
def change(viewer: Viewer, community_id: CommunityId, number: str) -> ChangeCard:
    """A widening or a deletion, for those inside, and for the administrator whom a steward asks to sign."""
    return present.change(access.change(viewer, community_id, number))


@doors.open(
    "PUT",
    "/communities/{community_id}/changes/{number}/signature",
    wants=_wanted,
    raises=("already_signed", "archived", "change_settled", "no_steward", "role_lost", "rule_changed"),
)
def sign(viewer: Viewer, community_id: CommunityId, number: str) -> ChangeCard:
    """Sign as the second person: the day is fixed, and everybody inside is told.

    What is to be deleted is archived with it.
    """
    return present.change(actions.sign(viewer, community_id, number))


@doors.open(
    "DELETE",
    "/communities/{community_id}/changes/{number}",
    wants=_wanted,
    raises=("change_settled",),
)
def take_back(viewer: Viewer, community_id: CommunityId, number: str) -> Nothing:
    """Withdraw what one has proposed or signed; stewards withdraw any deletion."""
    actions.take_back(viewer, community_id, number)
    return nothing()
