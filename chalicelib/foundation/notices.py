"""Notices to everybody in a place: one row, written with the change, merged by readers into their inboxes.

A place of ten thousand people costs one write. `place` is `COMMUNITY#c`, for those inside, or `NETWORK`, for
every member.
"""

from typing import Final

from pynamodb.attributes import UnicodeSetAttribute

from chalicelib.foundation import clock, ids
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event, parsed, written
from chalicelib.foundation.tables import Item, Key, NetworkRow

KEPT: Final = 90 * clock.DAY
NETWORK: Final = "NETWORK"


class NoticesRow(NetworkRow, discriminator="Notices"):
    """`COMMUNITY#c` or `NETWORK` / `NOTICES`: facts as JSON, ids and codes only."""

    entries = UnicodeSetAttribute(null=True)


def key(place: str) -> Key:
    """Where the notices of a place stand."""
    return Key("network", place, "NOTICES")


def post(change: Change, place: str, fact: Event) -> None:
    """Tells everybody in a place, with the change; what one change tells twice there is one write."""
    at, told = key(place), {written(fact)}
    for step in change.steps:
        if isinstance(step.row, NoticesRow) and step.row.pk == at.pk:
            step.row.entries = {*(step.row.entries or ()), *told}
            step.actions = [NoticesRow.entries.add(step.row.entries)]
            return
    change.update(NoticesRow(at.pk, at.sk, entries=told), NoticesRow.entries.add(told))


def drop(change: Change, place: str, entries: set[str]) -> None:
    """Takes what is too old away."""
    at = key(place)
    change.update(NoticesRow(at.pk, at.sk), NoticesRow.entries.delete(entries))


def entries_of(item: Item | None) -> list[Event]:
    """The facts of a stored row that are not too old, newest first."""
    told = [parsed(entry) for entry in (item or {}).get("entries") or ()]
    fresh = [each for each in told if each is not None and each.at + KEPT > clock.now()]
    return sorted(fresh, key=lambda each: each.id, reverse=True)


def stale_of(item: Item | None) -> set[str]:
    """The entries of a stored row that are too old."""
    entries: set[str] = set((item or {}).get("entries") or ())
    return {each for each in entries if _instant(each) + KEPT <= clock.now()}


def _instant(entry: str) -> int:
    fact = parsed(entry)
    return 0 if fact is None else ids.instant(fact.id)
