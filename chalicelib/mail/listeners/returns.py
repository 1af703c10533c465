"""What comes back from the sending service, on a queue of its own: no news of ours, but its words."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from chalicelib.foundation import clock, log, metrics
from chalicelib.foundation.news import Failures
from chalicelib.foundation.refusals import Invalid
from chalicelib.mail.actions import returns

QUEUE = "returns"


def listen(records: Sequence[Mapping[str, Any]]) -> Failures:
    """Notes each message of a batch. Answers the messages to deliver again; what cannot be read ends in the
    dead letters, and its neighbours are unaffected."""
    lags: list[int] = []
    failed = [record["messageId"] for record in records if not _heard(record, lags)]
    metrics.heard(QUEUE, lags, len(failed))
    return {"batchItemFailures": [{"itemIdentifier": each} for each in failed]}


def _heard(record: Mapping[str, Any], lags: list[int]) -> bool:
    sent = int(record.get("attributes", {}).get("SentTimestamp", clock.now()))
    lags.append(max(clock.now() - sent, 0))
    try:
        returns.note(msgspec.json.decode(record["body"], type=dict[str, Any]))
    except Invalid:
        # An address that is none of ours in any spelling: nobody here is mailed at it.
        return True
    except Exception as problem:  # noqa: BLE001 (whatever is wrong with one message stays with that message)
        log.failure("returns.failed", problem, message=str(record["messageId"]))
        return False
    return True
