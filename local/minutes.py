"""The part of EventBridge on a laptop: what is rung each minute, and whenever the clock was moved."""

import sys
import threading
import time
from collections.abc import Callable
from typing import Final

from local.shapes import handler_named, of_schedule, rung

SCHEDULED: Final = ("app.due", "app.seal", "app.level")
"""What falls due happens first, so that its entries are sealed with it. What a laptop rings each minute comes
by each hour in the cloud, where coming by costs money."""
SECONDS: Final = 60.0


class Minutes:
    """Rings each minute of real time, from `start` to `stop`. `at` tells what the network's clock shows,
    `before` is called before each ringing."""

    def __init__(
        self, at: Callable[[float], str], before: Callable[[], None], seconds: float = SECONDS
    ) -> None:
        self._at = at
        self._before = before
        self._seconds = seconds
        self._stopping = threading.Event()
        self._ringing = threading.Lock()
        self._thread = threading.Thread(target=self._follow, daemon=True)

    def start(self) -> None:
        """Begins to ring."""
        self._thread.start()

    def stop(self) -> None:
        """Returns when nothing rings any more."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def ring(self, instant: str) -> None:
        """Rings at an instant that the network's clock shows; one after the other, as when deployed."""
        with self._ringing:
            self._before()
            for name in SCHEDULED:
                rung(name, handler_named(name), of_schedule(instant))

    def _follow(self) -> None:
        while not self._stopping.wait(self._seconds):
            try:
                self.ring(self._at(time.time()))
            except Exception as problem:  # noqa: BLE001 (the next minute must come, whatever this one was like)
                sys.stderr.write(f"a minute failed: {type(problem).__name__}\n")
