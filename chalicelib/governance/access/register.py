"""The register: which secret communities there are, and nothing of what they are about."""

from chalicelib.access.model import CommunityId
from chalicelib.access.viewer import Viewer
from chalicelib.communities import store
from chalicelib.communities.store import keys
from chalicelib.governance.model.register import Registered
from chalicelib.people.access import require_administrator


def page(viewer: Viewer, after: str | None, limit: int) -> tuple[list[Registered], str | None]:
    """A page of the register, and the place after which it goes on.

    Raises Forbidden `administrators_only`.
    """
    require_administrator(viewer)
    stretch = viewer.held.found(store.register_query(after, limit))
    counts = viewer.held.rows(keys.audience(item["sk"]) for item in stretch.items)
    found = zip(stretch.items, map(store.headcount_of, counts), strict=True)
    listed = [
        Registered(CommunityId(item["sk"]), item["founded"], people.members + sum(people.guests.values()))
        for item, people in found
    ]
    return listed, stretch.items[-1]["sk"] if stretch.more else None
