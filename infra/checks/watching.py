"""What runs and what waits: nothing fails, or is given up, without a log and without somebody being told."""

from collections.abc import Iterator
from typing import Any, Final

from infra.checks.template import Finding, Template, named, of_type, properties

FUNCTION: Final = "AWS::Lambda::Function"
QUEUE: Final = "AWS::SQS::Queue"
SOURCE: Final = "AWS::Lambda::EventSourceMapping"
ROLLING: Final = "AWS::Logs::LogGroup"


def given_up(template: Template) -> Iterator[Finding]:
    """Every queue has dead letters, and every queue of dead letters an alarm when it is not empty."""
    dead = _dead(template)
    for name, each in of_type(template, QUEUE).items():
        if name in dead:
            if (name, "ApproximateNumberOfMessagesVisible") not in set(_watched(template)):
                yield Finding("given_up", name, "holds dead letters and has no alarm")
        elif "deadLetterTargetArn" not in properties(each).get("RedrivePolicy", {}):
            yield Finding("given_up", name, "has no queue for dead letters")


def waiting(template: Template) -> Iterator[Finding]:
    """Whatever a function listens to tells when it stands still, and failures are told one by one."""
    watched = set(_watched(template))
    for name, each in of_type(template, SOURCE).items():
        said = properties(each)
        if said.get("FunctionResponseTypes") != ["ReportBatchItemFailures"]:
            yield Finding("waiting", name, "repeats whole batches")
        for source in named(said["EventSourceArn"]):
            listener = _function(template, next(named(said["FunctionName"])))
            if not {(source, "ApproximateAgeOfOldestMessage"), (listener, "IteratorAge")} & watched:
                yield Finding("waiting", source, "may stand still and nobody is told")


def told(template: Template) -> Iterator[Finding]:
    """Every function has an alarm on errors, on slowness and on throttles, and every alarm tells somebody."""
    watched = set(_watched(template))
    for name in of_type(template, FUNCTION):
        for metric in ("Errors", "Duration", "Throttles"):
            if (name, metric) not in watched:
                yield Finding("told", name, f"has no alarm on {metric}")
    for name, each in of_type(template, "AWS::CloudWatch::Alarm").items():
        if not properties(each).get("AlarmActions") or properties(each).get("ActionsEnabled") is False:
            yield Finding("told", name, "tells nobody")


def logged(template: Template) -> Iterator[Finding]:
    """Functions and stages write into log groups of this template, each with an end of its own."""
    groups = of_type(template, ROLLING)
    for name, each in groups.items():
        if "RetentionInDays" not in properties(each):
            yield Finding("logged", name, "is kept for ever")
    for name, each in of_type(template, FUNCTION).items():
        said = properties(each)
        if not set(named(said.get("LoggingConfig", {}))) & groups.keys():
            yield Finding("logged", name, "has no log group of its own")
        if said.get("TracingConfig") != {"Mode": "Active"}:
            yield Finding("logged", name, "is not traced")
    for name, each in of_type(template, "AWS::ApiGateway::Stage").items():
        if not set(named(properties(each).get("AccessLogSetting", {}))) & groups.keys():
            yield Finding("logged", name, "does not log who asks")


def bounded(template: Template) -> Iterator[Finding]:
    """Functions say how much memory they have, for how long they run and how many at once."""
    for name, each in of_type(template, FUNCTION).items():
        for limit in ("MemorySize", "Timeout", "ReservedConcurrentExecutions"):
            if limit not in properties(each):
                yield Finding("bounded", name, f"has no {limit}")


def _function(template: Template, name: str) -> str:
    """The function behind a name, which may be that of an alias."""
    aliases = of_type(template, "AWS::Lambda::Alias")
    return next(named(properties(aliases[name])["FunctionName"])) if name in aliases else name


def _dead(template: Template) -> set[str]:
    queues = of_type(template, QUEUE)
    aims: list[Any] = [properties(each).get("RedrivePolicy", {}) for each in queues.values()]
    aims += [properties(each).get("DestinationConfig", {}) for each in of_type(template, SOURCE).values()]
    return set(named(aims)) & queues.keys()


def _watched(template: Template) -> Iterator[tuple[str, str]]:
    """What has an alarm, and on which metric."""
    for each in of_type(template, "AWS::CloudWatch::Alarm").values():
        said = properties(each)
        metrics = [
            metric["MetricStat"]["Metric"] for metric in said.get("Metrics", []) if "MetricStat" in metric
        ]
        for metric in metrics or [said]:
            for about in named(metric.get("Dimensions", [])):
                yield about, metric["MetricName"]
