"""Reading the rules ledger of a community, and the network's chain of seals."""

from chalicelib.access import gate
from chalicelib.access.model import CommunityId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import Forbidden
from chalicelib.governance.model.ledger import NETWORK, Kept, Seal
from chalicelib.governance.store import entries, seals
from chalicelib.people.access import require_member


def of_community(
    viewer: Viewer, community: CommunityId, before: str | None, limit: int
) -> tuple[list[Kept], str | None]:
    """Entries of a rules ledger for its people, the newest first, and the id before which it goes on.

    Raises NotFound, and Forbidden `not_inside` for who knows of the community and is not in it.
    """
    standing = gate.reach(viewer, Verb.KNOW_OF, community)
    if standing.membership is None:
        raise Forbidden("not_inside")
    stretch = viewer.held.found(page_of_community(community, before, limit))
    kept = entries.entries_in(stretch)
    more = stretch.more or len(kept) > limit
    return kept[:limit], kept[:limit][-1].id if more else None


def page_of_community(community: str, before: str | None, limit: int) -> Query:
    """The query that finds a page of a rules ledger."""
    return entries.of_community(community, below=before, limit=limit)


def of_network(viewer: Viewer, below: int | None, limit: int) -> tuple[list[Seal], int | None]:
    """Seals of the network for its members, the newest first, and the number below which the chain goes on.

    Raises Forbidden `members_only` for guests.
    """
    require_member(viewer)
    stretch = viewer.held.found(page_of_network(below, limit))
    return seals.seals_in(stretch), seals.number_in(stretch.items[-1]) if stretch.more else None


def page_of_network(below: int | None, limit: int) -> Query:
    """The query that finds a page of the network's chain."""
    return seals.newest(NETWORK, below=below, limit=limit)
