"""Rows as the stores make them, written twenty-five at a time: a network of thousands stands in seconds."""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Any, Final, NamedTuple

from chalicelib.foundation import rows
from chalicelib.foundation.changes import Change
from chalicelib.foundation.tables import Row

AT_ONCE: Final = 2
"""The engine is one process: more would only wait for it."""

MOST: Final = 25
"""Rows that one call takes."""


class Raw(NamedTuple):
    """A row for the wire."""

    table: str
    item: dict[str, Any]


def made(change: Change) -> Iterator[Raw]:
    """The rows that a change would write whole. Nothing is committed, so nobody is told."""
    return (raw(step.row) for step in change.steps if step.kind == "put")


def raw(row: Row, **counts: int) -> Raw:
    """A row, with attributes that no model names: counts by audience."""
    said = row.get_save_kwargs_from_instance()
    return Raw(said["TableName"], {**said["Item"], **numbers(counts)})


def numbers(counts: Mapping[str, int]) -> dict[str, dict[str, str]]:
    """Counts for the wire."""
    return {name: {"N": str(count)} for name, count in counts.items()}


def write(some: Iterable[Raw]) -> int:
    """Writes rows, each of another key, and answers how many."""
    left = iter(some)
    with ThreadPoolExecutor(AT_ONCE) as hands:
        return sum(hands.map(_write, iter(lambda: list(islice(left, MOST)), [])))


def _write(some: list[Raw]) -> int:
    asked: dict[str, list[dict[str, Any]]] = {}
    for each in some:
        asked.setdefault(each.table, []).append({"PutRequest": {"Item": each.item}})
    while asked:
        asked = rows.call("BatchWriteItem", {"RequestItems": asked}).get("UnprocessedItems") or {}
    return len(some)
