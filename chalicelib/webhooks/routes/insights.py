"""Doors: insights, which a community lets be marked, and their hand-off."""

from collections.abc import Mapping

from chalicelib.access.model import CommentId, CommunityId, PostId
from chalicelib.access.viewer import Viewer
from chalicelib.conversation.store import keys as items
from chalicelib.foundation import cursors, doors, ids
from chalicelib.foundation.http import CSV, Answer, Nothing, Paging, Request, Sheet, nothing
from chalicelib.foundation.tables import Key
from chalicelib.webhooks.actions import insights as actions
from chalicelib.webhooks.drafts import InsightDraft
from chalicelib.webhooks.present import insights as present
from chalicelib.webhooks.present.insights import InsightsPage, InsightView
from chalicelib.webhooks.store import insights


def _switch(_person: str, params: Mapping[str, str]) -> list[Key]:
    place = params["community_id"]
    return [insights.switch(place)] if ids.well_formed(place, ids.SHORT) else []


def _mark(_person: str, item_id: str) -> Key:
    return insights.key(items.post_id(item_id)[ids.LONG :], item_id)


@doors.open("GET", "/communities/{community_id}/insights", wants=_switch)
def list_insights(
    viewer: Viewer, query: Paging, request: Request, community_id: CommunityId
) -> Answer[InsightsPage] | Sheet:
    """What was marked in a community, as far as one may read it now (stewards).

    With `Accept: text/csv` the answer is a sheet of the newest thousand; taking it is kept in the audit log.
    """
    if _wants_sheet(request):
        taken = actions.sheet(viewer, community_id)
        return Sheet(present.sheet(viewer, community_id, taken), media=CSV)
    name = f"insights {community_id}"
    after = cursors.read(viewer.person, name, query.cursor)
    allowed, found, more = actions.page(viewer, community_id, after, query.limit)
    cursor = cursors.written(viewer.person, name, more) if more else None
    return Answer(InsightsPage(allowed, present.views(viewer, found), cursor))


def _wants_sheet(request: Request) -> bool:
    """The gateway hands a sheet over as one only to who asks for it before anything else."""
    first = request.headers.get("accept", "").partition(",")[0]
    return first.partition(";")[0].strip().lower() == CSV


@doors.open("PUT", "/communities/{community_id}/insights", wants=_switch, raises=("archived",))
def allow_insights(viewer: Viewer, community_id: CommunityId) -> Nothing:
    """Lets insights be marked and handed on; everybody inside is told (stewards)."""
    actions.allow(viewer, community_id)
    return nothing()


@doors.open("DELETE", "/communities/{community_id}/insights", wants=_switch)
def stop_insights(viewer: Viewer, community_id: CommunityId) -> Nothing:
    """Lets no more be marked or handed on (stewards)."""
    actions.stop(viewer, community_id)
    return nothing()


@doors.open(
    "PUT", "/posts/{post_id}/insight", wants=items.wanted(_mark), raises=("insights_off", "rule_changed")
)
def mark_post(viewer: Viewer, draft: InsightDraft, post_id: PostId) -> InsightView:
    """Marks a post as a lead or an insight (members inside)."""
    return _marked(viewer, post_id, draft)


@doors.open("DELETE", "/posts/{post_id}/insight", wants=items.wanted(_mark))
def unmark_post(viewer: Viewer, post_id: PostId) -> Nothing:
    """Takes the mark on a post away."""
    actions.unmark(viewer, post_id)
    return nothing()


@doors.open(
    "PUT",
    "/comments/{comment_id}/insight",
    wants=items.wanted(_mark),
    raises=("insights_off", "rule_changed"),
)
def mark_comment(viewer: Viewer, draft: InsightDraft, comment_id: CommentId) -> InsightView:
    """Marks a comment as a lead or an insight (members inside)."""
    return _marked(viewer, comment_id, draft)


@doors.open("DELETE", "/comments/{comment_id}/insight", wants=items.wanted(_mark))
def unmark_comment(viewer: Viewer, comment_id: CommentId) -> Nothing:
    """Takes the mark on a comment away."""
    actions.unmark(viewer, comment_id)
    return nothing()


def _marked(viewer: Viewer, item_id: str, draft: InsightDraft) -> InsightView:
    (view,) = present.views(viewer, [actions.mark(viewer, item_id, draft)])
    return view
