"""What the gateway counted, minute by minute. Source: CloudWatch keeps values of a minute for 15 days, and
the gateway's metrics `Count` and `5XXError` are there some minutes after it."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from chalicelib.foundation import aws, clock, settings
from chalicelib.service.model import Minute

NAMESPACE: Final = "AWS/ApiGateway"
METRICS: Final = {"asked": "Count", "failed": "5XXError"}


def dimensions() -> list[dict[str, str]]:
    """What tells this network's gateway from others."""
    return [{"Name": "ApiName", "Value": settings.api_name()}, {"Name": "Stage", "Value": "api"}]


def minutes(since: int, until: int) -> list[Minute]:
    """The minutes, from one instant to before another, in which anything was asked."""
    counts: dict[str, dict[int, int]] = {name: defaultdict(int) for name in METRICS}
    for result in _results(since, until):
        for at, value in zip(result["Timestamps"], result["Values"], strict=True):
            counts[result["Id"]][clock.millis(at)] += round(value)
    return [Minute(at, asked, counts["failed"].get(at, 0)) for at, asked in sorted(counts["asked"].items())]


def _results(since: int, until: int) -> Iterator[dict[str, Any]]:
    wanted = [_metric(name, metric) for name, metric in METRICS.items()]
    asked = {"MetricDataQueries": wanted, "StartTime": clock.utc(since), "EndTime": clock.utc(until)}
    for page in aws.client("cloudwatch").get_paginator("get_metric_data").paginate(**asked):
        yield from page["MetricDataResults"]


def _metric(name: str, metric: str) -> dict[str, Any]:
    of = {"Namespace": NAMESPACE, "MetricName": metric, "Dimensions": dimensions()}
    return {"Id": name, "MetricStat": {"Metric": of, "Period": 60, "Stat": "Sum"}}
