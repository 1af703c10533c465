"""What was marked in a community, as far as a steward may read it now."""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.access import gate
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.conversation import access as conversation
from chalicelib.conversation.access import Readable
from chalicelib.conversation.store import keys as items
from chalicelib.foundation.refusals import NotFound
from chalicelib.webhooks.model import Insight
from chalicelib.webhooks.store import insights


@dataclass(frozen=True, slots=True)
class Marked:
    """An insight, and what was marked, which the viewer may read."""

    insight: Insight
    found: Readable


def overseen(viewer: Viewer, community_id: CommunityId) -> tuple[Standing, bool]:
    """The viewer in front of a community that they steward, and whether it lets insights be marked.

    Raises NotFound, Forbidden.
    """
    standing = gate.reach(viewer, Verb.CONFIGURE, community_id)
    return standing, viewer.held.row(insights.switch(community_id)) is not None


def readable(viewer: Viewer, found: Sequence[Insight]) -> list[Marked]:
    """Those insights whose post or comment the viewer may read, in one call."""
    of_posts = [items.post(items.post_id(each.item)) for each in found]
    viewer.held.rows([*of_posts, *(items.item(each.item) for each in found)])
    return [marked for each in found if (marked := _readable(viewer, each)) is not None]


def _readable(viewer: Viewer, insight: Insight) -> Marked | None:
    try:
        return Marked(insight, conversation.readable(viewer, insight.item))
    except NotFound:
        return None


def own(found: Readable) -> Insight | None:
    """The insight that an item is marked as, None where it is not."""
    row = found.viewer.held.row(insights.key(found.post.community, found.item.id))
    return insights.insight_of(found.post.community, row) if row is not None else None
