"""What is kept for good: an entry for each fact that people must be able to look up, written with the change.

An entry holds the fact as it is told: ids and codes, never names or bodies. Nobody is serialised by it: the
sealer (governance) chains entries afterwards. Where an entry stands follows from its id alone, so that
whoever knows the id can look whether it is still there.
"""

from typing import Final

from pynamodb.attributes import UnicodeAttribute

from chalicelib.foundation import clock, ids
from chalicelib.foundation.events import Event, written
from chalicelib.foundation.tables import Key, LedgerRow

SPREAD: Final = 4
RULE: Final = "E#"
"""How the places of entries in a rules ledger begin."""


class EntryRow(LedgerRow, discriminator="Entry"):
    """`LEDGER#yyyymmdd#{0-3}` / ULID for the audit log, and `COMMUNITY#c` / `E#ULID` in a rules ledger.

    `rules` in the audit log names the community in whose ledger the same fact stands.
    """

    fact = UnicodeAttribute()
    rules = UnicodeAttribute(null=True)


def day(at: int, shard: int) -> str:
    """The partition of a day in the audit log; it has `SPREAD` of them."""
    return f"LEDGER#{clock.utc(at):%Y%m%d}#{shard}"


def entry_key(event_id: str) -> Key:
    """Where a fact stands in the audit log."""
    return Key("ledger", day(ids.instant(event_id), ids.share(event_id, SPREAD)), event_id)


def rules(community: str) -> str:
    """The partition of a community's rules ledger."""
    return f"COMMUNITY#{community}"


def rule_key(community: str, event_id: str) -> Key:
    """Where a fact stands in the rules ledger of a community."""
    return Key("ledger", rules(community), f"{RULE}{event_id}")


def rows_of(event: Event) -> list[EntryRow]:
    """The rows that keep a fact for good; none for most facts."""
    if not event.ledger:
        return []
    fact, key = written(event), entry_key(event.id)
    community = event.community if event.ledger == "rules" else ""
    audit = EntryRow(key.pk, key.sk, fact=fact, rules=community or None)
    if not community:
        return [audit]
    place = rule_key(community, event.id)
    return [audit, EntryRow(place.pk, place.sk, fact=fact)]
