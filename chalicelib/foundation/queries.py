"""Stretches of one partition, read in order; alone, or beside another call in the same trip."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, replace
from typing import Any, Final

from chalicelib.foundation import settings
from chalicelib.foundation.rows import call
from chalicelib.foundation.tables import Item, plain

_beside: Final = ThreadPoolExecutor(max_workers=16, thread_name_prefix="query")


@dataclass(frozen=True, slots=True)
class Query:
    """A stretch of one partition: rows whose sort key has a prefix or lies between two bounds (inclusive)."""

    table: str
    pk: str
    prefix: str = ""
    low: str | None = None
    high: str | None = None
    after: str | None = None
    limit: int = 20
    newest_first: bool = False
    consistent: bool = True


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a query found; `more` says whether the partition goes on in that direction."""

    items: list[Item]
    more: bool


def query(wanted: Query) -> Stretch:
    """Runs a query in one call. Asks for one row too many to know whether more follow."""
    condition, values = _condition(wanted)
    arguments: dict[str, Any] = {
        "TableName": settings.TABLES[wanted.table],
        "KeyConditionExpression": condition,
        "ExpressionAttributeValues": values,
        "ConsistentRead": wanted.consistent,
        "ScanIndexForward": not wanted.newest_first,
        "Limit": wanted.limit + 1,
    }
    if wanted.after:
        arguments["ExclusiveStartKey"] = {"pk": {"S": wanted.pk}, "sk": {"S": wanted.after}}
    answer = call("Query", arguments)
    items = [plain(raw) for raw in answer["Items"]]
    return Stretch(items[: wanted.limit], len(items) > wanted.limit or "LastEvaluatedKey" in answer)


def every(wanted: Query) -> Iterator[Item]:
    """All rows of a query, stretch by stretch of its limit."""
    while True:
        found = query(wanted)
        yield from found.items
        if not found.more:
            return
        wanted = replace(wanted, after=found.items[-1]["sk"])


def _condition(wanted: Query) -> tuple[str, dict[str, Any]]:
    values = {":pk": {"S": wanted.pk}}
    if wanted.low is not None and wanted.high is not None:
        return "pk = :pk AND sk BETWEEN :low AND :high", values | {
            ":low": {"S": wanted.low}, ":high": {"S": wanted.high},
        }  # fmt: skip
    if wanted.prefix:
        return "pk = :pk AND begins_with(sk, :prefix)", values | {":prefix": {"S": wanted.prefix}}
    return "pk = :pk", values


def beside(wanted: Query) -> "Future[Stretch]":
    """Starts a query that runs while something else is read: two calls, one trip."""
    return _beside.submit(copy_context().run, query, wanted)
