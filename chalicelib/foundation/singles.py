"""Writes of one row outside a transaction, for what is repeat-safe: heads, marks, rate buckets, claims."""

from collections.abc import Iterable
from typing import Any

from pynamodb.exceptions import PynamoDBException
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.models import Model

from chalicelib.foundation import rows
from chalicelib.foundation.refusals import Unavailable
from chalicelib.foundation.tables import Item, plain

TRIES = 5
BATCH = 25


def put(row: Model, condition: Condition | None = None) -> bool:
    """Writes a whole row; answers whether its condition held."""
    arguments = row.get_save_kwargs_from_instance(condition=condition)
    return _tried("PutItem", arguments) is not None


def put_all(some: Iterable[Model]) -> None:
    """Writes whole rows, unconditionally, up to 25 a call. Raises Unavailable where some stay unwritten.

    Source: BatchWriteItem takes 25 rows and answers those that it did not take.
    """
    wanted = [row.get_save_kwargs_from_instance() for row in some]
    for start in range(0, len(wanted), BATCH):
        asked: dict[str, list[dict[str, Any]]] = {}
        for each in wanted[start : start + BATCH]:
            asked.setdefault(each["TableName"], []).append({"PutRequest": {"Item": each["Item"]}})
        _put_batch(asked)


def _put_batch(asked: dict[str, list[dict[str, Any]]]) -> None:
    for attempt in range(TRIES):
        asked = rows.call("BatchWriteItem", {"RequestItems": asked}).get("UnprocessedItems") or {}
        if not asked:
            return
        rows.pause(attempt)
    raise Unavailable


def update(row: Model, *actions: Action, condition: Condition | None = None) -> Item | None:
    """Changes a row known by its keys; answers it as it is after, or None when the condition did not hold."""
    arguments = row.get_update_kwargs_from_instance(actions=list(actions), condition=condition)
    answer = _tried("UpdateItem", arguments | {"ReturnValues": "ALL_NEW"})
    return None if answer is None else plain(answer.get("Attributes", {}))


def delete(row: Model, condition: Condition | None = None) -> bool:
    """Removes a row known by its keys; answers whether its condition held."""
    arguments = row.get_delete_kwargs_from_instance(condition=condition)
    return _tried("DeleteItem", arguments) is not None


def _tried(operation: str, arguments: dict[str, Any]) -> dict[str, Any] | None:
    for attempt in range(TRIES):
        try:
            return rows.call(operation, dict(arguments))
        except PynamoDBException as problem:
            code = problem.cause_response_code
            if code == "ConditionalCheckFailedException":
                return None
            if code != "TransactionConflictException":
                raise
            rows.pause(attempt)
    raise Unavailable
