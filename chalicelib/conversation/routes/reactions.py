"""Reactions to posts and comments, and who reacted."""

from chalicelib.access.model import CommentId, PostId
from chalicelib.access.viewer import Viewer
from chalicelib.conversation import access
from chalicelib.conversation.actions import reactions as actions
from chalicelib.conversation.present import comments as present
from chalicelib.conversation.present.comments import ReactedView
from chalicelib.conversation.present.listed import Mine
from chalicelib.conversation.present.posts import mine
from chalicelib.conversation.routes import stretches
from chalicelib.conversation.store import keys, marks
from chalicelib.foundation import doors, http
from chalicelib.foundation.http import Nothing, Page, Paging
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import NotFound


@doors.open("PUT", "/posts/{post_id}/reactions/{name}", raises=("rule_changed", "terms_not_accepted"))
def react(viewer: Viewer, post_id: PostId, name: str) -> Mine:
    """Reacts to a post: `useful`, `agree`, `thanks` or `celebrate`.

    One reaction a person: another one of the viewer's is replaced.
    """
    return mine(*actions.react(viewer, post_id, name))


@doors.open("DELETE", "/posts/{post_id}/reactions/{name}", wants=keys.wanted(keys.mark))
def take_back(viewer: Viewer, post_id: PostId, name: str) -> Nothing:
    """Takes a reaction to a post back."""
    actions.take_back(viewer, post_id, name)
    return http.nothing()


@doors.open("PUT", "/comments/{comment_id}/reactions/{name}", raises=("rule_changed", "terms_not_accepted"))
def react_to_comment(viewer: Viewer, comment_id: CommentId, name: str) -> Mine:
    """Reacts to a comment, as to a post."""
    return mine(*actions.react(viewer, comment_id, name))


@doors.open("DELETE", "/comments/{comment_id}/reactions/{name}", wants=keys.wanted(keys.mark))
def take_back_from_comment(viewer: Viewer, comment_id: CommentId, name: str) -> Nothing:
    """Takes a reaction to a comment back."""
    actions.take_back(viewer, comment_id, name)
    return http.nothing()


def _reactors(person: str, item_id: str, query: Paging) -> Query:
    if not (keys.is_post(item_id) or keys.is_comment(item_id)):
        raise NotFound
    after = stretches.place(person, f"reactors {item_id}", query)
    return marks.reactors_query(item_id, limit=query.limit + 1, after=after)


def _page(viewer: Viewer, item_id: str, query: Paging) -> Page[ReactedView]:
    found = access.readable(viewer, item_id)
    shown, last = access.reactors(found, _reactors(viewer.person, item_id, query), query.limit)
    page = present.reacted(found.standing, shown)
    return Page(page, stretches.cursor(viewer, f"reactors {item_id}", last))


@doors.open("GET", "/posts/{post_id}/reactions", alongside=stretches.beside(_reactors, Paging))
def reactors(viewer: Viewer, query: Paging, post_id: PostId) -> Page[ReactedView]:
    """Who reacted to a post, and how."""
    return _page(viewer, post_id, query)


@doors.open("GET", "/comments/{comment_id}/reactions", alongside=stretches.beside(_reactors, Paging))
def comment_reactors(viewer: Viewer, query: Paging, comment_id: CommentId) -> Page[ReactedView]:
    """Who reacted to a comment, and how."""
    return _page(viewer, comment_id, query)
