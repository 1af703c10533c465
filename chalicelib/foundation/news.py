"""The road of the news: journal stream → topic → queues → listeners.

Order is not assumed and repeats are expected: listeners are idempotent, read again and judge again.
Source: PublishBatch takes ten messages; partial batch answers name the records to deliver again.
"""

import functools
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


class together:  # noqa: N801 (it is written as a decorator)
    """A listener that hears what a batch brings for it at once, so that what its news share is read once.

    Where it fails, it is told of each alone, again: what is wrong with one of them stays with that one.
    """

    def __init__(self, hears: Callable[[Sequence[Event]], None]) -> None:
        functools.update_wrapper(self, hears)
        self._hears = hears

    def __call__(self, event: Event) -> None:
        """Tells it of one event."""
        self._hears([event])

    def hears(self, some: Sequence[Event]) -> None:
        """Tells it of several events. Raises whatever is wrong with any of them."""
        requests = {event.request for event in some}
        with trace.following(requests.pop() if len(requests) == 1 else ""):
            self._hears(some)


def listen(queue: str, records: Sequence[Mapping[str, Any]], listeners: Listeners) -> Failures:
    """Hands each event of a batch to all who listen to it, once, also where several messages bear it.

    Answers the messages to deliver again; what keeps failing ends in the queue's dead-letter queue and its
    neighbours are unaffected.
    """
    known, failed = _read(records)
    lags = [max(clock.now() - event.at, 0) for event in known.values()]
    failed |= _told(known, listeners)
    again = [record["messageId"] for record in records if record["body"] in failed]
    metrics.heard(queue, lags, len(again))
    return {"batchItemFailures": [{"itemIdentifier": each} for each in again]}


def _read(records: Sequence[Mapping[str, Any]]) -> tuple[dict[str, Event], set[str]]:
    """The events of a batch by their text, and the texts that tell none."""
    known: dict[str, Event] = {}
    failed: set[str] = set()
    for text, message in {str(record["body"]): str(record["messageId"]) for record in records}.items():
        try:
            event = events.parsed(text)
        except Exception as problem:  # noqa: BLE001 (whatever is wrong with one message stays with that message)
            log.failure("news.unreadable", problem, message=message)
            failed.add(text)
            continue
        if event is None:
            log.line("news.unknown", message=message)
        else:
            known[text] = event
    return known, failed


def _told(known: Mapping[str, Event], listeners: Listeners) -> set[str]:
    """Tells everybody who listens; answers the texts of what some of them could not do."""
    failed: set[str] = set()
    shared: dict[together, dict[str, Event]] = {}
    for text, event in known.items():
        for listener in listeners.get(type(event), ()):
            if isinstance(listener, together):
                shared.setdefault(listener, {})[text] = event
            elif not _tell(listener, event):
                failed.add(text)
    for listener, some in shared.items():
        if not _tell_at_once(listener, list(some.values())):
            failed |= {text for text, event in some.items() if not _tell(listener, event)}
    return failed


def _tell_at_once(listener: together, some: Sequence[Event]) -> bool:
    if len(some) == 1:
        return False
    try:
        listener.hears(some)
    except Exception as problem:  # noqa: BLE001 (it is told of each alone: then it shows which of them it was)
        log.line("news.apart", problem=type(problem).__name__, news=len(some))
        return False
    return True


def _tell(listener: Listener, event: Event) -> bool:
    try:
        with trace.following(event.request):
            listener(event)
    except NotYet:
        return clock.now() - event.at > PATIENCE
    except Exception as problem:  # noqa: BLE001 (one listener's defect must not stop its neighbours)
        log.failure("news.failed", problem, news=event.name, id=event.id)
        return False
    return True
