"""What of an inbox its owner may be shown now: each notice is judged again when it is read."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from chalicelib.access import gate, keys
from chalicelib.access.model import CommunityId, Kind, PersonId, Role
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities.model import CommunityRef
from chalicelib.communities.store import ref_of
from chalicelib.conversation.access import askers, judge
from chalicelib.conversation.model.items import Comment, Post, PostKind
from chalicelib.conversation.rules import audiences
from chalicelib.conversation.store import keys as items
from chalicelib.conversation.store import reading
from chalicelib.notifications.access import waiting
from chalicelib.notifications.model import Group, Notice, Why
from chalicelib.people import access as people
from chalicelib.people.model import Face

ABOUT_ITEMS: Final = frozenset({
    Why.MENTIONED, Why.ANSWER, Why.REPLIED, Why.OWN, Why.FOLLOWING, Why.EVERYTHING, Why.MODERATOR,
})  # fmt: skip
"""Reasons that are about something written: it must be readable now."""
TAKES: Final = {Why.STEWARD: (Role.STEWARD,), Why.MODERATOR: (Role.MODERATOR, Role.STEWARD)}
"""Reasons that take a role, still."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A group that may be shown, with what it is about as far as it is about that.

    It `waits` while it asks its reader for something that nobody has done yet.
    """

    group: Group
    community: CommunityRef | None
    post: Post | None
    comment: Comment | None
    waits: bool

    def newer_than(self, cut: str) -> "Shown":
        """The same without what is not newer than a notice."""
        return replace(self, group=Group(tuple(each for each in self.group.notices if each.id > cut)))


@dataclass(frozen=True, slots=True)
class Judged:
    """For each group what may be shown of it now, None where nothing may; and the faces of those whom they
    name."""

    shown: list[Shown | None]
    faces: Mapping[PersonId, Face]


def judged(viewer: Viewer, groups: Sequence[Group]) -> Judged:
    """What may be shown of groups, in one call; for guests, and for places that they are not in, two."""
    notices = [notice for group in groups for notice in group.notices]
    posts, comments = _items(notices)
    cards = {each.community: keys.community(each.community) for each in notices if each.community}
    # Most texts here call their reader: that they may be named is read with the rest.
    own = [keys.member(each, viewer.person) for each in cards]
    asked = waiting.rows(notices, viewer.person)
    wanted = [*map(items.post, posts), *map(items.comment, comments), *cards.values(), *own, *asked]
    faces = people.faces(viewer, _named(notices), with_rows=wanted)
    there = {each for each, card in cards.items() if viewer.held.row(card) is not None}
    sight = _Sight(viewer, posts, comments, there, known(viewer, there))
    return Judged([sight.of(each) for each in groups], faces)


def _named(notices: Iterable[Notice]) -> list[PersonId]:
    return list(dict.fromkeys(each.by for each in notices if each.by))


def _items(notices: Iterable[Notice]) -> tuple[list[str], list[str]]:
    posts: dict[str, None] = {}
    comments: dict[str, None] = {}
    for notice in notices:
        post, comment = notice.refs.get("post"), comment_of(notice)
        if post:
            posts[post] = None
        if comment:
            comments[comment] = None
    return list(posts), list(comments)


def comment_of(notice: Notice) -> str | None:
    """The comment that a notice is about, if it is about one."""
    named = notice.refs.get("comment") or notice.subject
    return named if items.is_comment(named) else None


def known(viewer: Viewer, places: Iterable[CommunityId]) -> set[CommunityId]:
    """Those communities that the viewer may know of now. For a member inside, their document decides."""
    wanted = set(places)
    inside = {each for each in wanted if viewer.kind is not Kind.GUEST and viewer.membership(each)}
    outside = gate.standings(viewer, sorted(wanted - inside))
    return inside | {each.community for each in outside if each.may(Verb.KNOW_OF)}


class _Sight:
    def __init__(
        self,
        viewer: Viewer,
        posts: Sequence[str],
        comments: Sequence[str],
        there: set[CommunityId],
        known: set[CommunityId],
    ) -> None:
        self._viewer, self._there, self._known = viewer, there, known
        self._held = held = viewer.held
        found = [reading.post(held, each) for each in posts]
        stand = [post for post in found if post is not None and post.community in there]
        self._readers = readers = askers(viewer, (post.community for post in stand))
        self._posts: dict[str, Post] = {post.id: post for post in judge(stand, readers)}
        on = {each.id: each for each in (reading.comment(held, one) for one in comments) if each is not None}
        self._comments: dict[str, Comment] = {
            name: each
            for name, each in on.items()
            if each.post in self._posts
            and not (each.deleted or each.hidden)
            and audiences.admitted(readers[self._posts[each.post].community], each.stamps)
        }

    def of(self, group: Group) -> Shown | None:
        """What may be shown of a group; None where nothing may."""
        kept = tuple(each for each in group.notices if self._may(each))
        if not kept:
            return None
        newest = kept[0]
        post, comment = self._posts.get(newest.refs.get("post", "")), comment_of(newest)
        said = self._comments.get(comment) if comment else None
        waits = any(self._waits(each) for each in kept)
        return Shown(Group(kept), self._ref(newest.community), post, said, waits)

    def _waits(self, notice: Notice) -> bool:
        asked = self._posts.get(notice.subject) if notice.why is Why.MENTIONED else None
        if asked is not None and asked.kind is PostKind.QUESTION:
            return not (asked.closed or self._is_answered(asked))
        return waiting.waits(self._held, notice, self._viewer.person)

    def _is_answered(self, asked: Post) -> bool:
        # An answer that one may not read is none to its reader: nobody learns here that there is one.
        reader, answer = self._readers[asked.community], asked.answer
        return answer is not None and audiences.admitted(reader, answer.stamps)

    def _ref(self, community: CommunityId | None) -> CommunityRef | None:
        if community is None or community not in self._known:
            return None
        card = self._viewer.held.row(keys.community(community))
        return None if card is None else ref_of(community, card)

    def _may(self, notice: Notice) -> bool:
        # What was in a community that has been deleted is news to nobody; its card went with the tombstone.
        if notice.community is not None and notice.community not in self._there:
            return False
        # An administrator is told that something waits, and where only if they may know of the place.
        hidden = notice.community is not None and notice.community not in self._known
        if hidden and notice.why is not Why.ADMINISTRATOR:
            return False
        return all(holds(self, notice) for holds in _RULES)

    def item_is_readable(self, notice: Notice) -> bool:
        """What a notice is about can be read."""
        if notice.why not in ABOUT_ITEMS:
            return True
        comment = comment_of(notice)
        return notice.refs.get("post") in self._posts and (comment is None or comment in self._comments)

    def role_is_held(self, notice: Notice) -> bool:
        """Who is told for a role still has it; who is told for being inside is there still."""
        if notice.community is None or not (notice.why in TAKES or notice.why is Why.INSIDE):
            return True
        membership = self._viewer.membership(notice.community)
        return membership is not None and membership.role in TAKES.get(notice.why, tuple(Role))


_RULES: Final[tuple[Callable[[_Sight, Notice], bool], ...]] = (_Sight.item_is_readable, _Sight.role_is_held)
