"""Doors: the viewer's own place in a community."""

from collections.abc import Mapping

from chalicelib.access import keys
from chalicelib.access.model import CommunityId
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, actions, present
from chalicelib.communities.drafts import MarksPatch
from chalicelib.communities.present import MembershipCard
from chalicelib.communities.store import marks_of
from chalicelib.foundation import doors
from chalicelib.foundation.http import Nothing, nothing
from chalicelib.foundation.tables import Key


def _wanted(person: str, params: Mapping[str, str]) -> list[Key]:
    return [*access.card_keys(person, params), keys.reading(person)]


@doors.open(
    "PUT",
    "/communities/{community_id}/membership",
    wants=_wanted,
    raises=("archived", "company_wall", "invitation_lapsed", "rule_changed", "too_many_communities"),
)
def join(viewer: Viewer, community_id: CommunityId) -> MembershipCard:
    """Come in: alone into an open community, else on an invitation. Repeating changes nothing."""
    standing = actions.join(viewer, community_id)
    return present.membership(standing, marks_of(viewer.held.row(keys.reading(viewer.person))))


@doors.open(
    "DELETE", "/communities/{community_id}/membership", wants=access.card_keys, raises=("last_steward",)
)
def leave(viewer: Viewer, community_id: CommunityId) -> Nothing:
    """Leave a community, at once. The last steward appoints another one first."""
    actions.leave(viewer, community_id)
    return nothing()


@doors.open("PATCH", "/communities/{community_id}/membership", wants=_wanted)
def mark(viewer: Viewer, draft: MarksPatch, community_id: CommunityId) -> MembershipCard:
    """Keep for oneself: favourite, how much to be told of, how far one has read."""
    standing, marks = actions.mark(viewer, community_id, draft)
    return present.membership(standing, marks)
