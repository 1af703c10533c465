"""What travels between the function that judges and the one that calls, about pages."""

import msgspec

from chalicelib.foundation import aws, clock, events, settings
from chalicelib.pasted.events import PageRead

KIND = "page"


class Wanted(msgspec.Struct, frozen=True, tag_field="kind", tag=KIND):
    """A page that is asked for, and the item that links to it. `at` is when it was asked for."""

    item: str
    url: str
    at: int


def enqueue(item: str, url: str) -> None:
    """Hands an address to the function that has no other right than to call."""
    body = msgspec.json.encode(Wanted(item, url, clock.now())).decode()
    aws.client("sqs").send_message(QueueUrl=settings.deliver_queue(), MessageBody=body)


def report(wanted: Wanted, title: str, description: str) -> None:
    """Tells those who have rights what a page called itself."""
    fact = PageRead(
        by="", subject=wanted.item, data={"url": wanted.url, "title": title, "description": description}
    )
    aws.client("sqs").send_message(QueueUrl=settings.webhooks_queue(), MessageBody=events.written(fact))
