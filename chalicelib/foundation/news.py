"""The road of the news: journal stream → topic → queues → listeners.

Order is not assumed and repeats are expected: listeners are idempotent, read again and judge again.
Source: PublishBatch takes ten messages; partial batch answers name the records to deliver again.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from chalicelib.foundation import aws, clock, events, log, metrics, settings, trace
from chalicelib.foundation.events import Event

Listener = Callable[[Event], None]
Listeners = Mapping[type[Event], Sequence[Listener]]
Failures = dict[str, list[dict[str, str]]]
BATCH: Final = 10
PATIENCE: Final = clock.MINUTE


class NotYet(Exception):
    """What an event refers to cannot be read yet: rows arrive apart. It is delivered again for 60 s."""


def publish(records: Sequence[Mapping[str, Any]]) -> Failures:
    """Puts what was written to the journal on the topic. Answers the records to deliver again."""
    inserts = [record["dynamodb"] for record in records if record["eventName"] == "INSERT"]
    failed: list[str] = []
    for start in range(0, len(inserts), BATCH):
        failed += _published(inserts[start : start + BATCH])
    return {"batchItemFailures": [{"itemIdentifier": each} for each in failed]}


def _published(inserts: Sequence[Mapping[str, Any]]) -> list[str]:
    entries = [_message(str(number), each["NewImage"]) for number, each in enumerate(inserts)]
    answer = aws.client("sns").publish_batch(
        TopicArn=settings.news_topic(), PublishBatchRequestEntries=entries
    )
    return [inserts[int(each["Id"])]["SequenceNumber"] for each in answer.get("Failed", ())]


def _message(number: str, image: Mapping[str, Any]) -> dict[str, Any]:
    attributes = {"name": {"DataType": "String", "StringValue": image["name"]["S"]}}
    community = image.get("community", {}).get("S")
    if community:
        attributes["community"] = {"DataType": "String", "StringValue": community}
    return {"Id": number, "Message": image["fact"]["S"], "MessageAttributes": attributes}


def listen(queue: str, records: Sequence[Mapping[str, Any]], listeners: Listeners) -> Failures:
    """Hands each message of a batch to all who listen to its event. Answers the messages to deliver again;
    what keeps failing ends in the queue's dead-letter queue and its neighbours are unaffected."""
    lags: list[int] = []
    failed = [record["messageId"] for record in records if not _heard(record, listeners, lags)]
    metrics.heard(queue, lags, len(failed))
    return {"batchItemFailures": [{"itemIdentifier": each} for each in failed]}


def _heard(record: Mapping[str, Any], listeners: Listeners, lags: list[int]) -> bool:
    try:
        event = events.parsed(record["body"])
    except Exception as problem:  # noqa: BLE001 (whatever is wrong with one message stays with that message)
        log.failure("news.unreadable", problem, message=str(record["messageId"]))
        return False
    if event is None:
        log.line("news.unknown", message=str(record["messageId"]))
        return True
    lags.append(max(clock.now() - event.at, 0))
    with trace.following(event.request):
        told = [_told(listener, event) for listener in listeners.get(type(event), ())]
    return all(told)


def _told(listener: Listener, event: Event) -> bool:
    try:
        listener(event)
    except NotYet:
        return clock.now() - event.at > PATIENCE
    except Exception as problem:  # noqa: BLE001 (one listener's defect must not stop its neighbours)
        log.failure("news.failed", problem, news=event.name, id=event.id)
        return False
    return True
