"""The one clock. A laptop's can be moved by a file that holds an offset in seconds."""

import os
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NewType

Millis = NewType("Millis", int)
"""An instant, in milliseconds since 1970 in UTC."""

SECOND: Final = 1_000
MINUTE: Final = 60 * SECOND
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR


class _Offset:
    """The laptop's offset in seconds, read again whenever its file has changed."""

    path = Path(os.environ["CLOCK_OFFSET_FILE"]) if "CLOCK_OFFSET_FILE" in os.environ else None
    changed = -1
    seconds = 0.0

    @classmethod
    def now(cls) -> float:
        if not cls.path:
            return 0.0
        try:
            changed = cls.path.stat().st_mtime_ns
        except FileNotFoundError:
            return 0.0
        if changed != cls.changed:
            cls.seconds = float(cls.path.read_text() or 0)
            cls.changed = changed
        return cls.seconds


def now() -> Millis:
    """This instant."""
    return Millis(int((time.time() + _Offset.now()) * SECOND))


def utc(instant: int) -> datetime:
    """An instant as RFC 3339 wants it: aware, in UTC."""
    return datetime.fromtimestamp(instant / SECOND, UTC)


def millis(moment: datetime) -> Millis:
    """The instant of an aware datetime."""
    return Millis(int(moment.timestamp() * SECOND))
