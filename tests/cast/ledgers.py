"""What the audit log says, and what happens in the very moment of a write."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from chalicelib.foundation import clock, ledger, queries, rows
from chalicelib.foundation.events import Event, parsed
from chalicelib.foundation.queries import Query
from tests.cast.house import House


def audited(house: House, *subjects: str) -> list[Event]:
    """The entries of the audit log about these, oldest first, from the day before the story until now."""
    end = clock.now()
    begin = end - int(house._moved * clock.SECOND) - clock.DAY
    days = range(begin // clock.DAY, end // clock.DAY + 1)
    return [each for each in audit(*days) if each.subject in subjects]


def audit(*days: int) -> list[Event]:
    """What the audit log holds of these days (since 1970), of today where none is named, oldest first."""
    known = [day * clock.DAY for day in days] or [clock.now()]
    parts = [ledger.day(at, shard) for at in known for shard in range(ledger.SPREAD)]
    return sorted((fact for part in parts for fact in kept(part)), key=lambda each: each.id)


def kept(part: str) -> Iterator[Event]:
    """The facts of a partition, in order; where one is sealed, its mark stands beside it and is no fact."""
    after: str | None = None
    while True:
        found = queries.query(Query("ledger", part, after=after, limit=500))
        told = [parsed(item["fact"]) for item in found.items if "fact" in item]
        yield from (each for each in told if each is not None)
        if not found.more:
            return
        after = found.items[-1]["sk"]


@contextmanager
def meanwhile(act: Callable[[], Any]) -> Iterator[None]:
    """Within, the act happens once, after all was read and before the next transaction is written."""
    waiting = [act]

    def before(**_: Any) -> None:
        if waiting:
            waiting.pop()()

    events = rows.connection.client.meta.events
    events.register("before-call.dynamodb.TransactWriteItems", before, unique_id="meanwhile")
    try:
        yield
    finally:
        events.unregister("before-call.dynamodb.TransactWriteItems", unique_id="meanwhile")
    assert not waiting, "nothing was written"
