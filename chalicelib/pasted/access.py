"""Whether the pages that an item links to may be asked for: that tells them that somebody here pasted it."""

from chalicelib.access import keys
from chalicelib.access.gate import gate_of
from chalicelib.access.model import Visibility
from chalicelib.conversation.model.items import Comment, Item, Post
from chalicelib.conversation.rules import authority
from chalicelib.conversation.store import reading
from chalicelib.foundation.held import Held
from chalicelib.network.model import LinkPreviews
from chalicelib.network.store.settings import PLACE, settings_in


def read(item_id: str) -> Item | None:
    """A post or a comment as it is now, None where there is none."""
    held = Held()
    return reading.post(held, item_id) or reading.comment(held, item_id)


def allowed(item: Item) -> bool:
    """Whether the network lets pages be asked for, of what was written here and for whom. One call."""
    held = Held()
    post = item if isinstance(item, Post) else reading.post(held, item.post)
    if post is None or not (authority.stands(post) and _stands(item)):
        return False
    place = keys.gate_copy(post.community, 0)
    settings, gate = held.rows([PLACE, place])
    wish = settings_in(settings).link_previews
    if gate is None or wish is LinkPreviews.NONE:
        return False
    now = gate_of(post.community, gate)
    if now.deleted or now.archived:
        return False
    stamps = (*post.stamps, *item.stamps)
    is_open = now.rule.visibility is Visibility.OPEN and all(
        each.visibility is Visibility.OPEN for each in stamps
    )
    return is_open or wish is LinkPreviews.ALL


def _stands(item: Post | Comment) -> bool:
    return not (item.hidden or item.deleted)
