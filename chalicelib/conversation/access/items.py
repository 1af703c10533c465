"""Reaching posts and comments. Absent and invisible ones answer alike, after the same reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chalicelib.access import gate, hints, openings
from chalicelib.access import keys as judged
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, Kind
from chalicelib.access.policy import Asker
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.conversation.model.items import Comment, Item, Post
from chalicelib.conversation.rules import audiences
from chalicelib.conversation.store import keys, reading
from chalicelib.foundation import ids
from chalicelib.foundation.refusals import NotFound
from chalicelib.foundation.tables import Key


def _rows_of_post(viewer: str, value: str) -> Iterator[Key]:
    if keys.is_post(value):
        yield from (keys.post(value), judged.gate(ids.place(value), viewer))


def _rows_of_comment(viewer: str, value: str) -> Iterator[Key]:
    if keys.is_comment(value):
        yield keys.comment(value)
        yield from _rows_of_post(viewer, keys.post_id(value))


def _rows_of_item(viewer: str, value: str) -> Iterator[Key]:
    return _rows_of_comment(viewer, value) if keys.is_comment(value) else _rows_of_post(viewer, value)


hints.add("post_id", _rows_of_post)
hints.add("comment_id", _rows_of_comment)
hints.add("item_id", _rows_of_item)


@dataclass(frozen=True, slots=True)
class Readable:
    """A post that the viewer may read now, and a comment on it where one was asked for."""

    standing: Standing
    post: Post
    comment: Comment | None = None

    @property
    def viewer(self) -> Viewer:
        """Who reads."""
        return self.standing.viewer

    @property
    def item(self) -> Item:
        """What was asked for."""
        return self.comment or self.post

    @property
    def gone(self) -> bool:
        """Whether it, or the post that it hangs on, is deleted."""
        return self.post.deleted or self.item.deleted

    @property
    def veiled(self) -> bool:
        """Whether it, or the post that it hangs on, is hidden from the viewer."""
        return (self.post.hidden or self.item.hidden) and not unveils(self.standing.asker)


def readable(viewer: Viewer, item_id: str) -> Readable:
    """The post or the comment with that id. Raises NotFound where it is absent, gone or not to be read."""
    found = known(viewer, item_id)
    if found.gone:
        raise NotFound
    return found


def known(viewer: Viewer, item_id: str) -> Readable:
    """The same, where what is left of a deleted item is enough: for those who take it back twice."""
    found = admitted(viewer, item_id)
    if found.veiled:
        raise NotFound
    return found


def moderated(viewer: Viewer, item_id: str) -> Readable:
    """The post or the comment with that id for a moderator, who reaches what is hidden too.

    Raises NotFound where its audience does not include the viewer, where it is gone, and where it is hidden
    and they do not moderate; Forbidden `may_not_moderate` where they can read it and do not moderate.
    """
    found = admitted(viewer, item_id)
    if found.gone or (found.veiled and not found.standing.may(Verb.MODERATE)):
        raise NotFound
    gate.reach(viewer, Verb.MODERATE, found.post.community)
    return found


def admitted(viewer: Viewer, item_id: str) -> Readable:
    """The post or the comment with that id, hidden or deleted as it may be, where its audience includes the
    viewer. For telling somebody what became of it: its words are for `readable` alone. Raises NotFound.
    """
    comment = reading.comment(viewer.held, item_id) if keys.is_comment(item_id) else None
    post = reading.post(viewer.held, keys.post_id(item_id))
    if post is None or (keys.is_comment(item_id) and comment is None):
        raise NotFound
    standing = gate.standing_of(viewer, post.community)
    stamps = (*post.stamps, *(comment.stamps if comment else ()))
    if standing is None or not standing.reads(*stamps):
        raise NotFound
    return Readable(standing, post, comment)


def reach(viewer: Viewer, verb: Verb, item_id: str) -> Readable:
    """The post or the comment with that id, where the viewer may do this in its community.

    Raises NotFound where they may not read it, and as `gate.reach` does where they may not do this.
    """
    found = readable(viewer, item_id)
    gate.reach(viewer, verb, found.post.community)
    return found


def askers(viewer: Viewer, communities: Iterable[CommunityId]) -> dict[CommunityId, Asker]:
    """The viewer as a reader of each community that they may read now. At most one call.

    For a member inside, the packed document decides; guests, and what is read from outside, go by the gates.
    """
    wanted = set(communities)
    inside = {each for each in wanted if viewer.kind is not Kind.GUEST and viewer.membership(each)}
    # A gate that was read with the rest decides too: what was deleted is in documents for a while.
    inside -= {each for each in inside if judged.gate(each, viewer.person) in viewer.held.known}
    # Who is inside and has broken the glass too reads what both let through, and leaves a trace.
    inside -= {each for each in inside if openings.stands(viewer, each)}
    judging = gate.standings(viewer, sorted(wanted - inside))
    found = {each.community: each.asker for each in judging if each.may(Verb.READ)}
    return found | {each: gate.synthetic(viewer, each) for each in inside}


def judge(posts: Iterable[Post], readers: dict[CommunityId, Asker]) -> list[Post]:
    """Those posts that are there and admit the reader."""
    return [post for post in posts if post.community in readers and _shown(post, readers[post.community])]


def _shown(post: Post, asker: Asker) -> bool:
    if post.deleted or (post.hidden and not unveils(asker)):
        return False
    return audiences.admitted(asker, post.stamps)


def unveils(asker: Asker) -> bool:
    """Whether someone reads what is hidden: nobody does, but those for whom two have opened the community."""
    return asker.opened
