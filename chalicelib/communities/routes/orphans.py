"""Doors: a steward for a community that has none."""

from chalicelib.access.model import CommunityId, PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, actions, present
from chalicelib.communities.drafts import StewardDraft
from chalicelib.communities.present import OrphanView, StewardView
from chalicelib.communities.routes.paging import page, place
from chalicelib.foundation import doors
from chalicelib.foundation.http import Page, Paging

NAME = "orphans"


@doors.open("GET", "/orphans")
def list_orphans(viewer: Viewer, query: Paging) -> Page[OrphanView]:
    """The communities that have no steward, each waiting for one to be named (administrators).

    Of a secret one nothing is told but its id, since when it rests, and how many are inside.
    """
    found, more = access.orphans(viewer, place(viewer, NAME, query), query.limit)
    return page(viewer, NAME, [present.orphan(each) for each in found], more)


@doors.open(
    "PUT", "/communities/{community_id}/steward", raises=("has_steward", "not_of_its_people", "rule_changed")
)
def name_steward(viewer: Viewer, draft: StewardDraft, community_id: CommunityId) -> StewardView:
    """Name one of its people the steward of a community that has none (administrators).

    Until then nobody comes in and nothing widens. Everybody inside is told.
    """
    return present.steward(community_id, actions.name_steward(viewer, community_id, PersonId(draft.person)))
