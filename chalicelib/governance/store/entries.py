"""Entries as they are read. They are written by the foundation, with the change that they tell."""

from typing import Final

from chalicelib.foundation import ids, ledger
from chalicelib.foundation.queries import Query, Stretch
from chalicelib.foundation.tables import Item
from chalicelib.governance.model.ledger import Kept, Mark

MARKED: Final = "#S"
"""How the place of the mark of an entry ends; the mark stands right behind its entry."""
LAST: Final = "~"
"""Sorts after everything that an id can go on with."""
END: Final = "z" * ids.LONG
"""Sorts after the id of any time to come."""


def of_day(at: int, shard: int, *, low: str, below: str, limit: int, newest_first: bool) -> Query:
    """A stretch of one of a day's partitions: entries from `low` on and before `below`, and their marks."""
    return Query(
        "ledger",
        ledger.day(at, shard),
        low=low,
        high=before(below),
        limit=limit,
        newest_first=newest_first,
    )


def of_community(community: str, *, below: str | None, limit: int) -> Query:
    """So many entries of a rules ledger and their marks, the newest first, all before one that is known."""
    high = f"{ledger.RULE}{before(below or END)}"
    return Query(
        "ledger", ledger.rules(community), low=ledger.RULE, high=high, limit=2 * limit, newest_first=True
    )


def before(place: str) -> str:
    """The last place before an id: no entry and no mark stands between the two."""
    return f"{place[:-1]}{chr(ord(place[-1]) - 1)}{LAST}"


def entries_in(stretch: Stretch) -> list[Kept]:
    """The entries of a stretch in its order, each with its mark."""
    marks = {row["sk"].removesuffix(MARKED): _mark(row) for row in stretch.items if is_mark(row)}
    return [_kept(row, marks.get(row["sk"])) for row in stretch.items if not is_mark(row)]


def certain(stretch: Stretch) -> list[Kept]:
    """The same where a stretch goes forward: its last entry waits for the next, where its mark may be."""
    entries = entries_in(stretch)
    return entries[:-1] if stretch.more and not is_mark(stretch.items[-1]) else entries


def is_mark(row: Item) -> bool:
    """Whether a row of an entry's partition is a mark."""
    return str(row["sk"]).endswith(MARKED)


def _kept(row: Item, mark: Mark | None) -> Kept:
    return Kept(row["sk"].removeprefix(ledger.RULE), row["fact"], row.get("rules", ""), mark)


def _mark(row: Item) -> Mark:
    return Mark(row["number"], row["hash"])
