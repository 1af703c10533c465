"""The one clock. A laptop's can be moved by a file that holds an offset in seconds."""

import os
import time
from datetime import UTC, datetime
from typing import Final, NewType

Millis = NewType("Millis", int)
"""An instant, in milliseconds since 1970 in UTC."""

SECOND: Final = 1_000
MINUTE: Final = 60 * SECOND
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR


class _Offset:
    """The laptop's offset in seconds, read again whenever its file has changed."""

    path = os.environ.get("CLOCK_OFFSET_FILE")
    changed = -1
    seconds = 0.0

    @classmethod
    def now(cls) -> float:
        if not cls.path:
            return 0.0
        try:
            changed = os.stat(cls.path).st_mtime_ns
        except FileNotFoundError:
            return 0.0
        if changed != cls.changed:
            with open(cls.path) as kept:
                cls.seconds = float(kept.read() or 0)
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
