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
    facts = [parsed(text) for day in days for shard in range(ledger.SPREAD) for text in _of(day, shard)]
    told = [each for each in facts if each is not None and each.subject in subjects]
    return sorted(told, key=lambda each: each.id)


def _of(day: int, shard: int) -> Iterator[str]:
    pk = f"LEDGER#{clock.utc(day * clock.DAY):%Y%m%d}#{shard}"
    after: str | None = None
    while True:
        found = queries.query(Query("ledger", pk, after=after, limit=500))
        yield from (item["fact"] for item in found.items)
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
