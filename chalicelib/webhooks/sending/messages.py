"""What travels between the function that judges and the one that calls: sealed up, and what came back."""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from chalicelib.foundation import aws, clock, events, settings
from chalicelib.webhooks.events import DeliveryAnswered

FRESH = 4 * clock.MINUTE
"""A signature holds for five minutes: what waited longer is not sent, but judged and rendered anew."""


class Message(msgspec.Struct, frozen=True):
    """Everything that a call takes: where to, which headers, which body. `at` is when it was signed."""

    hook: str
    delivery: str
    number: int
    url: str
    headers: dict[str, str]
    body: str
    at: int


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of a call. `status` is 0 where nothing was answered, for the `problem`; `wait` is for how
    many seconds the receiver asks to be left alone."""

    status: int
    problem: str
    ms: int
    wait: int = 0
    headers: Mapping[str, str] | None = None
    text: str = ""


def enqueue(message: Message) -> None:
    """Hands a call to the function that has no other right than to make it."""
    body = msgspec.json.encode(message).decode()
    aws.client("sqs").send_message(QueueUrl=settings.deliver_queue(), MessageBody=body)


def report(message: Message, answered: Answered) -> None:
    """Tells those who have rights what a receiver answered."""
    fact = DeliveryAnswered(
        by="",
        subject=message.delivery,
        refs={"hook": message.hook},
        data={
            "number": message.number,
            "status": answered.status,
            "problem": answered.problem,
            "ms": answered.ms,
            "wait": answered.wait,
            "headers": msgspec.json.encode(dict(answered.headers or {})).decode(),
            "answer": answered.text,
        },
    )
    aws.client("sqs").send_message(QueueUrl=settings.webhooks_queue(), MessageBody=events.written(fact))
