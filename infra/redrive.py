"""`make redrive QUEUE=notifications`: sends what a queue's listener gave up to that queue once more.

With STAGE and REGION in the deployed network, else in this machine's. It can be repeated and interrupted:
a message is sent before it leaves the dead letters, and listeners count each event once.
"""

import argparse
import sys
from collections.abc import Sequence
from typing import Any, Final

from botocore.exceptions import ClientError

from chalicelib.foundation import aws
from infra.first_administrator import NotDeployed
from infra.ledger.places import NoNetwork, meant, read

BATCH: Final = 10
"""SQS hands out, and takes, ten messages in a call."""
ELSEWHERE: Final = {"publish": "what could not be published is told again by `python -m infra.republish`"}


class NoSuchQueue(Exception):
    """The network has no such queue; the text says which name was meant."""


def redriven(stack: str, queue: str) -> int:
    """Sends the dead letters of a queue to it again, and answers how many. Raises NoSuchQueue."""
    if queue in ELSEWHERE:
        raise NoSuchQueue(ELSEWHERE[queue])
    dead, alive = (_address(stack, f"{queue.title()}{part}") for part in ("Dead", "Queue"))
    count = 0
    while moved := _some(dead, alive):
        count += moved
    return count


def _address(stack: str, resource: str) -> str:
    asked = {"StackName": stack, "LogicalResourceId": resource}
    try:
        found = aws.client("cloudformation").describe_stack_resource(**asked)["StackResourceDetail"]
    except ClientError as problem:
        raise NoSuchQueue(f"{stack} has no {resource}") from problem
    return str(found["PhysicalResourceId"])


def _some(dead: str, alive: str) -> int:
    sqs = aws.client("sqs")
    asked = {"MaxNumberOfMessages": BATCH, "WaitTimeSeconds": 1, "MessageAttributeNames": ["All"]}
    messages = sqs.receive_message(QueueUrl=dead, **asked).get("Messages", [])
    for message in messages:
        sqs.send_message(QueueUrl=alive, MessageBody=message["Body"], MessageAttributes=_carried(message))
        sqs.delete_message(QueueUrl=dead, ReceiptHandle=message["ReceiptHandle"])
    return len(messages)


def _carried(message: dict[str, Any]) -> dict[str, Any]:
    said = message.get("MessageAttributes", {})
    return {
        name: {"DataType": each["DataType"], "StringValue": each["StringValue"]}
        for name, each in said.items()
        if "StringValue" in each
    }


def main(words: Sequence[str] | None = None) -> None:
    """Does it, and prints how many went; leaves with a sentence where it cannot."""
    asked = _read(words)
    try:
        with meant(asked) as stack:
            count = redriven(stack, asked.queue)
    except (NotDeployed, NoNetwork, NoSuchQueue) as problem:
        sys.exit(f"Not done: {problem}")
    print(f"{count} messages were sent to {asked.queue} again.")


def _read(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra.redrive")
    parser.add_argument("--queue", required=True, type=str.lower, help="counts, index, mail, notifications …")
    asked = read(parser, words)
    if not asked.queue:
        parser.error("say which: QUEUE=notifications, for one")
    return asked


if __name__ == "__main__":
    main()
