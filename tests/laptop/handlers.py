"""Functions that the bells ring in tests; what they were given is kept, and they can be told to fail."""

import json
from typing import Any

GIVEN: dict[str, list[list[str]]] = {"stream": [], "queue": []}
POISON: set[str] = set()
RAISING: list[bool] = []


def forget() -> None:
    """Starts over."""
    for given in GIVEN.values():
        given.clear()
    POISON.clear()
    RAISING.clear()


def publish(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Takes the journal's records up to the first poisonous one."""
    records = event["Records"]
    names = [record["dynamodb"]["NewImage"]["sk"]["S"] for record in records]
    GIVEN["stream"].append(names)
    bad = [
        record["dynamodb"]["SequenceNumber"]
        for name, record in zip(names, records, strict=True)
        if name in POISON
    ]
    return {"batchItemFailures": [{"itemIdentifier": each} for each in bad]}


def counts(event: dict[str, Any], context: Any) -> dict[str, Any] | None:
    """Takes messages, except the poisonous ones."""
    if RAISING:
        RAISING.pop()
        raise RuntimeError(", ".join(record["body"] for record in event["Records"]))
    named = {record["messageId"]: json.loads(record["body"])["name"] for record in event["Records"]}
    GIVEN["queue"].append(list(named.values()))
    bad = [message for message, name in named.items() if name in POISON]
    return {"batchItemFailures": [{"itemIdentifier": each} for each in bad]} if bad else None
