"""What hangs on what was deleted, its former texts and what was reported of it: swept by the news, because
one transaction may not take them all."""

from chalicelib.conversation.store import keys, posts
from chalicelib.conversation.store.rows import CaseRow, ReportRow, RevisionRow
from chalicelib.foundation import queries, singles
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import NetworkRow

AT_ONCE = 100


def sweep(item_id: str) -> None:
    """Removes all former texts of an item, what was reported of it, and its case. Repeat-safe."""
    _swept(RevisionRow, posts.revisions_query(item_id, limit=AT_ONCE, after=None))
    _swept(ReportRow, Query("network", keys.reports(item_id), limit=AT_ONCE))
    for key in (keys.waiting_case("", item_id), keys.decided_case("", item_id)):
        singles.delete(CaseRow(key.pk, key.sk))


def _swept(kind: type[NetworkRow], wanted: Query) -> None:
    while True:
        found = queries.query(wanted)
        for row in found.items:
            singles.delete(kind(row["pk"], row["sk"]))
        if not found.more:
            return
