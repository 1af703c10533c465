"""The journal's stream and the function that listens to it."""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from local.shapes import Handler, of_stream, rung
from local.stack import Wire

TRIES: Final = 10
"""How often the deployed event source tries again (infra/api.yaml)."""

Heard = Callable[[str], None]
"""Told the newest ULID among the journal's rows that have been delivered."""

Record = dict[str, Any]


class StreamBell:
    """Reads a stream from its start, in order, and delivers its insertions.

    As deployed: a failed record is delivered again with what follows it, until it has been tried often
    enough. The engine's stream begins when the engine starts, so there is no place to resume from.
    """

    def __init__(self, wire: Wire, handler: Handler, streams: Any, heard: Heard | None = None) -> None:
        self._wire = wire
        self._handler = handler
        self._streams = streams
        self._heard = heard
        self.most = wire.batch
        self._shards: list[str] = []
        self._last: dict[str, str] = {}
        self._iterators: dict[str, str] = {}
        self._tries = 0

    @property
    def failing(self) -> bool:
        """Whether the last delivery failed and will be tried again."""
        return self._tries > 0

    def ring(self) -> int:
        """Delivers the next batch of each shard; answers how many records were read."""
        if not self._shards:
            described = self._streams.describe_stream(StreamArn=self._wire.arn)["StreamDescription"]
            self._shards = [shard["ShardId"] for shard in described["Shards"]]
        return sum(self._read(shard) for shard in self._shards)

    def _read(self, shard: str) -> int:
        try:
            iterator = self._iterators.pop(shard, None) or self._iterator(shard)
            answer = self._streams.get_records(ShardIterator=iterator, Limit=self.most)
        except self._streams.exceptions.ExpiredIteratorException:
            return 0
        records: list[Record] = answer["Records"]
        done = self._deliver(records)
        if done:
            self._last[shard] = done[-1]["dynamodb"]["SequenceNumber"]
        if len(done) == len(records) and answer.get("NextShardIterator"):
            self._iterators[shard] = answer["NextShardIterator"]
        return len(records)

    def _iterator(self, shard: str) -> str:
        place = (
            {"ShardIteratorType": "AFTER_SEQUENCE_NUMBER", "SequenceNumber": self._last[shard]}
            if shard in self._last
            else {"ShardIteratorType": "TRIM_HORIZON"}
        )
        asked = self._streams.get_shard_iterator(StreamArn=self._wire.arn, ShardId=shard, **place)
        iterator: str = asked["ShardIterator"]
        return iterator

    def _deliver(self, records: Sequence[Record]) -> Sequence[Record]:
        """The records, from the first on, that need no further delivery."""
        news = [record for record in records if record["eventName"] == "INSERT"]
        if not news:
            return records
        failed = rung(self._wire.handler, self._handler, of_stream(news, self._wire.arn))
        done = self._accepted(records, failed)
        if self._heard and done:
            self._heard(max((_ulid(record) for record in done), default=""))
        return done

    def _accepted(self, records: Sequence[Record], failed: set[str] | None) -> Sequence[Record]:
        until = 0 if failed is None else _before(records, failed)
        if until == len(records):
            self._tries = 0
            return records
        self._tries = 1 if until else self._tries + 1
        if self._tries <= TRIES:
            return records[:until]
        self._tries = 0
        sys.stderr.write(f"{self._wire.handler}: given up on one record after {TRIES} tries\n")
        return records[: until + 1]


def _before(records: Sequence[Record], failed: set[str]) -> int:
    for place, record in enumerate(records):
        if record["dynamodb"]["SequenceNumber"] in failed:
            return place
    return len(records)


def _ulid(record: Mapping[str, Any]) -> str:
    key: str = record["dynamodb"]["Keys"]["sk"]["S"]
    return key
