"""End points of the feed."""

from typing import Final

from chalicelib.access.viewer import Viewer
from chalicelib.conversation.present import PostCard
from chalicelib.feed import actions, present
from chalicelib.feed.present import FeedItem
from chalicelib.foundation import cursors, doors, reading
from chalicelib.foundation.http import Page, Paging, Request
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import Refusal

FEED: Final = "feed"
BOOKMARKS: Final = "bookmarks"


@doors.open("GET", "/feed")
def home(viewer: Viewer, query: Paging) -> Page[FeedItem]:
    """What is newest in my communities.

    Goes back thirty days, and further where a community has written little since; each community's own
    stream goes back to its beginning.
    """
    before = cursors.read(viewer.person, FEED, query.cursor)
    lines, more = actions.home(viewer, before, query.limit)
    return Page([present.item(line) for line in lines], _cursor(viewer, FEED, more))


def _bookmarked(person: str, request: Request) -> Query | None:
    try:
        query: Paging = reading.query(request.query, Paging)
        after = cursors.read(person, BOOKMARKS, query.cursor)
    except Refusal:
        return None
    return actions.page_of_bookmarks(person, query.limit, after)


@doors.open("GET", "/bookmarks", alongside=_bookmarked)
def bookmarks(viewer: Viewer, query: Paging) -> Page[PostCard]:
    """What I keep, newest first, as far as I may read it now."""
    after = cursors.read(viewer.person, BOOKMARKS, query.cursor)
    cards, more = actions.bookmarked(viewer, after, query.limit)
    return Page(cards, _cursor(viewer, BOOKMARKS, more))


def _cursor(viewer: Viewer, query: str, place: str | None) -> str | None:
    return cursors.written(viewer.person, query, place) if place is not None else None
