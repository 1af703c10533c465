"""What pages that are linked to call themselves, on the rows of the posts and comments that link to them."""

from collections.abc import Sequence

import msgspec

from chalicelib.conversation.model.items import Item
from chalicelib.conversation.model.links import Link
from chalicelib.conversation.store import keys
from chalicelib.conversation.store.conditions import unchanged
from chalicelib.conversation.store.rows import AuthoredRow, CommentRow, PostRow, kept
from chalicelib.foundation import singles


def keep(item: Item, links: Sequence[Link]) -> None:
    """Shows these with an item, if its words are still those that were read. Repeat-safe."""
    key = keys.item(item.id)
    row = CommentRow(key.pk, key.sk) if keys.is_comment(item.id) else PostRow(key.pk, key.sk)
    text = msgspec.json.encode(links).decode() if links else None
    singles.update(row, kept(AuthoredRow.links, text), condition=unchanged(item))
