"""Puts an artefact up on an engine by CloudFormation, as a deployment does, and takes it down."""

import json
import re
import time
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, Final

from botocore.exceptions import ClientError

from infra.package import Artefact
from local.engine import REGION, Engine

STACK: Final = "rehearsal"
BUCKET: Final = "rehearsal-artefacts"
ARCHIVE: Final = "deployment.zip"
TEMPLATE: Final = "template.json"
CHANGES: Final = "first"
FUNCTION: Final = "AWS::Serverless::Function"
SETTLE_SECONDS: Final = 60
REFUSED: Final = re.compile(r"Unrecognized resource types: \[([^\]]*)\]")

Template = dict[str, Any]


class DeploymentFailed(Exception):
    """The engine refused the template or could not make what it says; the text is what it said."""


class Deployment:
    """One stack on an engine, its artefact in a bucket beside it."""

    def __init__(self, engine: Engine) -> None:
        self._stacks = engine.client("cloudformation")
        self._store = engine.client("s3")
        self._address = f"{engine.url}/{BUCKET}/{TEMPLATE}"
        self.outputs: dict[str, str] = {}

    def upload(self, artefact: Artefact) -> None:
        """Lays the archive where the functions' code is read from."""
        self._store.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
        self._store.put_object(Bucket=BUCKET, Key=ARCHIVE, Body=artefact.zip.read_bytes())

    def refused(self, template: Template, parameters: Mapping[str, str]) -> frozenset[str]:
        """The types of resources that the engine will not make; nothing is made. Raises DeploymentFailed."""
        try:
            self._propose(template, parameters)
        except DeploymentFailed as problem:
            found = REFUSED.search(str(problem))
            if found is None:
                raise
            return frozenset(found.group(1).split(", "))
        self._until("CREATE_COMPLETE", self._proposed)
        self._stacks.delete_change_set(StackName=STACK, ChangeSetName=CHANGES)
        self._stacks.delete_stack(StackName=STACK)
        return frozenset()

    def put_up(self, template: Template, parameters: Mapping[str, str]) -> None:
        """Creates everything by a change set, and reads the outputs. Raises DeploymentFailed."""
        self._propose(template, parameters)
        self._until("CREATE_COMPLETE", self._proposed)
        self._stacks.execute_change_set(StackName=STACK, ChangeSetName=CHANGES)
        self._until("CREATE_COMPLETE", self._status)
        found = self._stacks.describe_stacks(StackName=STACK)["Stacks"][0]
        self.outputs = {each["OutputKey"]: each["OutputValue"] for each in found.get("Outputs", [])}

    def standing(self) -> Counter[str]:
        """How many resources of each type stand now."""
        pages = self._stacks.get_paginator("list_stack_resources").paginate(StackName=STACK)
        return Counter(each["ResourceType"] for page in pages for each in page["StackResourceSummaries"])

    def physical(self, name: str) -> str:
        """The id that a resource of the template was given."""
        found = self._stacks.describe_stack_resource(StackName=STACK, LogicalResourceId=name)
        return str(found["StackResourceDetail"]["PhysicalResourceId"])

    def take_down(self) -> None:
        """Deletes the stack; what the template retains stays. Raises DeploymentFailed."""
        self._stacks.delete_stack(StackName=STACK)
        self._until("", self._status)

    def _propose(self, template: Template, parameters: Mapping[str, str]) -> None:
        self._store.put_object(Bucket=BUCKET, Key=TEMPLATE, Body=json.dumps(placed(template)).encode())
        try:
            self._stacks.create_change_set(
                StackName=STACK,
                ChangeSetName=CHANGES,
                ChangeSetType="CREATE",
                TemplateURL=self._address,
                Parameters=[
                    {"ParameterKey": key, "ParameterValue": said} for key, said in parameters.items()
                ],
                Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
            )
        except ClientError as problem:
            raise DeploymentFailed(problem.response["Error"]["Message"]) from problem

    def _proposed(self) -> tuple[str, str]:
        found = self._stacks.describe_change_set(StackName=STACK, ChangeSetName=CHANGES)
        return found["Status"], found.get("StatusReason", "")

    def _status(self) -> tuple[str, str]:
        try:
            found = self._stacks.describe_stacks(StackName=STACK)["Stacks"][0]
        except ClientError:
            return "", "there is no stack"
        return found["StackStatus"], found.get("StackStatusReason", "")

    def _until(self, wanted: str, asked: Callable[[], tuple[str, str]]) -> None:
        deadline = time.monotonic() + SETTLE_SECONDS
        status, reason = asked()
        while status.endswith(("IN_PROGRESS", "PENDING")) and time.monotonic() < deadline:
            time.sleep(0.05)
            status, reason = asked()
        if status != wanted:
            raise DeploymentFailed("; ".join([f"{status}: {reason}", *self._failures()]))

    def _failures(self) -> list[str]:
        pages = self._stacks.get_paginator("describe_stack_events").paginate(StackName=STACK)
        try:
            events = [event for page in pages for event in page["StackEvents"]]
        except ClientError:
            return []
        failed = [each for each in events if each["ResourceStatus"].endswith("_FAILED")]
        return [f"{each['LogicalResourceId']}: {each.get('ResourceStatusReason', '')}" for each in failed]


def placed(template: Template) -> Template:
    """The template with the functions' code where `upload` laid it."""
    code = {"Bucket": BUCKET, "Key": ARCHIVE}
    resources = {
        name: {**each, "Properties": {**each["Properties"], "CodeUri": code}}
        if each.get("Type") == FUNCTION
        else each
        for name, each in template["Resources"].items()
    }
    return {**template, "Resources": resources}
