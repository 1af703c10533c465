"""Doors: a steward for a community that has none."""

from chalicelib.access.model import CommunityId, PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.communities import actions, present
from chalicelib.communities.drafts import StewardDraft
from chalicelib.communities.present import StewardView
from chalicelib.foundation import doors


@doors.open(
    "PUT", "/communities/{community_id}/steward", raises=("has_steward", "not_of_its_people", "rule_changed")
)
def name_steward(viewer: Viewer, draft: StewardDraft, community_id: CommunityId) -> StewardView:
    """Name one of its people the steward of a community that has none (administrators).

    Until then nobody comes in and nothing widens. Everybody inside is told.
    """
    return present.steward(community_id, actions.name_steward(viewer, community_id, PersonId(draft.person)))
