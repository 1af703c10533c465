"""The demo's weeks: when something is said to have happened, and a clock that shows it while planting."""

import os
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from chalicelib.foundation.clock import DAY, HOUR, MINUTE, SECOND

UNITS: Final = {"m": MINUTE, "h": HOUR, "d": DAY}


def span(text: str) -> int:
    """How long `40m`, `3h` or `2d` is, in milliseconds."""
    return int(text[:-1]) * UNITS[text[-1]]


def instant(text: str, now: int) -> int:
    """The instant of `26d 09:05` (so many days ago, at a time in UTC) or of `5h` (so many hours ago)."""
    days, _, hours = text.partition("d ")
    if not hours:
        return now - span(text)
    hour, minute = hours.split(":")
    return now - now % DAY - int(days) * DAY + int(hour) * HOUR + int(minute) * MINUTE


class Past:
    """Within, the network's clock shows what `show` was told last; afterwards it shows the present again.

    It works through the file that the laptop's clock reads. Where there is none, all happens now, in order.
    """

    def __init__(self) -> None:
        named = os.environ.get("CLOCK_OFFSET_FILE")
        self._kept = Path(named) if named else None
        self._ahead = max(0.0, self._read())

    def show(self, at: int) -> None:
        """Moves the clock to an instant."""
        self._write(at / SECOND - time.time())

    def _read(self) -> float:
        # A run that was killed while planting has left the clock in the past.
        with suppress(FileNotFoundError):
            return float(self._kept.read_text() or 0) if self._kept else 0.0
        return 0.0

    def _write(self, offset: float) -> None:
        if self._kept:
            written = self._kept.with_suffix(".new")
            written.write_text(repr(offset))
            written.replace(self._kept)

    def __enter__(self) -> Self:
        self._write(self._ahead)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._write(self._ahead)
