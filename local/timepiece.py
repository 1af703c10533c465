"""The network's clock on a laptop: real time plus an offset, which only grows."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

DAY_SECONDS: Final = 86_400
MOST_DAYS: Final = 3_650


class Timepiece:
    """Keeps the offset in a file of seconds, which the app reads again whenever it changes."""

    def __init__(self, kept: Path) -> None:
        self._kept = kept

    @property
    def offset(self) -> float:
        """How far the network's clock is ahead of real time, in seconds."""
        return float(self._kept.read_text() or 0) if self._kept.exists() else 0.0

    def at(self, real: float) -> str:
        """A real instant (epoch seconds) as the network's clock shows it, RFC 3339."""
        moment = datetime.fromtimestamp(real + self.offset, UTC)
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def shown(self) -> dict[str, object]:
        """What the clock shows: now, and how many days it is ahead."""
        return {"now": self.at(time.time()), "days_ahead": round(self.offset / DAY_SECONDS, 6)}

    def move(self, days: float, then: Callable[[str], None]) -> None:
        """Moves the clock forward, then lets what falls due happen at the instant that it shows."""
        written = self._kept.with_suffix(".new")
        written.write_text(repr(self.offset + days * DAY_SECONDS))
        written.replace(self._kept)
        then(self.at(time.time()))
