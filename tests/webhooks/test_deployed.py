"""As deployed, whoever calls strangers can read nothing and write nothing but what it was answered."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from infra import merge

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def resources() -> dict[str, Any]:
    """The merged concerns, before they are packaged."""
    found: dict[str, Any] = merge.merged(merge.wired)["Resources"]
    return found


def rights(role: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every action that a role allows, and on what."""
    for policy in role["Properties"]["Policies"]:
        for statement in policy["PolicyDocument"]["Statement"]:
            assert statement["Effect"] == "Allow"
            named = statement["Resource"]
            on = named["Fn::GetAtt"][0] if isinstance(named, dict) else named
            yield from ((action, on) for action in statement["Action"])


def test_the_function_that_calls_has_no_right_but_to_its_queue(resources: dict[str, Any]) -> None:
    assert set(rights(resources["DeliverRole"])) == {
        ("logs:CreateLogStream", "DeliverLogs"), ("logs:PutLogEvents", "DeliverLogs"),
        ("xray:PutTelemetryRecords", "*"), ("xray:PutTraceSegments", "*"),
        ("sqs:DeleteMessage", "DeliverQueue"), ("sqs:GetQueueAttributes", "DeliverQueue"),
        ("sqs:ReceiveMessage", "DeliverQueue"), ("sqs:SendMessage", "WebhooksQueue"),
    }  # fmt: skip


def test_it_knows_no_table_no_topic_and_no_secret(resources: dict[str, Any]) -> None:
    variables = resources["Deliver"]["Properties"]["Environment"]["Variables"]
    assert set(variables) == {"WEBHOOKS_QUEUE", "STAGE", "METRICS"}


def test_nothing_but_the_topic_and_those_who_judge_writes_to_its_queue(resources: dict[str, Any]) -> None:
    policy = resources["DeliverQueuePolicy"]["Properties"]["PolicyDocument"]["Statement"]
    assert {each["Effect"] for each in policy} == {"Deny"}
    writers = {
        name
        for name, each in resources.items()
        if name.endswith("Role") and "DeliverQueue" in str(each) and "sqs:SendMessage" in str(each)
    } - {"DeliverRole"}
    assert writers == {"WebhooksRole", "DueRole"}


def test_nothing_that_is_deployed_allows_a_receiver_nearby() -> None:
    """The lists of exceptions are filled by `local` alone: nothing else in the package names them."""
    lists = [
        ROOT / "chalicelib" / each for each in ("webhooks/sending/guard.py", "federation/asking/calls.py")
    ]
    for module in sorted((ROOT / "chalicelib").rglob("*.py")):
        text = module.read_text(encoding="utf-8")
        assert "WEBHOOKS_ON_LOOPBACK" not in text, module
        assert "NEARBY" not in text or module in lists, module
    for each in lists:
        uses = re.findall(r"NEARBY.*", each.read_text(encoding="utf-8"))
        assert uses == ["NEARBY: Final[list[Callable[[str], Target | None]]] = []", "NEARBY:"]
