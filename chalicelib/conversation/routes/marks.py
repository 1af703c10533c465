"""What readers keep for themselves: following, bookmarks; and what they tell the moderators."""

from collections.abc import Mapping

from chalicelib.access.model import PostId
from chalicelib.access.viewer import Viewer
from chalicelib.conversation import access
from chalicelib.conversation.actions import marks as actions
from chalicelib.conversation.model.drafts import ReportDraft
from chalicelib.conversation.model.marks import Report
from chalicelib.conversation.present import posts as present
from chalicelib.conversation.present.listed import Mine
from chalicelib.conversation.present.posts import ReportView
from chalicelib.conversation.store import keys, marks
from chalicelib.foundation import doors, http
from chalicelib.foundation.http import Created, Nothing
from chalicelib.foundation.refusals import NotFound


@doors.open("PUT", "/posts/{post_id}/follow", wants=keys.wanted(keys.mark))
def follow(viewer: Viewer, post_id: PostId) -> Mine:
    """Asks to hear of what is said on a post. One follows one's own without asking."""
    return present.mine(*actions.follow(viewer, post_id))


@doors.open("DELETE", "/posts/{post_id}/follow", wants=keys.wanted(keys.mark))
def unfollow(viewer: Viewer, post_id: PostId) -> Nothing:
    """Asks not to hear of it."""
    actions.unfollow(viewer, post_id)
    return http.nothing()


@doors.open("PUT", "/posts/{post_id}/bookmark", wants=keys.wanted(keys.mark))
def bookmark(viewer: Viewer, post_id: PostId) -> Mine:
    """Keeps a post in one's own list. Nobody else knows."""
    return present.mine(*actions.bookmark(viewer, post_id))


@doors.open("DELETE", "/posts/{post_id}/bookmark", wants=keys.wanted(keys.mark))
def forget(viewer: Viewer, post_id: PostId) -> Nothing:
    """Takes a post off one's own list."""
    actions.forget(viewer, post_id)
    return http.nothing()


def _again(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Created[ReportView]:
    found = access.readable(viewer, subject)
    told = marks.report(viewer.held, viewer.person, found.post.id)
    if told is None:
        raise NotFound
    return _created(told)


def _created(told: Report) -> Created[ReportView]:
    return http.created(present.told(told), f"/posts/{told.post}")


@doors.open("POST", "/posts/{post_id}/reports", wants=keys.wanted(keys.report), again=_again)
def report(viewer: Viewer, draft: ReportDraft, post_id: PostId) -> Created[ReportView]:
    """Tells the moderators of a post. One person's reports of one post count once: the first one stands."""
    return _created(actions.report(viewer, post_id, draft))
