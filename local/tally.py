"""What a gateway counts, told to the engine's CloudWatch as the gateway would: requests, and faults (5xx)."""

import sys
import threading
from collections import Counter
from collections.abc import Callable
from typing import Any, Final

from botocore.exceptions import BotoCoreError, ClientError

MOST: Final = 500
"""Values of one call, half of what CloudWatch takes."""


class Tally:
    """Counts answers by the minute that the network's clock shows. `tell` hands over what was counted."""

    def __init__(self, cloudwatch: Callable[[], Any]) -> None:
        self._cloudwatch = cloudwatch
        self._lock = threading.Lock()
        self._asked: Counter[int] = Counter()
        self._failed: Counter[int] = Counter()

    def note(self, status: int) -> None:
        """Counts an answer."""
        # The application reads its settings when its code is imported, so not before they are there.
        from chalicelib.foundation import clock

        minute = clock.now() // clock.MINUTE * clock.MINUTE
        with self._lock:
            self._asked[minute] += 1
            self._failed[minute] += status >= 500

    def tell(self) -> None:
        """Tells what was counted since it was last told. What cannot be told now is told the next time, and
        keeps nobody from what else happens each minute."""
        with self._lock:
            asked, failed = self._asked, self._failed
            self._asked, self._failed = Counter(), Counter()
        if not asked:
            return
        try:
            self._put(asked, failed)
        except (BotoCoreError, ClientError) as problem:
            sys.stderr.write(f"not counted for now: {type(problem).__name__}\n")
            with self._lock:
                self._asked += asked
                self._failed += failed

    def _put(self, asked: Counter[int], failed: Counter[int]) -> None:
        from chalicelib.foundation import clock
        from chalicelib.service.store import meters

        data = [
            {"MetricName": name, "Dimensions": meters.dimensions(), "Timestamp": clock.utc(minute),
             "Value": float(counts[minute]), "Unit": "Count"}
            for name, counts in (("Count", asked), ("5XXError", failed))
            for minute in sorted(asked)
        ]  # fmt: skip
        client = self._cloudwatch()
        for start in range(0, len(data), MOST):
            client.put_metric_data(Namespace=meters.NAMESPACE, MetricData=data[start : start + MOST])
