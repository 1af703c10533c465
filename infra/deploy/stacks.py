"""What CloudFormation knows of a network, and waiting until it has settled."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from botocore.exceptions import ClientError

from infra.deploy.asked import Stopped
from infra.deploy.cloud import Cloud

MOVING: Final = "_IN_PROGRESS"
# A stack that a first change set was made for and that holds nothing yet.
EMPTY: Final = "REVIEW_IN_PROGRESS"
LONGEST: Final = 3600.0


@dataclass(frozen=True)
class Stack:
    """A network that is deployed."""

    name: str
    status: str
    reason: str
    outputs: Mapping[str, str]
    parameters: Mapping[str, str]


def found(cloud: Cloud, name: str) -> Stack | None:
    """The stack of this name; None when there is none, or nothing in it yet."""
    try:
        told = cloud.cloudformation.describe_stacks(StackName=name)["Stacks"][0]
    except ClientError as problem:
        if "does not exist" in str(problem):
            return None
        raise
    if told["StackStatus"] in (EMPTY, "DELETE_COMPLETE"):
        return None
    return Stack(
        name,
        told["StackStatus"],
        told.get("StackStatusReason", ""),
        {each["OutputKey"]: each["OutputValue"] for each in told.get("Outputs", [])},
        {each["ParameterKey"]: each.get("ParameterValue", "") for each in told.get("Parameters", [])},
    )


def template(cloud: Cloud, name: str) -> dict[str, Any]:
    """The template that a stack was last given, before any transform."""
    answer = cloud.cloudformation.get_template(StackName=name, TemplateStage="Original")
    body: dict[str, Any] = answer["TemplateBody"]
    return body


def resources(cloud: Cloud, name: str) -> list[dict[str, Any]]:
    """What a stack consists of: logical and physical ids, types, statuses."""
    pages = cloud.cloudformation.get_paginator("list_stack_resources").paginate(StackName=name)
    return [each for page in pages for each in page["StackResourceSummaries"]]


def settled(cloud: Cloud, name: str) -> Stack | None:
    """The stack when it no longer moves; None when it is gone. Raises Stopped after an hour."""
    deadline = time.monotonic() + LONGEST
    stack = found(cloud, name)
    while stack and stack.status.endswith(MOVING):
        if time.monotonic() > deadline:
            raise Stopped(
                f"{name} still moves after an hour ({stack.status}): look at its events in CloudFormation"
            )
        time.sleep(cloud.pause)
        stack = found(cloud, name)
    return stack


def failures(cloud: Cloud, name: str) -> list[str]:
    """Which resources failed and why, the first failure first."""
    pages = cloud.cloudformation.get_paginator("describe_stack_events").paginate(StackName=name)
    events = [each for page in pages for each in page["StackEvents"]]
    return [
        f"{each['LogicalResourceId']}: {each.get('ResourceStatusReason', each['ResourceStatus'])}"
        for each in reversed(events)
        if each["ResourceStatus"].endswith("_FAILED")
    ]
