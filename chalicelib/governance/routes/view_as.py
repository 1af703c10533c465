"""Door: a community as others see it."""

from chalicelib.access.model import CommunityId
from chalicelib.access.viewer import Viewer
from chalicelib.conversation.routes import stretches
from chalicelib.conversation.store import posts as stream
from chalicelib.foundation import doors, ids
from chalicelib.foundation.http import Page
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import NotFound
from chalicelib.governance.access import view_as as access
from chalicelib.governance.drafts.view_as import ViewAsQuery
from chalicelib.governance.present import view_as as present
from chalicelib.governance.present.view_as import ViewAs


def _name(community_id: str, query: ViewAsQuery) -> str:
    return f"view-as {community_id} {query.viewer} {query.company}"


def _stream(person: str, community_id: str, query: ViewAsQuery) -> Query:
    if not ids.well_formed(community_id, ids.SHORT):
        raise NotFound
    after = stretches.place(person, _name(community_id, query), query)
    return stream.stream_query(community_id, limit=query.limit + 1, after=after)


@doors.open(
    "GET",
    "/communities/{community_id}/view-as",
    wants=access.wanted,
    alongside=stretches.beside(_stream, ViewAsQuery),
)
def view_as(viewer: Viewer, query: ViewAsQuery, community_id: CommunityId) -> ViewAs:
    """See the community as a visitor, a member outside, a participant or a company's guest would (stewards).

    Nobody in particular is shown: a participant or a guest is one who is let in now. Nothing is written, and
    what the steward may not read themselves is left out.
    """
    seen = access.double(viewer, community_id, query)
    wanted = _stream(viewer.person, community_id, query)
    if seen is None:
        return present.nothing(query.viewer)
    cards, last = present.posts(seen, wanted, query.limit)
    cursor = stretches.cursor(viewer, _name(community_id, query), last)
    return present.everything(query.viewer, seen, Page(cards, cursor))
