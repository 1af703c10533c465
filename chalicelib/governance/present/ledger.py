"""Entries and seals, as people are shown them: ids and codes, never a name."""

from datetime import datetime

import msgspec

from chalicelib.foundation import clock
from chalicelib.governance.model.ledger import Kept, Mark, Seal
from chalicelib.governance.rules import chains
from chalicelib.governance.rules.facts import entry_of


class AuditEntry(msgspec.Struct, frozen=True):
    """Who did what to which id. `by` is null for what the network did itself; `seal` is the number of the
    network's seal, null for the first minutes."""

    id: str
    at: datetime
    by: str | None
    action: str
    subject: str | None
    community: str | None
    refs: dict[str, str]
    data: dict[str, str | int]
    seal: int | None


class SealRef(msgspec.Struct, frozen=True):
    """A link of a chain."""

    number: int
    hash: str


class RuleEntry(msgspec.Struct, frozen=True):
    """What was done to the rules of a community. `hash` is that of the entry as it is kept; `seal` is the
    link of the community's chain that holds it, null for the first minutes."""

    id: str
    at: datetime
    by: str | None
    action: str
    subject: str | None
    refs: dict[str, str]
    data: dict[str, str | int]
    hash: str
    seal: SealRef | None


class Root(msgspec.Struct, frozen=True):
    """A link of the network's chain: it holds everything that was kept since the link before it."""

    n: int
    at: datetime
    previous: str
    hash: str


def audit_entry(kept: Kept) -> AuditEntry:
    """An entry for auditors."""
    entry = entry_of(kept)
    return AuditEntry(
        id=entry.id,
        at=clock.utc(entry.at),
        by=entry.by or None,
        action=entry.action,
        subject=entry.subject or None,
        community=entry.community or None,
        refs=entry.refs,
        data=entry.data,
        seal=kept.mark.number if kept.mark else None,
    )


def rule_entry(kept: Kept) -> RuleEntry:
    """An entry for the people of its community."""
    entry = entry_of(kept)
    return RuleEntry(
        id=entry.id,
        at=clock.utc(entry.at),
        by=entry.by or None,
        action=entry.action,
        subject=entry.subject or None,
        refs=entry.refs,
        data=entry.data,
        hash=chains.entry_hash(kept),
        seal=_ref(kept.mark) if kept.mark else None,
    )


def _ref(mark: Mark) -> SealRef:
    return SealRef(mark.number, mark.hash)


def root(seal: Seal) -> Root:
    """A link of the network's chain, for every member."""
    return Root(seal.number, clock.utc(seal.at), seal.previous, chains.mark_of(seal).hash)
