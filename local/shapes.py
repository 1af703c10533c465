"""What Lambda hands to a function: events of queues, streams and schedules, and the context."""

import importlib
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from chalice.local import LambdaContext

from local.engine import REGION

SECONDS: Final = 30
MEGABYTES: Final = 1769

Handler = Callable[[dict[str, Any], Any], Any]


def handler_named(name: str) -> Handler:
    """The function that a dotted name such as `app.mail` means."""
    module, _, attribute = name.rpartition(".")
    handler: Handler = getattr(importlib.import_module(module), attribute)
    return handler


def rung(name: str, handler: Handler, event: dict[str, Any]) -> set[str] | None:
    """Calls a handler; answers the records it could not do, or None when it raised (so all of them).

    What went wrong is shown by its kind and place only: the engine's error texts quote whole requests.
    """
    try:
        answer = handler(event, LambdaContext(name, MEGABYTES, SECONDS * 1000))
    except Exception as problem:  # noqa: BLE001 (Lambda, too, takes whatever a handler raises for a failed batch)
        kind = type(problem).__name__
        place = "".join(traceback.format_tb(problem.__traceback__)[-3:])
        sys.stderr.write(f"{name}: {kind}\n{place}")
        return None
    failures = (answer or {}).get("batchItemFailures", [])
    return {str(failure["itemIdentifier"]) for failure in failures}


def of_queue(messages: Sequence[Mapping[str, Any]], arn: str) -> dict[str, Any]:
    """Messages as a queue's event."""
    return {"Records": [_message(message, arn) for message in messages]}


def _message(message: Mapping[str, Any], arn: str) -> dict[str, Any]:
    return {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": message.get("Attributes", {}),
        "messageAttributes": {},
        "md5OfBody": message["MD5OfBody"],
        "eventSource": "aws:sqs",
        "eventSourceARN": arn,
        "awsRegion": REGION,
    }


def of_stream(records: Sequence[Mapping[str, Any]], arn: str) -> dict[str, Any]:
    """Records of a stream as its event."""
    return {"Records": [{**record, "eventSourceARN": arn} for record in records]}


def of_row(image: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the journal as the stream's record of its insertion."""
    keys = {"pk": image["pk"], "sk": image["sk"]}
    number = image["sk"]["S"]
    return {
        "eventID": number,
        "eventName": "INSERT",
        "eventVersion": "1.1",
        "eventSource": "aws:dynamodb",
        "awsRegion": REGION,
        "dynamodb": {
            "Keys": keys,
            "NewImage": dict(image),
            "SequenceNumber": number,
            "StreamViewType": "NEW_IMAGE",
        },
    }


def of_schedule(instant: str) -> dict[str, Any]:
    """A schedule's tick at an RFC 3339 instant."""
    return {
        "version": "0",
        "id": instant,
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "account": "000000000000",
        "time": instant,
        "region": REGION,
        "resources": [],
        "detail": {},
    }
