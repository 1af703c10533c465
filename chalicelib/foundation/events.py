"""Facts about what happened, written in the transaction of the change and delivered from there.

An event holds ids and codes, never names or bodies: whoever acts on it reads again and judges again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import ClassVar, Final, Literal

import msgspec
from pynamodb.attributes import UnicodeAttribute

from chalicelib.foundation import clock, ids, trace
from chalicelib.foundation.hooks import Hook
from chalicelib.foundation.tables import JournalRow

KEPT: Final = 30 * clock.DAY
SPREAD: Final = 8
NAMES: Final[dict[str, type["Event"]]] = {}
"""The events that were declared so far."""
TELLING: Final[Hook[ModuleType]] = Hook("telling")
"""What declares them all."""


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened. `subject` is the id of what it happened to, `refs` further ids by role.

    Each event that the network knows is a subclass whose `name` is dotted and past tense. `ledger` says
    where it is kept for good, in the same transaction: `audit` in the audit log, `rules` in the rules ledger
    of its community too.
    """

    name: ClassVar[str]
    ledger: ClassVar[Literal["", "audit", "rules"]] = ""
    by: str
    subject: str
    community: str = ""
    stamp: str = ""
    refs: dict[str, str] = field(default_factory=dict)
    data: dict[str, str | int] = field(default_factory=dict)
    at: int = field(default_factory=clock.now)
    id: str = field(default_factory=ids.ulid)
    request: str = field(default_factory=trace.current)

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        NAMES[cls.name] = cls


class JournalEntry(JournalRow, discriminator="Fact"):
    """One event: `J#yyyymmddhhmm#{0-7}` / its ULID, so that a replay is a Query of the minute."""

    name = UnicodeAttribute()
    community = UnicodeAttribute(null=True)
    fact = UnicodeAttribute()


def partition(at: int, event_id: str) -> str:
    """Where an event of an instant stands in the journal."""
    return f"J#{clock.utc(at):%Y%m%d%H%M}#{ids.share(event_id, SPREAD)}"


def journal_row(event: Event) -> JournalEntry:
    """The row that carries an event."""
    return JournalEntry(
        partition(event.at, event.id),
        event.id,
        name=event.name,
        community=event.community or None,
        fact=written(event),
        expires=(event.at + KEPT) // clock.SECOND,
    )


def written(event: Event) -> str:
    """An event as JSON, its name included."""
    return msgspec.json.encode({"name": event.name, **_members(event)}).decode()


def _members(event: Event) -> dict[str, object]:
    members: dict[str, object] = msgspec.to_builtins(event)
    return members


def every() -> Mapping[str, type[Event]]:
    """All events that the network knows, by their names."""
    _ = tuple(TELLING)
    return NAMES


def parsed(text: str | bytes) -> Event | None:
    """The event that a JSON text tells, or None for a name that this version does not know."""
    members = msgspec.json.decode(text, type=dict[str, object])
    name = str(members.pop("name", ""))
    known = NAMES.get(name) or every().get(name)
    return None if known is None else msgspec.convert(members, known)
