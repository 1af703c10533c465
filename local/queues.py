"""One queue and the function that listens to it."""

from typing import Any

from local.shapes import Handler, of_queue, rung
from local.stack import Wire

MOST = 10


class QueueBell:
    """Takes batches from a queue to its handler; only what was done is deleted.

    What failed becomes visible again, and moves to the dead letters by the queue's own redrive rule.
    """

    def __init__(self, wire: Wire, handler: Handler, sqs: Any) -> None:
        self._wire = wire
        self._handler = handler
        self._sqs = sqs
        self.most = min(wire.batch, MOST)
        self.name = wire.arn.rpartition(":")[2]
        self._url: str = sqs.get_queue_url(QueueName=self.name)["QueueUrl"]

    def ring(self, wait: int = 0, again: int = 0) -> int:
        """Delivers one batch, waiting up to `wait` seconds for one; answers how many messages it held.

        What failed is seen again after `again` seconds.
        """
        messages = self._sqs.receive_message(
            QueueUrl=self._url,
            MaxNumberOfMessages=self.most,
            WaitTimeSeconds=wait,
            MessageSystemAttributeNames=["All"],
        ).get("Messages", [])
        if messages:
            failed = rung(self._wire.handler, self._handler, of_queue(messages, self._wire.arn))
            done = [] if failed is None else [each for each in messages if each["MessageId"] not in failed]
            self._delete(done)
            for message in messages:
                if message not in done:
                    self._sqs.change_message_visibility(
                        QueueUrl=self._url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=again
                    )
        return len(messages)

    def _delete(self, done: list[dict[str, Any]]) -> None:
        """In one call; what stays all the same is delivered again, and counts once."""
        if done:
            handles = [each["ReceiptHandle"] for each in done]
            named = [{"Id": str(number), "ReceiptHandle": each} for number, each in enumerate(handles)]
            self._sqs.delete_message_batch(QueueUrl=self._url, Entries=named)
