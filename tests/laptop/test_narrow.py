"""The engine answers queries from the rows that they ask for: as if it had looked at all of them."""

import random

from chalicelib.conversation.store.rows import StreamRow
from chalicelib.foundation import ids, singles
from chalicelib.foundation.queries import Query, query
from tests.cast.house import House

PLACES = [f"{letter}{number:03d}" for letter in ("A", "B", "Ä", "é", "中") for number in range(0, 60, 3)]


def foreseen(wanted: Query) -> tuple[list[str], bool]:
    """What DynamoDB's documentation says of a query."""
    found = sorted((place for place in PLACES if place.startswith(wanted.prefix)), key=str.encode)
    if wanted.low is not None and wanted.high is not None:
        found = [place for place in found if wanted.low <= place <= wanted.high]
    if wanted.newest_first:
        found.reverse()
    if wanted.after is not None:
        found = found[found.index(wanted.after) + 1 :]
    return found[: wanted.limit], len(found) > wanted.limit


def drawn(chance: random.Random, pk: str) -> Query:
    form, backward = chance.choice(("all", "prefix", "between")), chance.random() < 0.5
    low, high = sorted(chance.sample(PLACES, 2))
    prefix = chance.choice(("A", "B0", "Ä03", "none", "中")) if form == "prefix" else ""
    bounds = (low, high) if form == "between" else (None, None)
    whole = Query("network", pk, prefix, *bounds, limit=len(PLACES), newest_first=backward)
    inside = foreseen(whole)[0]
    after = chance.choice(inside) if inside and chance.random() < 0.5 else None
    return Query(
        "network", pk, prefix, *bounds, after=after, limit=chance.randint(1, 30), newest_first=backward
    )


def test_queries_find_what_they_ask_for_in_order(network: House) -> None:
    pk, chance = f"TEST#{ids.short()}", random.Random(11)
    singles.put_all(StreamRow(pk, place, stamp="1.o.none") for place in PLACES)
    singles.put_all(StreamRow(f"{pk}x", place, stamp="1.o.none") for place in PLACES[:9])
    for _ in range(150):
        wanted = drawn(chance, pk)
        found = query(wanted)
        assert ([item["sk"] for item in found.items], found.more) == foreseen(wanted), wanted
        assert {item["pk"] for item in found.items} <= {pk}


def test_nothing_is_found_where_nothing_stands(network: House) -> None:
    assert query(Query("network", f"TEST#{ids.short()}", prefix="A")).items == []
