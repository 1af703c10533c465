"""Notices to everybody in a place: `COMMUNITY#c`, for those inside, or `NETWORK`, for every member.

What the whole network is told stands in eight copies, written with the change, of which each person reads one
and merges it into their inbox: every look for news reads it, and one row gives 3,000 of those a second.
What a community is told is marked on the fact: the inbox tells those inside when it hears of it.
"""

from typing import Final

from pynamodb.attributes import UnicodeSetAttribute

from chalicelib.foundation import clock, ids
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event, parsed, written
from chalicelib.foundation.tables import Item, Key, NetworkRow

KEPT: Final = 90 * clock.DAY
NETWORK: Final = "NETWORK"
COPIES: Final = 8
EVERYBODY: Final = "everybody"


class NoticesRow(NetworkRow, discriminator="Notices"):
    """`NETWORK#n{0-7}` / `NOTICES`: facts as JSON, ids and codes only."""

    entries = UnicodeSetAttribute(null=True)


def key(person: str) -> Key:
    """The copy of the network's notices that one person reads."""
    return copy_key(ids.share(person, COPIES))


def copy_key(copy: int) -> Key:
    """One of the copies of the network's notices."""
    return Key("network", f"NETWORK#n{copy}", "NOTICES")


def post(change: Change, place: str, *facts: Event) -> None:
    """Tells everybody in a place, with the change that tells the facts too: all at once, as a change writes
    each row once."""
    if place != NETWORK:
        for fact in facts:
            fact.data[EVERYBODY] = 1
        return
    entries = {written(fact) for fact in facts}
    for copy in range(COPIES):
        at = copy_key(copy)
        change.update(NoticesRow(at.pk, at.sk), NoticesRow.entries.add(entries))


def announced(fact: Event) -> bool:
    """Whether everybody inside is to be told of a fact."""
    return EVERYBODY in fact.data


def entries_of(item: Item | None) -> list[Event]:
    """The facts of a stored row that are not too old, newest first."""
    told = [parsed(entry) for entry in (item or {}).get("entries") or ()]
    fresh = [each for each in told if each is not None and each.at + KEPT > clock.now()]
    return sorted(fresh, key=lambda each: each.id, reverse=True)
