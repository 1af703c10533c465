"""Pages of what may be read: filled, or at their end."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, TypeVar

from chalicelib.access.gate import Standing
from chalicelib.access.viewer import Viewer
from chalicelib.conversation.access.items import Readable, unveils
from chalicelib.conversation.model.items import Comment, Entry, Revision
from chalicelib.conversation.model.marks import Reacted
from chalicelib.conversation.rules.heads import PINS_MOST
from chalicelib.conversation.store import heads, marks, reading
from chalicelib.foundation.queries import Query, query
from chalicelib.foundation.tables import Item

T = TypeVar("T")
Part = tuple[list[T], str | None]
"""Things in order, and the sort key of the last one where more may be read after it."""
STRIDE: Final = 200
"""Rows read at once where a page has to be filled from behind what its reader may not see."""
HEAVY: Final = 1_000_000
"""Characters of text after which a page ends early: an answer has to stay below 6 MB."""


def entries(standing: Standing, wanted: Query, limit: int) -> Part[Entry]:
    """A part of a community's stream."""

    def kept(row: Item) -> Entry | None:
        entry = reading.entry_of(standing.community, row)
        veiled = entry.hidden and not unveils(standing.asker)
        return entry if standing.reads(*entry.stamps) and not veiled else None

    return _filled(standing.viewer, wanted, limit, kept)


def pins(standing: Standing, wanted: Query) -> list[Entry]:
    """The posts on top of a community, as many as a reader sees."""
    pinned = heads.pins_of(standing.community, standing.viewer.held.found(wanted).items)
    return [each for each in pinned if standing.reads(*each.stamps)][:PINS_MOST]


def comments(found: Readable, wanted: Query, limit: int) -> Part[Comment]:
    """A part of a post's thread; of deleted and hidden comments the places are included."""

    def kept(row: Item) -> Comment | None:
        comment = reading.comment_of(row)
        return comment if found.standing.reads(*found.post.stamps, *comment.stamps) else None

    return _filled(found.viewer, wanted, limit, kept)


def revisions(found: Readable, wanted: Query, limit: int) -> Part[Revision]:
    """A part of an item's former texts: to read one takes the item's stamps and its own."""

    def kept(row: Item) -> Revision | None:
        revision = reading.revision_of(row)
        return revision if found.standing.reads(revision.stamp) else None

    return _filled(found.viewer, wanted, limit, kept)


def reactors(found: Readable, wanted: Query, limit: int) -> Part[Reacted]:
    """A part of those who reacted to an item."""

    def kept(row: Item) -> Reacted | None:
        left = marks.reacted_of(row)
        return left if found.standing.reads(left.stamp) else None

    return _filled(found.viewer, wanted, limit, kept)


def _filled(viewer: Viewer, wanted: Query, limit: int, kept: Callable[[Item], T | None]) -> Part[T]:
    """A full page of what may be read of a stretch, or what there is to its end; and the sort key of its last
    thing where more may be read after it. `wanted` asks for one row more than the page holds."""
    page: list[T] = []
    last, weight = None, 0
    for row in _rows(viewer, wanted):
        thing = kept(row)
        if thing is None:
            continue
        if len(page) == limit or weight > HEAVY:
            return page, last
        page.append(thing)
        last = row["sk"]
        weight += len(row.get("source") or "") + len(row.get("html") or "")
    return page, None


def _rows(viewer: Viewer, wanted: Query) -> Iterator[Item]:
    stretch = viewer.held.found(wanted)
    while True:
        yield from stretch.items
        if not stretch.more:
            return
        stretch = query(replace(wanted, after=stretch.items[-1]["sk"], limit=STRIDE))
