"""The home feed and the bookmarks of one person."""

from collections.abc import Sequence

from chalicelib.access import keys as judged
from chalicelib.access.model import CommunityId, PostId
from chalicelib.access.viewer import Viewer
from chalicelib.conversation import present as conversation
from chalicelib.conversation.model.items import Entry
from chalicelib.conversation.present import PostCard
from chalicelib.conversation.store import keys, marks, reading
from chalicelib.feed import rules
from chalicelib.feed.model import Line
from chalicelib.feed.rules import Strand
from chalicelib.feed.store import Heads
from chalicelib.foundation import ids
from chalicelib.foundation.queries import Query

NEWEST = "~"
"""Sorts after every ULID."""


def home(viewer: Viewer, before: str | None, limit: int) -> tuple[list[Line], str | None]:
    """A page of what is newest in the viewer's communities, and the ULID after which it goes on.

    What was deleted meanwhile leaves no gap: the page is filled from behind, or the feed ends.
    """
    heads, lines, place = Heads(viewer), list[Line](), before or NEWEST
    strands = heads.strands(place)
    while True:
        strands = _settled(heads, strands, limit - len(lines), place)
        batch = rules.certain(strands, heads.judge, limit - len(lines))
        lines += _lines(viewer, heads, [each.entry for each in batch])
        if not batch:
            return lines, None
        place = batch[-1].ulid
        strands = rules.below(strands, place)
        if len(lines) == limit:
            return lines, place if rules.going_on(strands, heads.judge) else None


def _settled(heads: Heads, strands: list[Strand], count: int, before: str) -> list[Strand]:
    """Strands long enough for `count` certain entries, or read to their ends."""
    while short := rules.wanting(strands, heads.judge, count):
        longer = heads.lengthened(short, before)
        strands = [longer.get(each.community, each) for each in strands]
    return strands


def _lines(viewer: Viewer, heads: Heads, entries: Sequence[Entry]) -> list[Line]:
    cards: list[PostCard] = conversation.cards_of(viewer, entries)
    return [
        Line(card, heads.ref(CommunityId(card.community)), _unread(viewer, heads, card)) for card in cards
    ]


def _unread(viewer: Viewer, heads: Heads, card: PostCard) -> bool:
    mark = heads.marks.read.get(CommunityId(card.community), "")
    own = card.author is not None and card.author.id == viewer.person
    return not own and ids.part(card.id) > mark


def bookmarked(viewer: Viewer, after: str | None, limit: int) -> tuple[list[PostCard], str | None]:
    """A page of what the viewer keeps, newest first, and the place after which it goes on.

    What they may not read any more is left out, and the page is filled from behind.
    """
    found: list[tuple[str, PostCard]] = []
    while True:
        stretch = viewer.held.found(page_of_bookmarks(viewer.person, limit, after))
        kept = [(str(row["sk"]), marks.bookmark_of(row)) for row in stretch.items]
        cards = {card.id: card for card in _cards(viewer, [post for _, post in kept])}
        found += [(place, cards[post]) for place, post in kept if post in cards]
        if len(found) > limit or not stretch.more:
            return [card for _, card in found[:limit]], found[limit - 1][0] if len(found) > limit else None
        after = kept[-1][0]


def page_of_bookmarks(person: str, limit: int, after: str | None) -> Query:
    """The query that finds a page; one more than it holds, to know whether more can be read."""
    return marks.bookmarks_query(person, limit=limit + 1, after=after)


def _cards(viewer: Viewer, posts: Sequence[PostId]) -> list[PostCard]:
    # What one keeps may be long ago: that its community is there still is read with it.
    places = {judged.gate(ids.place(post), viewer.person) for post in posts}
    viewer.held.rows([*(keys.post(post) for post in posts), *places])
    found = [reading.post(viewer.held, post) for post in posts]
    return conversation.cards(viewer, [post for post in found if post is not None])
