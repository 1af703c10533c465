"""Metrics in CloudWatch's embedded format: counted from log lines, so that measuring costs no call.

By default few metrics are made, because each costs money by the month; what they are made of stands in
the same lines for Logs Insights: the operation, the code of a refusal, the request. `METRICS=detailed`
makes metrics by operation and by code too. Source: CloudWatch Embedded Metric Format specification.
"""

import os
from typing import Any, Final

from chalicelib.foundation import clock, log
from chalicelib.foundation.meter import Meter

FAMILY: Final = "Entrenous"
NAMESPACE: Final = f"{FAMILY}/{os.environ.get('STAGE', 'laptop')}"
"""One for each stage: two networks of one account never add up."""
MILLISECONDS: Final = {"Name": "Milliseconds", "Unit": "Milliseconds"}
COUNTED: Final = ("Requests", "Refused", "Failed", "Calls", "ReadUnits", "WriteUnits")
DETAILED: Final = os.environ.get("METRICS") == "detailed"


def request(operation: str, status: int, code: str | None, began: int, meter: Meter) -> None:
    """The line of one answered request. `began` is the instant it came in, `code` that of a refusal."""
    details = [["operation"], *([["code"]] if code else [])] if DETAILED else []
    metrics = [MILLISECONDS, *({"Name": name, "Unit": "Count"} for name in COUNTED)]
    log.line(
        "request",
        operation=operation,
        status=status,
        code=code,
        Milliseconds=clock.now() - began,
        Requests=1,
        Refused=int(400 <= status < 500),
        Failed=int(status >= 500),
        Calls=meter.calls,
        ReadUnits=meter.read,
        WriteUnits=meter.written,
        _aws=_embedded([[], *details], metrics),
    )


def heard(queue: str, lags: list[int], failed: int) -> None:
    """The line of one batch of news: how long each was under way in milliseconds, how many failed."""
    metrics = [{"Name": "Lag", "Unit": "Milliseconds"}, {"Name": "NewsFailed", "Unit": "Count"}]
    log.line("news", queue=queue, Lag=lags, NewsFailed=failed, _aws=_embedded([["queue"]], metrics))


def sealed(entries: int, seals: int) -> None:
    """The line of one coming by of the sealer; it came to its end, also where there was nothing to seal."""
    metrics = [{"Name": "Sealings", "Unit": "Count"}]
    log.line("ledger.sealed", Sealings=1, entries=entries, seals=seals, _aws=_embedded([[]], metrics))


def _embedded(dimensions: list[list[str]], metrics: list[dict[str, str]]) -> dict[str, Any]:
    directive = {"Namespace": NAMESPACE, "Dimensions": dimensions, "Metrics": metrics}
    return {"Timestamp": clock.now(), "CloudWatchMetrics": [directive]}
