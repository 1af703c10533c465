"""Comments: the thread of a post, and each comment; former words of both."""

from collections.abc import Mapping

from chalicelib.access.model import CommentId, PostId
from chalicelib.access.viewer import Viewer
from chalicelib.conversation import access
from chalicelib.conversation.actions import comments as actions
from chalicelib.conversation.model.drafts import CommentDraft, CommentPatch, Thread
from chalicelib.conversation.present import comments as present
from chalicelib.conversation.present.comments import CommentView
from chalicelib.conversation.present.posts import RevisionView, former
from chalicelib.conversation.routes import stretches
from chalicelib.conversation.store import comments, keys, posts
from chalicelib.foundation import doors, http
from chalicelib.foundation.http import Created, Nothing, Page, Paging
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import NotFound


def _name(post_id: str, query: Thread) -> str:
    return f"thread {query.order} {post_id}"


def _thread(person: str, post_id: str, query: Thread) -> Query:
    if not keys.is_post(post_id):
        raise NotFound
    after = stretches.place(person, _name(post_id, query), query)
    newest_first = query.order == "newest"
    return comments.thread_query(post_id, limit=query.limit + 1, after=after, newest_first=newest_first)


@doors.open("GET", "/posts/{post_id}/comments", alongside=stretches.beside(_thread, Thread))
def thread(viewer: Viewer, query: Thread, post_id: PostId) -> Page[CommentView]:
    """The comments of a post, oldest first unless asked otherwise.

    Of deleted and hidden ones the place remains.
    """
    found = access.readable(viewer, post_id)
    shown, last = access.comments(found, _thread(viewer.person, post_id, query), query.limit)
    page = present.thread(found.standing, found.post, shown)
    return Page(page, stretches.cursor(viewer, _name(post_id, query), last))


def _again(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Created[CommentView]:
    return _created(present.one(access.readable(viewer, subject)))


def _created(view: CommentView) -> Created[CommentView]:
    return http.created(view, f"/comments/{view.id}")


@doors.open("POST", "/posts/{post_id}/comments", again=_again, raises=("closed", "rule_changed"))
def comment(viewer: Viewer, draft: CommentDraft, post_id: PostId) -> Created[CommentView]:
    """Comments on a post, or replies to one of its comments (one level deep)."""
    return _created(present.made(actions.write(viewer, post_id, draft)))


@doors.open("PATCH", "/comments/{comment_id}", wants=keys.wanted(keys.mark), raises=("rule_changed",))
def edit_comment(viewer: Viewer, draft: CommentPatch, comment_id: CommentId) -> CommentView:
    """Changes the words of one's own comment. Former words stay as revisions."""
    return present.one(actions.edit(viewer, comment_id, draft))


@doors.open("DELETE", "/comments/{comment_id}")
def delete_comment(viewer: Viewer, comment_id: CommentId) -> Nothing:
    """Takes a comment back: its author, or a moderator. Its place in the thread remains."""
    actions.delete(viewer, comment_id)
    return http.nothing()


def _revisions(person: str, item_id: str, query: Paging) -> Query:
    if not (keys.is_post(item_id) or keys.is_comment(item_id)):
        raise NotFound
    after = stretches.place(person, f"revisions {item_id}", query)
    return posts.revisions_query(item_id, limit=query.limit + 1, after=after)


def _former(viewer: Viewer, item_id: str, query: Paging) -> Page[RevisionView]:
    found = access.readable(viewer, item_id)
    shown, last = access.revisions(found, _revisions(viewer.person, item_id, query), query.limit)
    return Page(former(found, shown), stretches.cursor(viewer, f"revisions {item_id}", last))


@doors.open("GET", "/posts/{post_id}/revisions", alongside=stretches.beside(_revisions, Paging))
def revisions(viewer: Viewer, query: Paging, post_id: PostId) -> Page[RevisionView]:
    """The former words of a post, newest first."""
    return _former(viewer, post_id, query)


@doors.open("GET", "/comments/{comment_id}/revisions", alongside=stretches.beside(_revisions, Paging))
def comment_revisions(viewer: Viewer, query: Paging, comment_id: CommentId) -> Page[RevisionView]:
    """The former words of a comment, newest first."""
    return _former(viewer, comment_id, query)
