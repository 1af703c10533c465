"""Doors: the viewer's own place in a community."""

from collections.abc import Mapping

from msgspec import UNSET

from chalicelib.access import keys
from chalicelib.access.model import CommunityId
from chalicelib.access.viewer import Viewer
from chalicelib.communities import actions, present
from chalicelib.communities.drafts import ComingDraft, MarksPatch
from chalicelib.communities.present import MembershipCard, PlaceView
from chalicelib.foundation import doors
from chalicelib.foundation.http import Nothing, nothing
from chalicelib.foundation.tables import Key


def _marks(person: str, _params: Mapping[str, str]) -> list[Key]:
    return [keys.reading(person)]


@doors.open(
    "PUT",
    "/communities/{community_id}/membership",
    raises=(
        "archived", "community_full", "company_wall", "invitation_lapsed", "no_steward", "rule_changed",
        "terms_not_accepted", "too_many_communities",
    ),
)  # fmt: skip
def join(viewer: Viewer, draft: ComingDraft | None, community_id: CommunityId) -> PlaceView:
    """Come in: alone into an open community, else on an invitation. Repeating changes nothing.

    Where the community has rules of its own, `accepts` is their version; `terms_not_accepted` shows them.
    """
    return present.place(actions.join(viewer, community_id, draft.accepts if draft is not None else None))


@doors.open("DELETE", "/communities/{community_id}/membership", raises=("last_steward",))
def leave(viewer: Viewer, community_id: CommunityId) -> Nothing:
    """Leave a community, at once. The last steward appoints another one first."""
    actions.leave(viewer, community_id)
    return nothing()


@doors.open("PATCH", "/communities/{community_id}/membership", wants=_marks, raises=("terms_not_accepted",))
def mark(viewer: Viewer, draft: MarksPatch, community_id: CommunityId) -> MembershipCard:
    """Keep for oneself: favourite, how much to be told of, how far one has read.

    With `listed`, agree to be seen by those whom a widening of the rule let in; with `accepts`, accept the
    community's own rules in the version that holds now.
    """
    if draft.listed is not UNSET:
        viewer = actions.agree(viewer, community_id, shown=draft.listed)
    standing, marks = actions.mark(viewer, community_id, draft)
    return present.membership(standing, marks)
