"""Counts what a request costs at the botocore layer: calls, sequential trips, read and write units.

Units are computed from the sizes of items, as AWS documents them: a strongly consistent read of up to
4 KB is 1 unit, an eventual one a half; a write of up to 1 KB is 1 unit, twice that in a transaction.
"""

import json
import math
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from chalicelib.foundation import rows
from tests.cast.clients import CLIENTS

KB = 1024


@dataclass
class Bill:
    """What was counted. A call beside another (from a thread of its own) takes no trip of its own."""

    calls: list[str] = field(default_factory=list)
    beside: int = 0
    read: float = 0.0
    written: float = 0.0

    @property
    def count(self) -> int:
        return len(self.calls)

    @property
    def trips(self) -> int:
        return len(self.calls) - self.beside


@contextmanager
def counted() -> Iterator[Bill]:
    """Within, every call of DynamoDB by this process goes on the bill."""
    bill, main = Bill(), threading.get_ident()
    asked: dict[int, Mapping[str, Any]] = {}

    def before(params: Mapping[str, Any], model: Any, context: Any, **_: Any) -> None:
        asked[threading.get_ident()] = context.setdefault("asked", dict(_params(params)))
        bill.calls.append(model.name)
        bill.beside += threading.get_ident() != main

    def after(parsed: Mapping[str, Any], model: Any, **_: Any) -> None:
        _charge(bill, model.name, asked[threading.get_ident()], parsed)

    events = rows.connection.client.meta.events
    events.register("before-call.dynamodb", before, unique_id="bill-before")
    events.register("after-call.dynamodb", after, unique_id="bill-after")
    try:
        yield bill
    finally:
        events.unregister("before-call.dynamodb", unique_id="bill-before")
        events.unregister("after-call.dynamodb", unique_id="bill-after")


def _params(params: Mapping[str, Any]) -> Mapping[str, Any]:
    asked: Mapping[str, Any] = json.loads(params["body"])
    return asked


def _charge(bill: Bill, operation: str, asked: Mapping[str, Any], answer: Mapping[str, Any]) -> None:
    if operation == "BatchGetItem":
        for table, wanted in asked["RequestItems"].items():
            share = 1.0 if wanted.get("ConsistentRead") else 0.5
            sizes = [size(item) for item in answer.get("Responses", {}).get(table, ())]
            absent = len(wanted["Keys"]) - len(sizes)
            bill.read += share * (sum(blocks(each, 4) for each in sizes) + absent)
    elif operation == "Query":
        share = 1.0 if asked.get("ConsistentRead") else 0.5
        bill.read += share * blocks(sum(size(item) for item in answer.get("Items", ())), 4)
    elif operation == "TransactWriteItems":
        bill.written += sum(2 * _write(each) for each in asked["TransactItems"])
    elif operation == "BatchWriteItem":
        every = (each for some in asked["RequestItems"].values() for each in some)
        bill.written += sum(_write({"Put": each["PutRequest"]}) for each in every)
    else:
        bill.written += _write({operation: asked})


def _write(step: Mapping[str, Any]) -> int:
    ((_, what),) = step.items()
    if "Item" in what:
        return blocks(size(what["Item"]), 1)
    return blocks(_now(what["TableName"], what["Key"]), 1)


def _now(table: str, key: Mapping[str, Any]) -> int:
    """The size of a row that was updated, checked or deleted, as it is afterwards."""
    return size(CLIENTS["dynamodb"].get_item(TableName=table, Key=dict(key)).get("Item", {}))


def blocks(bytes_: int, kilobytes: int) -> int:
    """Started blocks of so many KB, at least one."""
    return max(1, math.ceil(bytes_ / (kilobytes * KB)))


def size(item: Mapping[str, Any]) -> int:
    """The size of an item in bytes as AWS counts it: names, values, and a little for nesting."""
    return sum(len(name.encode()) + _value(value) for name, value in item.items())


def _value(typed: Mapping[str, Any]) -> int:
    ((kind, value),) = typed.items()
    if kind in ("M", "L"):
        return 3 + len(value) + (size(value) if kind == "M" else sum(_value(each) for each in value))
    if kind in ("SS", "NS", "BS"):
        return sum(_value({kind[0]: each}) for each in value)
    if kind == "N":
        return len(value.lstrip("-")) // 2 + 2
    if kind == "B":
        return len(value) * 3 // 4 if isinstance(value, str) else len(value)
    return len(value.encode()) if kind == "S" else 1
