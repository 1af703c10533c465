"""Rings the app's own handlers: the part of Lambda that listens to the journal's stream and to queues.

`Bells` delivers in threads of its own while the network runs; `drain` delivers in the calling thread
everything that waits now, which is how tests let the consequences settle.
"""

import random
import sys
import threading
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Final

from botocore.exceptions import BotoCoreError, ClientError

from local.queues import QueueBell
from local.shapes import handler_named
from local.stack import Wire
from local.streams import Heard, StreamBell

RETRY_SECONDS: Final = 10
"""When a failed delivery is tried again on a laptop; deployed, after the queue's visibility timeout."""
BREATH: Final = 0.1
"""Seconds between two looks at the stream: what happens meanwhile is delivered together."""
QUIET: Final = 1.0
"""Seconds until somebody looks again where nobody has said that anything was written."""
APART: Final = 0.1
"""Seconds at most between two questions to a quiet queue. Drawn by chance: nine questions at the same moment
keep every request waiting."""

Bell = StreamBell | QueueBell
Waiting = Callable[[], Collection[str]]
"""Answers the names of the queues in which something may be received now."""


class Bells:
    """The bells of all wires. `clients` has a botocore client under `dynamodbstreams` and one under `sqs`.

    `heard` is told how far the stream has been delivered, `delivered` that something was. Where `waiting` can
    be asked, `drain` leaves the other queues alone.
    """

    def __init__(
        self,
        wires: Sequence[Wire],
        clients: Mapping[str, Any],
        heard: Heard | None = None,
        delivered: Callable[[], None] | None = None,
        waiting: Waiting | None = None,
    ) -> None:
        self._delivered = delivered
        self._waiting = waiting
        self._streams = [
            StreamBell(wire, handler_named(wire.handler), clients["dynamodbstreams"], heard)
            for wire in wires
            if wire.kind == "DynamoDB"
        ]
        self._queues = [
            QueueBell(wire, handler_named(wire.handler), clients["sqs"])
            for wire in wires
            if wire.kind == "SQS"
        ]
        self._stopping = {kind: threading.Event() for kind in ("streams", "queues")}
        self._threads: dict[str, list[threading.Thread]] = {"streams": [], "queues": []}
        self._written = threading.Event()

    def start(self) -> None:
        """Begins to deliver, a thread for each wire."""
        for bell in self._streams:
            self._hang("streams", self._follow, bell)
        for queue in self._queues:
            self._hang("queues", self._empty, queue)

    def wake(self) -> None:
        """Says that something may have been written."""
        self._written.set()

    def stop(self) -> None:
        """Reads the stream to its end (the engine forgets the rest), then lets the queues finish a batch."""
        for kind in ("streams", "queues"):
            self._stopping[kind].set()
            self._written.set()
            for thread in self._threads[kind]:
                thread.join()

    def drain(self) -> int:
        """Delivers what waits, and what that causes, until all is quiet; answers how many were delivered.

        What fails is tried again at once, until the queue's own rule moves it to its dead letters.
        """
        total = 0
        while delivered := sum(map(_emptied, self._streams)) + sum(map(_emptied, self._full())):
            total += delivered
        return total

    def _full(self) -> list[QueueBell]:
        """The queues worth asking: nine empty ones took most of the time of each story."""
        if self._waiting is None:
            return self._queues
        names = self._waiting()
        return [bell for bell in self._queues if bell.name in names]

    def _hang(self, kind: str, listen: Any, bell: Bell) -> None:
        thread = threading.Thread(target=listen, args=(bell, self._stopping[kind]), daemon=True)
        self._threads[kind].append(thread)
        thread.start()

    def _follow(self, bell: StreamBell, stopping: threading.Event) -> None:
        while self._rung(bell.ring) or not stopping.is_set():
            stopping.wait(1 if bell.failing else BREATH)
            if not bell.failing:
                self._written.wait(QUIET)
                self._written.clear()

    def _empty(self, bell: QueueBell, stopping: threading.Event) -> None:
        while not stopping.is_set():
            if not self._rung(lambda: bell.ring(wait=1, again=RETRY_SECONDS)):
                stopping.wait(random.uniform(0, APART))

    def _rung(self, ring: Callable[[], int]) -> int:
        """An engine that is busy or gone must not end a bell: `local.network` watches over the engine."""
        try:
            count = ring()
        except (BotoCoreError, ClientError) as problem:
            sys.stderr.write(f"not delivered for now: {type(problem).__name__}\n")
            time.sleep(1)
            return 0
        if count:
            # Whoever was told may have written, and more may be waiting than one batch holds.
            self._written.set()
        if count and self._delivered:
            self._delivered()
        return count


def _emptied(bell: Bell) -> int:
    """Rings until less comes than could; answers how many were delivered."""
    total = delivered = bell.ring()
    while delivered == bell.most:
        delivered = bell.ring()
        total += delivered
    return total


def drain(wires: Sequence[Wire], clients: Mapping[str, Any], waiting: Waiting | None = None) -> int:
    """`Bells.drain` on bells kept between calls with the same clients, so that a stream is read once."""
    kept = _KEPT.get(id(clients))
    if kept is None or kept[0] is not clients:
        kept = _KEPT[id(clients)] = (clients, Bells(wires, clients, waiting=waiting))
    return kept[1].drain()


def forget() -> None:
    """Lets `drain` begin anew: of an engine that was emptied, the place in its stream says nothing."""
    _KEPT.clear()


_KEPT: Final[dict[int, tuple[Mapping[str, Any], Bells]]] = {}
