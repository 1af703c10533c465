"""The wire between the network and its store, as botocore sees it: what goes over it, what goes wrong there.

A fault begins at a call site ("TransactWriteItems 1" is the first transaction of a request) and strikes at
the socket's edge, below botocore's own retries, so that these are examined too. A fault after the effect lets
the store do what was asked, and only then loses the answer.
"""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final

from botocore.awsrequest import AWSResponse
from botocore.exceptions import ReadTimeoutError

from chalicelib.foundation import rows, settings

READS: Final = frozenset({"BatchGetItem", "Query"})
BATCHES: Final = frozenset({"BatchGetItem", "BatchWriteItem"})
NAP: Final = 0.0005


class Crash(BaseException):
    """The process ends here: nobody catches this."""


class Lasts(Enum):
    """How long a fault goes on: for one attempt of botocore's, for the call, for the rest of the request."""

    ATTEMPT = "once"
    CALL = "for a call"
    ON = "from then on"


@dataclass(frozen=True)
class Fault:
    """What goes wrong, for how long, and whether the store has done by then what it was asked."""

    kind: str
    lasts: Lasts
    after: bool = False

    def __str__(self) -> str:
        return f"{self.kind}{' after the effect' if self.after else ''}, {self.lasts.value}"


READING: Final = (
    Fault("throttled", Lasts.ON),
    Fault("no answer", Lasts.ON),
    Fault("server error", Lasts.ATTEMPT),
    Fault("crash", Lasts.ATTEMPT),
)
WRITING: Final = (
    Fault("throttled", Lasts.ON),
    Fault("throttled", Lasts.CALL),
    Fault("no answer", Lasts.ON),
    Fault("no answer", Lasts.ATTEMPT, after=True),
    Fault("no answer", Lasts.CALL, after=True),
    Fault("no answer", Lasts.ON, after=True),
    Fault("server error", Lasts.ATTEMPT, after=True),
    Fault("conflict", Lasts.CALL),
    Fault("crash", Lasts.ATTEMPT),
    Fault("crash", Lasts.ATTEMPT, after=True),
)
PARTLY: Final = (Fault("unprocessed", Lasts.ATTEMPT), Fault("unprocessed", Lasts.ON))


def faults_at(site: str) -> tuple[Fault, ...]:
    """Everything that can go wrong with a call."""
    operation = site.partition(" ")[0]
    partly = PARTLY if operation in BATCHES else ()
    return (READING if operation in READS else WRITING) + partly


@dataclass
class Wire:
    """What went over the wire: calls by site, and what the store has done. `strokes` counts the fault's."""

    fault: Fault | None = None
    at: str = ""
    sites: list[str] = field(default_factory=list)
    done: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    strokes: int = 0
    _struck: bool = False
    _thread: threading.local = field(default_factory=threading.local)
    _tokens: set[str] = field(default_factory=set)

    def called(self, model: Any, **_: Any) -> None:
        """Before a call: which one it is."""
        number = sum(site.startswith(f"{model.name} ") for site in self.sites) + 1
        self._thread.site = f"{model.name} {number}"
        self.sites.append(self._thread.site)
        self._thread.attempt = 0

    def sent(self, request: Any, event_name: str, **_: Any) -> AWSResponse:
        """Before an attempt: lets it through, or lets it go wrong."""
        operation = event_name.rpartition(".")[2]
        self._thread.attempt += 1
        fault = self.fault if self._strikes() else None
        if fault is None:
            return self._passed(request, operation)
        self.strokes += 1
        if fault.after:
            self._passed(request, operation)
        return _failed(fault.kind, operation, request)

    def _strikes(self) -> bool:
        here = self._thread.site == self.at
        if self.fault is None or not (here or self._struck):
            return False
        if self.fault.lasts is Lasts.ON:
            self._struck = True
            return True
        return here and (self.fault.lasts is Lasts.CALL or self._thread.attempt == 1)

    def _passed(self, request: Any, operation: str) -> AWSResponse:
        response: AWSResponse = rows.connection.client._endpoint._send(request)
        if operation not in READS and response.status_code == 200:
            body = json.loads(request.body)
            token = body.get("ClientRequestToken")
            if token is None or token not in self._tokens:
                self.done.append((operation, body))
            self._tokens |= {token} if token else set()
        return response

    def facts(self) -> list[dict[str, Any]]:
        """The facts that were written to the journal, in their order."""
        found = [item for transaction in self.transactions() for item in transaction]
        return [json.loads(put["Item"]["fact"]["S"]) for put in map(_put, found) if _is_in("journal", put)]

    def transactions(self) -> list[list[dict[str, Any]]]:
        """The steps of each transaction that was done; one that was repeated counts once."""
        return [body["TransactItems"] for operation, body in self.done if operation == "TransactWriteItems"]

    def written(self) -> set[tuple[str, str, str]]:
        """Table, partition and place of every row that was written, outside of the journal."""
        found: set[tuple[str, str, str]] = set()
        for operation, body in self.done:
            found |= {_place(each) for each in _writes(operation, body)}
        return {place for place in found if place[0] != settings.TABLES["journal"]}


def _put(step: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = step.get("Put", {})
    return found


def _is_in(table: str, put: dict[str, Any]) -> bool:
    return put.get("TableName") == settings.TABLES[table]


def _writes(operation: str, body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if operation == "TransactWriteItems":
        for step in body["TransactItems"]:
            yield from (what for kind, what in step.items() if kind != "ConditionCheck")
    elif operation == "BatchWriteItem":
        for table, asked in body["RequestItems"].items():
            yield from ({"TableName": table, **each["PutRequest"]} for each in asked)
    else:
        yield body


def _place(write: dict[str, Any]) -> tuple[str, str, str]:
    key = write.get("Item") or write["Key"]
    return write["TableName"], key["pk"]["S"], key["sk"]["S"]


def _failed(kind: str, operation: str, request: Any) -> AWSResponse:
    if kind == "crash":
        raise Crash
    if kind == "no answer":
        raise ReadTimeoutError(endpoint_url=request.url)
    if kind == "unprocessed":
        return _answer(request, 200, _unprocessed(operation, json.loads(request.body)))
    if kind == "conflict":
        return _answer(request, 400, _conflict(operation, json.loads(request.body)))
    if kind == "throttled":
        return _answer(request, 400, {"__type": "com.amazonaws.dynamodb#ThrottlingException"})
    return _answer(request, 500, {"__type": "com.amazonaws.dynamodb#InternalServerError"})


def _unprocessed(operation: str, asked: dict[str, Any]) -> dict[str, Any]:
    if operation == "BatchWriteItem":
        return {"UnprocessedItems": asked["RequestItems"]}
    return {"Responses": {}, "UnprocessedKeys": asked["RequestItems"]}


def _conflict(operation: str, asked: dict[str, Any]) -> dict[str, Any]:
    if operation != "TransactWriteItems":
        return {"__type": "com.amazonaws.dynamodb#TransactionConflictException"}
    reasons = [{"Code": "None"} for _ in asked["TransactItems"]]
    reasons[-1] = {"Code": "TransactionConflict", "Message": "Transaction is ongoing for the item"}
    return {
        "__type": "com.amazonaws.dynamodb#TransactionCanceledException",
        "Message": "Transaction cancelled",
        "CancellationReasons": reasons,
    }


class _Raw:
    """As much of a socket's answer as botocore reads."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def stream(self) -> Iterator[bytes]:
        yield self._content


def _answer(request: Any, status: int, body: dict[str, Any]) -> AWSResponse:
    return AWSResponse(request.url, status, {}, _Raw(json.dumps(body).encode()))


@contextmanager
def wired(fault: Fault | None = None, at: str = "") -> Iterator[Wire]:
    """Within, everything that goes over the wire is noted, and the fault happens. Waiting takes no time."""
    wire, sleep = Wire(fault, at), time.sleep
    events = rows.connection.client.meta.events
    _fill_quota(events)
    events.register("before-call.dynamodb", wire.called, unique_id="wire-call")
    events.register("before-send.dynamodb", wire.sent, unique_id="wire-send")
    time.sleep = lambda seconds: sleep(min(seconds, NAP))
    try:
        yield wire
    finally:
        time.sleep = sleep
        events.unregister("before-call.dynamodb", unique_id="wire-call")
        events.unregister("before-send.dynamodb", unique_id="wire-send")


def _fill_quota(events: Any) -> None:
    """botocore stops retrying where much has failed: each fault shall find it as in good times."""
    for handler in events._emitter._handlers.prefix_search("needs-retry.dynamodb"):
        checker = getattr(getattr(handler, "__self__", None), "_retry_quota", None)
        if checker is not None:
            checker._quota._available_capacity = checker._quota._max_capacity
