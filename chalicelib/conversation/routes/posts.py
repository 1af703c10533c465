"""Posts: the stream of a community, and each post."""

from collections.abc import Mapping

from chalicelib.access import gate
from chalicelib.access.model import CommunityId, PostId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.conversation import access
from chalicelib.conversation.actions import posts as actions
from chalicelib.conversation.model.drafts import PostDraft, PostPatch, Stream
from chalicelib.conversation.present import PostCard, cards_of
from chalicelib.conversation.present import posts as present
from chalicelib.conversation.present.posts import PostView
from chalicelib.conversation.routes import stretches
from chalicelib.conversation.store import heads, keys, posts
from chalicelib.foundation import doors, http, ids
from chalicelib.foundation.http import Answer, Created, Nothing, Page
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import NotFound


def _stream(person: str, community_id: str, query: Stream) -> Query:
    if not ids.well_formed(community_id, ids.SHORT):
        raise NotFound
    if query.pinned:
        return heads.pins_query(community_id)
    after = stretches.place(person, f"stream {community_id}", query)
    return posts.stream_query(community_id, limit=query.limit + 1, after=after)


@doors.open("GET", "/communities/{community_id}/posts", alongside=stretches.beside(_stream, Stream))
def stream(viewer: Viewer, query: Stream, community_id: CommunityId) -> Page[PostCard]:
    """The posts of a community, newest first; with `pinned`, those on top of it."""
    standing = gate.reach(viewer, Verb.READ, community_id)
    wanted = _stream(viewer.person, community_id, query)
    if query.pinned:
        return Page(cards_of(viewer, access.pins(standing, wanted)))
    entries, last = access.entries(standing, wanted, query.limit)
    return Page(cards_of(viewer, entries), stretches.cursor(viewer, f"stream {community_id}", last))


def _again(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Created[PostView]:
    return _created(present.page(access.readable(viewer, subject)))


def _created(view: PostView) -> Created[PostView]:
    return http.created(view, f"/posts/{view.id}")


@doors.open(
    "POST", "/communities/{community_id}/posts", again=_again, raises=("audience_widened", "rule_changed")
)
def write(viewer: Viewer, draft: PostDraft, community_id: CommunityId) -> Created[PostView]:
    """Writes a post for the present audience.

    `audience` is the fingerprint that the preview of the audience gave. If more people read the community
    since, the answer is 409 `audience_widened`, with the new preview under `audience`.
    """
    return _created(present.made(*actions.write(viewer, community_id, draft)))


@doors.open("GET", "/posts/{post_id}", wants=keys.wanted(keys.whole, keys.mark))
def show(viewer: Viewer, post_id: PostId) -> Answer[PostView]:
    """A post, whole."""
    found = access.readable(viewer, post_id)
    return http.tagged(present.page(found), found.post.version)


@doors.open("PATCH", "/posts/{post_id}", wants=keys.wanted(keys.whole, keys.mark), raises=("rule_changed",))
def edit(viewer: Viewer, draft: PostPatch, if_match: str, post_id: PostId) -> Answer[PostView]:
    """Changes the words of one's own post. Former words stay as revisions."""
    found, whole = actions.edit(viewer, post_id, draft, if_match)
    return http.tagged(present.page(found, whole), found.post.version)


@doors.open("DELETE", "/posts/{post_id}")
def delete(viewer: Viewer, post_id: PostId) -> Nothing:
    """Takes a post back: its author, or a moderator. Its words and former words are gone."""
    actions.delete(viewer, post_id)
    return http.nothing()
