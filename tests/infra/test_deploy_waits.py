"""What takes its time in AWS, and is done at once by the engine: told here, step by step."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from botocore.exceptions import ClientError

from infra.deploy import checks, stacks
from infra.deploy.asked import Asked, Stopped
from infra.deploy.changes import ChangeSet
from infra.deploy.cloud import Cloud

LIVE = Asked("live", "eu-west-1")


def told(**answers: Any) -> Cloud:
    """An account whose CloudFormation answers each call with the next of what is told."""
    each: dict[str, Iterator[Any]] = {name: iter(listed) for name, listed in answers.items()}
    client = SimpleNamespace(**{name: lambda name=name, **asked: next(each[name]) for name in each})
    return Cloud(lambda service, region: client, LIVE.region, pause=0)


def stack(status: str) -> dict[str, Any]:
    return {"Stacks": [{"StackName": LIVE.stack, "StackStatus": status}]}


def test_a_stack_is_waited_for() -> None:
    moving = [
        stack("UPDATE_IN_PROGRESS"),
        stack("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"),
        stack("UPDATE_COMPLETE"),
    ]
    settled = stacks.settled(told(describe_stacks=moving), LIVE.stack)
    assert settled is not None
    assert settled.status == "UPDATE_COMPLETE"
    leaving = [stack("DELETE_IN_PROGRESS"), stack("DELETE_COMPLETE")]
    assert stacks.settled(told(describe_stacks=leaving), LIVE.stack) is None


def test_a_stack_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stacks, "LONGEST", -1.0)
    with pytest.raises(Stopped, match=r"still moves after an hour \(UPDATE_IN_PROGRESS\)"):
        stacks.settled(told(describe_stacks=[stack("UPDATE_IN_PROGRESS")]), LIVE.stack)


def test_a_right_that_is_missing_is_no_absence() -> None:
    def refused(**asked: str) -> None:
        raise ClientError({"Error": {"Code": "AccessDenied", "Message": "not authorized"}}, "DescribeStacks")

    client = SimpleNamespace(describe_stacks=refused)
    with pytest.raises(ClientError, match="not authorized"):
        stacks.found(Cloud(lambda service, region: client, LIVE.region), LIVE.stack)


def test_a_change_set_is_waited_for_and_read_to_its_end() -> None:
    first = {"ResourceChange": {"Action": "Add", "LogicalResourceId": "A", "ResourceType": "AWS::SQS::Queue"}}
    last = {"ResourceChange": {"Action": "Add", "LogicalResourceId": "B", "ResourceType": "AWS::SQS::Queue"}}
    pages = [
        {"Status": "CREATE_PENDING", "Changes": []},
        {"Status": "CREATE_IN_PROGRESS", "Changes": []},
        {"Status": "CREATE_COMPLETE", "Changes": [first], "NextToken": "more"},
        {"Status": "CREATE_COMPLETE", "Changes": [last]},
    ]
    cloud = told(create_change_set=[{}], describe_change_set=pages)
    found = ChangeSet(cloud, LIVE, first=False).make("https://template", [])
    assert found == [first["ResourceChange"], last["ResourceChange"]]


def test_a_change_set_that_fails_is_forgotten_and_told() -> None:
    failed = {"Status": "FAILED", "StatusReason": "Circular dependency", "Changes": []}
    cloud = told(
        create_change_set=[{}], describe_change_set=[failed], delete_change_set=[{}], delete_stack=[{}]
    )
    with pytest.raises(Stopped, match="does not take the template: Circular dependency"):
        ChangeSet(cloud, LIVE, first=True).make("https://template", [])


def test_drift_is_waited_for() -> None:
    cloud = told(
        detect_stack_drift=[{"StackDriftDetectionId": "one"}],
        describe_stack_drift_detection_status=[
            {"DetectionStatus": "DETECTION_IN_PROGRESS"},
            {"DetectionStatus": "DETECTION_COMPLETE"},
        ],
        describe_stack_resource_drifts=[{"StackResourceDrifts": [{"LogicalResourceId": "Jobs"}]}],
    )
    assert checks.drift(cloud, LIVE.stack) == ["Jobs"]
