"""Former texts of what was deleted: swept by the news, because one transaction may not take them all."""

from chalicelib.conversation.store import keys, posts
from chalicelib.conversation.store.rows import RevisionRow
from chalicelib.foundation import queries, rows, singles
from chalicelib.foundation.tables import Item

AT_ONCE = 100


def sweep(item_id: str) -> None:
    """Removes all former texts of an item. Repeat-safe."""
    while True:
        found = queries.query(posts.revisions_query(item_id, limit=AT_ONCE, after=None))
        for row in found.items:
            singles.delete(RevisionRow(row["pk"], row["sk"]))
        if not found.more:
            return


def item(item_id: str) -> Item | None:
    """The stored row of a post or a comment as it is now, where it answers to that id."""
    key = keys.item(item_id)
    row = rows.fetch([key]).get(key)
    return row if row is not None and row.get("id") == item_id else None
