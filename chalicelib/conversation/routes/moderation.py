"""Moderation: what people report, the queue of those who moderate, and what they decide."""

from collections.abc import Mapping

from chalicelib.access import gate
from chalicelib.access.model import CommentId, CommunityId, PostId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.conversation import access
from chalicelib.conversation.actions import moderation as actions
from chalicelib.conversation.actions import reports
from chalicelib.conversation.model.cases import Report
from chalicelib.conversation.model.drafts import ClosingDraft, HidingDraft, ReportDraft, Undo
from chalicelib.conversation.present import cases as present
from chalicelib.conversation.present.cases import CaseView, ReportView
from chalicelib.conversation.present.posts import PostView, page
from chalicelib.conversation.routes import stretches
from chalicelib.conversation.store import cases, keys
from chalicelib.foundation import doors, http, ids
from chalicelib.foundation.http import Answer, Created, Nothing, Page, Paging
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import NotFound

CASE = keys.wanted(keys.waiting_case, keys.decided_case)
REPORT = keys.wanted(keys.report, keys.waiting_case, keys.decided_case)
HIDING = keys.wanted(keys.beside, keys.waiting_case, keys.decided_case)


def _again(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Created[ReportView]:
    found = access.readable(viewer, subject)
    told = cases.report(viewer.held, viewer.person, found.item.id)
    if told is None:
        raise NotFound
    return _created(told)


def _created(told: Report) -> Created[ReportView]:
    place = "comments" if keys.is_comment(told.item) else "posts"
    return http.created(present.told(told), f"/{place}/{told.item}")


@doors.open("POST", "/posts/{post_id}/reports", wants=REPORT, again=_again)
def report(viewer: Viewer, draft: ReportDraft, post_id: PostId) -> Created[ReportView]:
    """Tells the moderators of a post; they do not learn who does.

    One person's reports of one post count once: the first one stands.
    """
    return _created(reports.report(viewer, post_id, draft))


@doors.open("POST", "/comments/{comment_id}/reports", wants=REPORT, again=_again)
def report_comment(viewer: Viewer, draft: ReportDraft, comment_id: CommentId) -> Created[ReportView]:
    """Tells the moderators of a comment, as of a post."""
    return _created(reports.report(viewer, comment_id, draft))


def _queue(person: str, community_id: str, query: Paging) -> Query:
    if not ids.well_formed(community_id, ids.SHORT):
        raise NotFound
    after = stretches.place(person, f"reports {community_id}", query)
    return cases.cases_query(community_id, limit=query.limit + 1, after=after)


@doors.open("GET", "/communities/{community_id}/reports", alongside=stretches.beside(_queue, Paging))
def queue(viewer: Viewer, query: Paging, community_id: CommunityId) -> Page[CaseView]:
    """What was reported, hidden or closed: what waits for a decision first, then the newest. For moderators.

    Each sees what they can read themselves.
    """
    standing = gate.reach(viewer, Verb.MODERATE, community_id)
    after = stretches.place(viewer.person, f"reports {community_id}", query)
    lines, last = access.cases(standing, after, query.limit)
    return Page(present.queue(standing, lines), stretches.cursor(viewer, f"reports {community_id}", last))


@doors.open("DELETE", "/communities/{community_id}/reports/{item_id}", wants=CASE)
def dismiss(viewer: Viewer, query: Undo, community_id: CommunityId, item_id: str) -> Nothing:
    """Leaves a reported post or comment as it is: its reports are answered."""
    actions.dismiss(viewer, community_id, item_id, query.reason)
    return http.nothing()


@doors.open("PUT", "/posts/{post_id}/hidden", wants=HIDING)
def hide(viewer: Viewer, draft: HidingDraft, post_id: PostId) -> CaseView:
    """Hides a post: nobody reads it or what hangs on it, its author is told, moderators can restore it."""
    return present.one(actions.hide(viewer, post_id, draft))


@doors.open("DELETE", "/posts/{post_id}/hidden", wants=CASE)
def restore(viewer: Viewer, query: Undo, post_id: PostId) -> Nothing:
    """Lets a hidden post be read again by those for whom it was written."""
    actions.restore(viewer, post_id, query.reason)
    return http.nothing()


@doors.open("PUT", "/comments/{comment_id}/hidden", wants=HIDING)
def hide_comment(viewer: Viewer, draft: HidingDraft, comment_id: CommentId) -> CaseView:
    """Hides a comment: its place in the thread remains, and replies keep theirs."""
    return present.one(actions.hide(viewer, comment_id, draft))


@doors.open("DELETE", "/comments/{comment_id}/hidden", wants=CASE)
def restore_comment(viewer: Viewer, query: Undo, comment_id: CommentId) -> Nothing:
    """Lets a hidden comment be read again."""
    actions.restore(viewer, comment_id, query.reason)
    return http.nothing()


@doors.open(
    "PUT",
    "/posts/{post_id}/closed",
    wants=(CASE, keys.wanted(keys.whole, keys.mark)),
)
def close(viewer: Viewer, draft: ClosingDraft, post_id: PostId) -> Answer[PostView]:
    """Lets a post take no more comments: moderators. Its author is told."""
    found = actions.close(viewer, post_id, draft)
    return http.tagged(page(found), found.post.version)


@doors.open("DELETE", "/posts/{post_id}/closed", wants=CASE)
def reopen(viewer: Viewer, query: Undo, post_id: PostId) -> Nothing:
    """Lets a closed post take comments again."""
    actions.reopen(viewer, post_id, query.reason)
    return http.nothing()
