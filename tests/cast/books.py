"""What is kept for good, for stories that look it up."""

from chalicelib.foundation import clock, ledger
from chalicelib.foundation.events import Event, parsed
from chalicelib.foundation.queries import Query, query


def audit() -> list[Event]:
    """What the audit log holds of today."""
    day = f"LEDGER#{clock.utc(clock.now()):%Y%m%d}"
    found = [query(Query("ledger", f"{day}#{shard}", limit=5_000)).items for shard in range(ledger.SPREAD)]
    facts = [parsed(item["fact"]) for items in found for item in items]
    return [fact for fact in facts if fact is not None]
