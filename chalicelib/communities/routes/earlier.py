"""Doors: from which era on somebody reads, and showing them earlier ones."""

from chalicelib.access.model import CommunityId, PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, actions, present
from chalicelib.communities.drafts import EarlierDraft
from chalicelib.communities.present import EarlierView
from chalicelib.foundation import doors
from chalicelib.foundation.http import Accepted, Answer, Nothing, nothing


@doors.open("GET", "/communities/{community_id}/people/{person_id}/earlier", wants=access.earlier_keys)
def earlier(viewer: Viewer, community_id: CommunityId, person_id: PersonId) -> EarlierView:
    """From which era on somebody reads, and what waits for a second signature. Members inside only."""
    return present.earlier(access.eras_read(viewer, community_id, person_id))


@doors.open(
    "PUT",
    "/communities/{community_id}/people/{person_id}/earlier",
    wants=access.earlier_keys,
    raises=("another_era_waits", "archived", "not_for_guests", "rule_changed"),
)
def show_earlier(
    viewer: Viewer, draft: EarlierDraft, community_id: CommunityId, person_id: PersonId
) -> Answer[EarlierView] | Accepted[EarlierView]:
    """Show somebody earlier eras, which takes two who read them.

    The first is answered with 202 and waits for the second for seven days. Never oneself, never a guest.
    """
    seen = actions.show_earlier(viewer, community_id, person_id, draft.era)
    return Answer(present.earlier(seen), 200 if seen.waiting is None else 202)


@doors.open(
    "DELETE",
    "/communities/{community_id}/people/{person_id}/earlier",
    wants=access.earlier_keys,
)
def take_back_earlier(viewer: Viewer, community_id: CommunityId, person_id: PersonId) -> Nothing:
    """Withdraw what waits for a second signature: who signed first, or a steward."""
    actions.take_back_earlier(viewer, community_id, person_id)
    return nothing()
