"""A change set: made, shown, and executed only when somebody agrees."""

import time
import uuid
from typing import Any, Final

from botocore.exceptions import ClientError

from infra.deploy import stacks
from infra.deploy.asked import Asked, Stopped
from infra.deploy.cloud import Cloud
from infra.deploy.stacks import Stack

ALLOWED: Final = ("CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND")
NOTHING: Final = ("didn't contain changes", "no updates are to be performed")
DATA: Final = ("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SecretsManager::Secret", "AWS::KMS::Key")
DONE: Final = ("CREATE_COMPLETE", "UPDATE_COMPLETE")

Change = dict[str, Any]


class ChangeSet:
    """The changes that a template and its parameters would make to a stack."""

    def __init__(self, cloud: Cloud, asked: Asked, *, first: bool) -> None:
        self.cloud, self.stack, self.first = cloud, asked.stack, first
        self.name = f"deploy-{uuid.uuid4().hex[:12]}"

    def make(self, address: str, parameters: list[dict[str, Any]]) -> list[Change] | None:
        """Makes it of a template at an address; answers its changes, or None where all is as asked.

        The list is empty where only outputs change. Raises Stopped where CloudFormation refuses the template.
        """
        try:
            self.cloud.cloudformation.create_change_set(
                StackName=self.stack,
                ChangeSetName=self.name,
                ChangeSetType="CREATE" if self.first else "UPDATE",
                TemplateURL=address,
                Parameters=parameters,
                Capabilities=list(ALLOWED),
            )
        except ClientError as problem:
            raise Stopped(f"CloudFormation does not take the template: {problem}") from problem
        told = self._described()
        while told["Status"] in ("CREATE_PENDING", "CREATE_IN_PROGRESS"):
            time.sleep(self.cloud.pause)
            told = self._described()
        return self._changes(told)

    def _changes(self, told: dict[str, Any]) -> list[Change] | None:
        if told["Status"] == "CREATE_COMPLETE":
            return [each["ResourceChange"] for each in told["Changes"]]
        reason = told.get("StatusReason", told["Status"])
        self.drop()
        if any(words in reason.lower() for words in NOTHING):
            return None
        raise Stopped(f"CloudFormation does not take the template: {reason}")

    def _described(self) -> dict[str, Any]:
        cloudformation = self.cloud.cloudformation
        told: dict[str, Any] = cloudformation.describe_change_set(
            StackName=self.stack, ChangeSetName=self.name
        )
        more = told.get("NextToken")
        while more:
            page = cloudformation.describe_change_set(
                StackName=self.stack, ChangeSetName=self.name, NextToken=more
            )
            told["Changes"] += page["Changes"]
            more = page.get("NextToken")
        return told

    def drop(self) -> None:
        """Forgets it, and the empty stack that a first one was made for."""
        self.cloud.cloudformation.delete_change_set(StackName=self.stack, ChangeSetName=self.name)
        if self.first:
            self.cloud.cloudformation.delete_stack(StackName=self.stack)

    def execute(self) -> Stack:
        """Executes it and waits. Raises Stopped, with what failed first, when the stack rolled back."""
        before = len(stacks.failures(self.cloud, self.stack))
        self.cloud.cloudformation.execute_change_set(StackName=self.stack, ChangeSetName=self.name)
        time.sleep(self.cloud.pause)
        stack = stacks.settled(self.cloud, self.stack)
        if stack is None or stack.status not in DONE:
            failed = stacks.failures(self.cloud, self.stack)[before:]
            what = "\n".join(f"  {each}" for each in failed)
            raise Stopped(
                f"{self.stack} is {stack.status if stack else 'gone'}; what failed, in order:\n{what}\n"
                "docs/operations.md says what to do when a deployment half-failed."
            )
        return stack


def shown(changes: list[Change]) -> str:
    """The changes for people: what is done to what, and what is made anew."""
    lines = []
    for each in sorted(changes, key=lambda change: (change["Action"], change["LogicalResourceId"])):
        anew = {"True": ", made anew", "Conditional": ", perhaps made anew"}.get(
            each.get("Replacement", ""), ""
        )
        lines.append(f"  {each['Action']:<7} {each['LogicalResourceId']} ({each['ResourceType']}){anew}")
    return "\n".join(lines) or "  Only what the stack says of itself changes: its outputs."


def losing(changes: list[Change]) -> list[str]:
    """The logical ids of what keeps data and would be removed or made anew, empty."""
    return sorted(
        each["LogicalResourceId"]
        for each in changes
        if each["ResourceType"] in DATA and (each["Action"] == "Remove" or each.get("Replacement") == "True")
    )
