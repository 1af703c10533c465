"""After a kill: news that may not have reached everybody is told again. Listeners count each event once.

The engine falls back to its last save, so the marks follow the journal at a distance: they hold the
newest event that was delivered at least two minutes of real time ago.
"""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from local.shapes import Handler, of_row, of_stream, rung

DISTANCE_SECONDS: Final = 120
BATCH: Final = 100
TRIES: Final = 3


class Marks:
    """How far the journal has been delivered, kept in a file."""

    def __init__(self, kept: Path) -> None:
        self._kept = kept
        self._safe = kept.read_text() if kept.exists() else ""
        self._older = self._newest = self._safe
        self._turned = time.monotonic()

    @property
    def safe(self) -> str:
        """A ULID up to which everything has been delivered and saved; empty when nothing is known."""
        return self._safe

    def heard(self, newest: str) -> None:
        """Remembers that an event, and all before it, have been delivered."""
        if time.monotonic() - self._turned > DISTANCE_SECONDS:
            self._safe, self._older, self._turned = self._older, self._newest, time.monotonic()
            self._write()
        self._newest = max(self._newest, newest)

    def settle(self) -> None:
        """Everything has been delivered and the engine is about to save: nothing needs to be told again."""
        self._safe = self._older = self._newest
        self._write()

    def _write(self) -> None:
        written = self._kept.with_suffix(".new")
        written.write_text(self._safe)
        written.replace(self._kept)


def replayed(dynamodb: Any, table: str, since: str, name: str, handler: Handler) -> int:
    """Delivers the journal's rows that are newer than a ULID, oldest first; answers how many there were."""
    rows = sorted(_newer(dynamodb, table, since), key=lambda row: str(row["sk"]["S"]))
    for start in range(0, len(rows), BATCH):
        event = of_stream([of_row(row) for row in rows[start : start + BATCH]], table)
        for _ in range(TRIES):
            if rung(name, handler, event) == set():
                break
    return len(rows)


def _newer(dynamodb: Any, table: str, since: str) -> Iterator[dict[str, Any]]:
    """A scan, as in a restore: which minutes the journal has is not known, and it is small here."""
    pages = dynamodb.get_paginator("scan").paginate(
        TableName=table,
        ConsistentRead=True,
        FilterExpression="sk > :since",
        ExpressionAttributeValues={":since": {"S": since or "0"}},
    )
    for page in pages:
        yield from page["Items"]
