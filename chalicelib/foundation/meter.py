"""What a request costs in DynamoDB: calls, and the units that DynamoDB says it has charged."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final

READS: Final = frozenset({"BatchGetItem", "Query", "GetItem"})


@dataclass(slots=True)
class Meter:
    """Calls, and capacity units read and written."""

    calls: int = 0
    read: float = 0.0
    written: float = 0.0


_running: Final[ContextVar[Meter | None]] = ContextVar("meter", default=None)


@contextmanager
def metered() -> Iterator[Meter]:
    """Within, every call is counted, in whatever thread it is made for this request."""
    meter = Meter()
    token = _running.set(meter)
    try:
        yield meter
    finally:
        _running.reset(token)


def note(operation: str, answer: Mapping[str, Any]) -> None:
    """Counts a call and what it consumed."""
    meter = _running.get()
    if meter is None:
        return
    meter.calls += 1
    charged = answer.get("ConsumedCapacity") or []
    units = sum(each["CapacityUnits"] for each in (charged if isinstance(charged, list) else [charged]))
    if operation in READS:
        meter.read += units
    else:
        meter.written += units
