"""The queue of moderators: each sees the cases of those items that their own place lets them read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from chalicelib.access.gate import Standing
from chalicelib.conversation.access.items import Readable
from chalicelib.conversation.access.lists import HEAVY
from chalicelib.conversation.model.cases import Case
from chalicelib.conversation.model.items import ItemId
from chalicelib.conversation.store import cases as stored
from chalicelib.conversation.store import keys, reading
from chalicelib.foundation.queries import query
from chalicelib.foundation.tables import Key

STRIDE: Final = 50
"""Cases read at once where a page has to be filled from behind what a moderator may not read."""


@dataclass(frozen=True, slots=True)
class Line:
    """A case, and the item that it is about, which may be hidden."""

    case: Case
    found: Readable


def cases(standing: Standing, after: str | None, limit: int) -> tuple[list[Line], str | None]:
    """A part of a community's cases, and the sort key of its last line where more follow.

    Of what the moderator may not read, by its own stamps or those of all it hangs on, and of what is deleted,
    there is no line.
    """
    page: list[Line] = []
    last, weight = None, 0
    for place, line in _lines(standing, after, limit):
        if len(page) == limit or weight > HEAVY:
            return page, last
        page.append(line)
        last = place
        text = line.found.item.text
        weight += len(text.source) + len(text.html or "") + sum(len(each.text) for each in line.case.words)
    return page, None


def _lines(standing: Standing, after: str | None, limit: int) -> Iterator[tuple[str, Line]]:
    """All lines from a place on; the items of each stretch of cases come in one call for a hundred."""
    held, community = standing.viewer.held, standing.community
    stretch = held.found(stored.cases_query(community, limit=limit + 1, after=after))
    while True:
        read = [(str(row["sk"]), stored.case_of(row)) for row in stretch.items]
        held.rows(key for _, case in read for key in _rows(case.item))
        for place, case in read:
            found = _admitted(standing, case.item)
            if found is not None:
                yield place, Line(case, found)
        if not stretch.more:
            return
        stretch = query(stored.cases_query(community, limit=STRIDE, after=read[-1][0]))


def _rows(item_id: ItemId) -> list[Key]:
    return [keys.post(item_id), *([keys.comment(item_id)] if keys.is_comment(item_id) else [])]


def _admitted(standing: Standing, item_id: ItemId) -> Readable | None:
    held = standing.viewer.held
    post = reading.post(held, keys.post_id(item_id))
    comment = reading.comment(held, item_id) if keys.is_comment(item_id) else None
    if post is None or post.community != standing.community or (keys.is_comment(item_id) and comment is None):
        return None
    found = Readable(standing, post, comment)
    stamps = (*post.stamps, *(comment.stamps if comment else ()))
    return found if standing.reads(*stamps) and not found.gone else None
