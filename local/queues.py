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
        self._url: str = sqs.get_queue_url(QueueName=wire.arn.rpartition(":")[2])["QueueUrl"]

    def ring(self, wait: int = 0, again: int = 0) -> int:
        """Delivers one batch, waiting up to `wait` seconds for one; answers how many messages it held.

        What failed is seen again after `again` seconds.
        """
        messages = self._sqs.receive_message(
            QueueUrl=self._url,
            MaxNumberOfMessages=min(self._wire.batch, MOST),
            WaitTimeSeconds=wait,
            MessageSystemAttributeNames=["All"],
        ).get("Messages", [])
        if messages:
            failed = rung(self._wire.handler, self._handler, of_queue(messages, self._wire.arn))
            for message in messages:
                done = failed is not None and message["MessageId"] not in failed
                self._settle(message, done=done, again=again)
        return len(messages)

    def _settle(self, message: dict[str, Any], *, done: bool, again: int) -> None:
        handle = message["ReceiptHandle"]
        if done:
            self._sqs.delete_message(QueueUrl=self._url, ReceiptHandle=handle)
        else:
            self._sqs.change_message_visibility(
                QueueUrl=self._url, ReceiptHandle=handle, VisibilityTimeout=again
            )
