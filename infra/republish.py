"""Tells again what the journal says happened in a span of time, for news that were given up on their way.

Run as `python -m infra.republish --stack NAME --since INSTANT --until INSTANT` from the project's folder,
with the credentials of whoever deployed. It can be repeated: listeners count each event once.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from chalicelib.foundation import aws
from infra.first_administrator import NotDeployed, settings

LONGEST: Final = timedelta(days=1)
MINUTE: Final = timedelta(minutes=1)
PAGE: Final = 100


class NotTold(Exception):
    """The topic did not take everything; the text says what to do."""


def minutes(since: datetime, until: datetime) -> Iterator[str]:
    """The journal's minutes from one instant to another, both included. Raises ValueError for odd spans."""
    if not timedelta(0) <= until - since <= LONGEST:
        raise ValueError("give a span of at most a day, its beginning first")
    minute = since.replace(second=0, microsecond=0)
    while minute <= until:
        yield minute.astimezone(UTC).strftime("%Y%m%d%H%M")
        minute += MINUTE


def told(variables: Mapping[str, str], since: datetime, until: datetime) -> int:
    """Publishes the facts of a span in the network with these settings; answers how many. Raises NotTold."""
    # The application reads its settings when it is imported, so not before they are there.
    os.environ.update(variables)
    from chalicelib.foundation import events, news

    count = 0
    for minute in minutes(since, until):
        parts = [f"J#{minute}#{part}" for part in range(events.SPREAD)]
        rows = [row for part in parts for row in _rows(variables["JOURNAL_TABLE"], part)]
        for start in range(0, len(rows), PAGE):
            records = [
                {"eventName": "INSERT", "dynamodb": {"NewImage": row, "SequenceNumber": row["sk"]["S"]}}
                for row in rows[start : start + PAGE]
            ]
            if news.publish(records)["batchItemFailures"]:
                raise NotTold(f"the topic did not take everything of {minute}: do it again from there")
        count += len(rows)
    return count


def _rows(table: str, partition: str) -> Iterator[dict[str, Any]]:
    pages = (
        aws.client("dynamodb")
        .get_paginator("query")
        .paginate(
            TableName=table,
            KeyConditionExpression="pk = :partition",
            ExpressionAttributeValues={":partition": {"S": partition}},
        )
    )
    for page in pages:
        yield from page["Items"]


def instant(text: str) -> datetime:
    """An instant as people write it (RFC 3339), with its zone. Raises ValueError."""
    said = datetime.fromisoformat(text)
    if said.tzinfo is None:
        raise ValueError(text)
    return said


def main(words: Sequence[str] | None = None) -> None:
    """Asks AWS for the settings and does it; leaves with a sentence where it cannot."""
    parser = argparse.ArgumentParser(prog="python -m infra.republish")
    parser.add_argument("--stack", required=True, help="the CloudFormation stack of the network")
    parser.add_argument("--since", required=True, type=instant, help="from when, as 2026-11-23T10:05:00Z")
    parser.add_argument("--until", required=True, type=instant, help="until when, that minute included")
    asked = parser.parse_args(words)
    try:
        variables = settings(aws.client("cloudformation"), aws.client("lambda"), asked.stack)
        count = told(variables, asked.since, asked.until)
    except (NotDeployed, NotTold, ValueError) as problem:
        sys.exit(f"Not done: {problem}")
    print(f"{count} facts were told again.")


if __name__ == "__main__":
    main()
