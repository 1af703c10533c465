"""What is kept for good: an entry for each fact that people must be able to look up, written with the change.

An entry holds the fact as it is told: ids and codes, never names or bodies. Nobody is serialised by it: the
sealer (governance) chains entries afterwards.
"""

import zlib
from typing import Final

from pynamodb.attributes import UnicodeAttribute

from chalicelib.foundation import clock
from chalicelib.foundation.events import Event, written
from chalicelib.foundation.tables import Key, LedgerRow

SPREAD: Final = 4


class EntryRow(LedgerRow, discriminator="Entry"):
    """`LEDGER#yyyymmdd#{0-3}` / ULID for the audit log, and `COMMUNITY#c` / `E#ULID` in a rules ledger."""

    fact = UnicodeAttribute()


def partition(at: int, event_id: str) -> str:
    """Where an entry of an instant stands in the audit log."""
    return f"LEDGER#{clock.utc(at):%Y%m%d}#{zlib.crc32(event_id.encode()) % SPREAD}"


def entry_key(event: Event) -> Key:
    """Where a fact stands in the audit log."""
    return Key("ledger", partition(event.at, event.id), event.id)


def rule_key(community: str, event_id: str) -> Key:
    """Where a fact stands in the rules ledger of a community."""
    return Key("ledger", f"COMMUNITY#{community}", f"E#{event_id}")


def rows_of(event: Event) -> list[EntryRow]:
    """The rows that keep a fact for good; none for most facts."""
    if not event.ledger:
        return []
    keys = [entry_key(event)]
    if event.ledger == "rules" and event.community:
        keys.append(rule_key(event.community, event.id))
    fact = written(event)
    return [EntryRow(key.pk, key.sk, fact=fact) for key in keys]
