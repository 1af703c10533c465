"""What is watched of every function and of every queue: alarms, and the dashboard that shows the same.

They are made from the merged concerns, so whoever adds a function or a queue need not remember its alarms.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from chalicelib.foundation.metrics import FAMILY

Template = dict[str, Any]

NAMESPACE: Final = f"{FAMILY}/${{Stage}}"
SLOW: Final = {"APIHandler": 2_000}
"""After how many milliseconds an answer is slow at the 99th percentile; listeners have more time."""
LISTENER_SLOW: Final = 20_000
WAITING: Final = 900
DEAD: Final = "Dead"
OWN: Final = {
    "Answers by outcome": ("Requests", "Refused", "Failed"),
    "Calls and units": ("Calls", "ReadUnits", "WriteUnits"),
}
TOLD: Final[Template] = {
    "AlarmActions": [{"Ref": "Alarms"}],
    "OKActions": [{"Ref": "Alarms"}],
    "ComparisonOperator": "GreaterThanThreshold",
    "TreatMissingData": "notBreaching",
    "Period": 300,
}


def functions(template: Template) -> list[str]:
    """The functions that the concerns complete: what they say an environment for."""
    return sorted(
        name for name, each in template["Resources"].items() if "Environment" in each.get("Properties", {})
    )


def queues(template: Template) -> list[str]:
    """All queues, those of dead letters too."""
    return sorted(
        name for name, each in template["Resources"].items() if each.get("Type") == "AWS::SQS::Queue"
    )


def tables(template: Template) -> list[str]:
    """All tables."""
    return sorted(
        name for name, each in template["Resources"].items() if each.get("Type") == "AWS::DynamoDB::Table"
    )


def watched(template: Template) -> Template:
    """The template with the alarms of its functions and queues, and with the dashboard."""
    for name in functions(template):
        _add(template, _of_function(name))
    heard = json.dumps([template["Resources"][name] for name in functions(template)])
    for name in queues(template):
        if name.endswith(DEAD):
            _add(template, {f"{name}Alarm": _dead(name)})
        elif f'"{name}"' in heard:
            _add(template, {f"{name}Alarm": _waiting(name)})
    _add(template, {"Dashboard": _dashboard(template)})
    return template


def _add(template: Template, resources: Mapping[str, Template]) -> None:
    template["Resources"].update(resources)


def _alarm(name: str, why: str, threshold: float, **said: Any) -> Template:
    named = {"AlarmName": {"Fn::Sub": f"${{AWS::StackName}}-{name}"}, "AlarmDescription": why}
    return {"Type": "AWS::CloudWatch::Alarm", "Properties": TOLD | named | {"Threshold": threshold} | said}


def _of_function(name: str) -> dict[str, Template]:
    own = {"Namespace": "AWS/Lambda", "Dimensions": [{"Name": "FunctionName", "Value": {"Ref": name}}]}
    slow = SLOW.get(name, LISTENER_SLOW)
    often = {"EvaluationPeriods": 3, "DatapointsToAlarm": 2}
    return {
        f"{name}ErrorsAlarm": _errors(name, often),
        f"{name}SlowAlarm": _alarm(
            f"{name}-slow",
            f"One run in a hundred of {name} takes more than {slow / 1000:.0f} seconds",
            slow,
            **own,
            MetricName="Duration",
            ExtendedStatistic="p99",
            **often,
        ),
        f"{name}ThrottlesAlarm": _alarm(
            f"{name}-throttled",
            f"Runs of {name} are refused: too many at once",
            0,
            **own,
            MetricName="Throttles",
            Statistic="Sum",
            **often,
        ),
    }


def _errors(name: str, often: Template) -> Template:
    alarm = _alarm(f"{name}-errors", f"More than 1 % of the runs of {name} fail", 1, **often)
    del alarm["Properties"]["Period"]  # Each metric of an expression says its own.
    alarm["Properties"]["Metrics"] = [
        {"Id": "rate", "Label": "% of runs that fail", "Expression": "100 * failed / FILL(run, 1)"},
        _metric("failed", "Errors", name),
        _metric("run", "Invocations", name),
    ]
    return alarm


def _metric(key: str, metric: str, function: str) -> Template:
    dimensions = [{"Name": "FunctionName", "Value": {"Ref": function}}]
    of = {"Namespace": "AWS/Lambda", "MetricName": metric, "Dimensions": dimensions}
    return {
        "Id": key,
        "ReturnData": False,
        "MetricStat": {"Metric": of, "Period": TOLD["Period"], "Stat": "Sum"},
    }


def _of_queue(queue: str, metric: str) -> Template:
    return {
        "Namespace": "AWS/SQS",
        "MetricName": metric,
        "Dimensions": [{"Name": "QueueName", "Value": {"Fn::GetAtt": [queue, "QueueName"]}}],
        "Statistic": "Maximum",
        "EvaluationPeriods": 1,
    }


def _dead(queue: str) -> Template:
    said = _of_queue(queue, "ApproximateNumberOfMessagesVisible")
    return _alarm(f"{queue}-not-empty", f"Something was given up and waits in {queue}", 0, **said)


def _waiting(queue: str) -> Template:
    said = _of_queue(queue, "ApproximateAgeOfOldestMessage")
    return _alarm(f"{queue}-waiting", f"Something waits in {queue} for more than 15 minutes", WAITING, **said)


def _dashboard(template: Template) -> Template:
    widgets = [
        {"type": "metric", "width": 12, "height": 6, "x": 12 * (n % 2), "y": 6 * (n // 2), "properties": each}
        for n, each in enumerate(_widgets(template))
    ]
    return {
        "Type": "AWS::CloudWatch::Dashboard",
        "Properties": {
            "DashboardName": {"Fn::Sub": "${AWS::StackName}-${AWS::Region}"},
            "DashboardBody": {"Fn::Sub": json.dumps({"widgets": widgets})},
        },
    }


def _widgets(template: Template) -> Iterator[Template]:
    api = ["ApiName", "${AWS::StackName}", "Stage", "api"]
    gateway = [["AWS/ApiGateway", metric, *api] for metric in ("Count", "4XXError", "5XXError")]
    yield _widget("Requests, and refusals", gateway, "Sum")
    yield _widget("From question to answer, ms", [["AWS/ApiGateway", "Latency", *api]], "p99")
    yield from _own()
    names = functions(template)
    for metric, stat in (("Errors", "Sum"), ("Duration", "p99"), ("Throttles", "Sum")):
        lines = [["AWS/Lambda", metric, "FunctionName", f"${{{name}}}"] for name in names]
        yield _widget(f"Functions: {metric}", lines, stat)
    behind = [["AWS/Lambda", "IteratorAge", "FunctionName", "${Publish}"]]
    yield _widget("How far publishing is behind, ms", behind, "Maximum")
    for metric in ("ApproximateNumberOfMessagesVisible", "ApproximateAgeOfOldestMessage"):
        lines = [["AWS/SQS", metric, "QueueName", f"${{{name}.QueueName}}"] for name in queues(template)]
        yield _widget(f"Queues: {metric}", lines, "Maximum")
    for metric in ("ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits"):
        lines = [["AWS/DynamoDB", metric, "TableName", f"${{{name}}}"] for name in tables(template)]
        yield _widget(f"Tables: {metric}", lines, "Sum")


def _own() -> Iterator[Template]:
    """What the application counts itself, in its log lines."""
    for title, metrics in OWN.items():
        yield _widget(title, [[NAMESPACE, name] for name in metrics], "Sum")
    lag = f"SEARCH('{{{NAMESPACE},queue}} MetricName=\"Lag\"', 'p99', {TOLD['Period']})"
    yield _widget("From fact to consequence, ms", [[{"expression": lag, "id": "lag"}]], "p99")


def _widget(title: str, metrics: list[list[Any]], stat: str) -> Template:
    return {
        "title": title,
        "region": "${AWS::Region}",
        "metrics": metrics,
        "stat": stat,
        "period": TOLD["Period"],
    }
