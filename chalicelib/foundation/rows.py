"""The only road to DynamoDB: one connection, and reads of several tables in one call.

Writes go through `changes`. Source: BatchGetItem takes 100 keys and answers 16 MB at most.
"""

import random
import time
from collections.abc import Iterable, Sequence
from typing import Any, Final

from botocore.exceptions import BotoCoreError, ClientError
from pynamodb.connection import Connection
from pynamodb.exceptions import PynamoDBException

from chalicelib.foundation import aws, meter, settings
from chalicelib.foundation.refusals import Unavailable
from chalicelib.foundation.road import Road
from chalicelib.foundation.tables import Item, Key, plain

BATCH: Final = 100
TRIES: Final = 5


class Metered(Connection):
    """PynamoDB's connection, by the short road, which tells the meter of each call."""

    @property
    def session(self) -> Any:
        """The process's. PynamoDB would begin one of its own in each thread."""
        return aws.session()

    @property
    def client(self) -> Any:
        """botocore's client. PynamoDB makes another one where there were no credentials yet."""
        with aws.MAKING:
            client = super().client
        if settings.SHORT and "_make_api_call" not in vars(client):
            vars(client)["_make_api_call"] = Road(client)
        return client

    def _make_api_call(self, operation_name: str, operation_kwargs: dict[str, Any]) -> dict[str, Any]:
        answer: dict[str, Any] = super()._make_api_call(operation_name, operation_kwargs)
        meter.note(operation_name, answer)
        return answer


connection: Final = Metered(
    region=settings.REGION,
    connect_timeout_seconds=2,
    read_timeout_seconds=settings.PATIENCE,
    # The short road asks once before botocore does: four attempts in all, by either.
    max_retry_attempts=2 if settings.SHORT else 3,
    max_pool_connections=32,
)


def call(operation: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """One call of DynamoDB. Raises Unavailable when it throttles or is away, else PynamoDBException."""
    try:
        answer: dict[str, Any] = connection.dispatch(operation, arguments)
    except BotoCoreError as problem:
        raise Unavailable from problem
    except ClientError as problem:
        # PynamoDB gives this its own name only in methods that are above `dispatch`.
        refused = PynamoDBException(f"{operation} was refused", problem)
        if refused.cause_response_code in PASSING:
            raise Unavailable from problem
        raise refused from problem
    return answer


PASSING: Final = frozenset(
    {
        "ThrottlingException", "ProvisionedThroughputExceededException", "RequestLimitExceeded",
        "InternalServerError", "ServiceUnavailable", "500", "502", "503", "TransactionInProgressException",
    }
)  # fmt: skip


def fetch(keys: Iterable[Key], *, consistent: bool = True) -> dict[Key, Item]:
    """The rows that exist among keys of any tables, in one BatchGetItem per hundred.

    Keys that stay unprocessed raise Unavailable: a row that could not be read is never "absent".
    """
    wanted = list(dict.fromkeys(keys))
    found: dict[Key, Item] = {}
    for start in range(0, len(wanted), BATCH):
        _fetch_batch(wanted[start : start + BATCH], found, consistent=consistent)
    return found


def _fetch_batch(wanted: Sequence[Key], found: dict[Key, Item], *, consistent: bool) -> None:
    asked = _asked(wanted, consistent=consistent)
    for attempt in range(TRIES):
        answer = call("BatchGetItem", {"RequestItems": asked})
        for table, items in answer["Responses"].items():
            for raw in items:
                item = plain(raw)
                found[Key(_NAMES[table], item["pk"], item["sk"])] = item
        asked = answer.get("UnprocessedKeys") or {}
        if not asked:
            return
        pause(attempt)
    raise Unavailable


def _asked(wanted: Sequence[Key], *, consistent: bool) -> dict[str, Any]:
    asked: dict[str, Any] = {}
    for key in wanted:
        table = asked.setdefault(settings.TABLES[key.table], {"Keys": [], "ConsistentRead": consistent})
        table["Keys"].append({"pk": {"S": key.pk}, "sk": {"S": key.sk}})
    return asked


_NAMES: Final = {actual: name for name, actual in settings.TABLES.items()}


def pause(attempt: int) -> None:
    """Waits before a retry: full jitter, doubling from 20 ms."""
    time.sleep(random.uniform(0, 0.02 * 2**attempt))
