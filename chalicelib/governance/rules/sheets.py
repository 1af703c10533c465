"""The audit log as a sheet: CSV as RFC 4180 has it, in ASCII, because there are only ids and codes in it."""

from collections.abc import Iterable, Mapping
from typing import Final

from chalicelib.foundation import cells, clock
from chalicelib.governance.model.ledger import Entry, Kept
from chalicelib.governance.rules.facts import entry_of

COLUMNS: Final = ("id", "at", "by", "action", "subject", "community", "refs", "data", "seal")


def sheet(entries: Iterable[Kept]) -> bytes:
    """The whole sheet, its head included."""
    return cells.sheet(COLUMNS, map(_row, entries))


def _row(kept: Kept) -> tuple[str, ...]:
    return *_cells(entry_of(kept)), str(kept.mark.number) if kept.mark else ""


def _cells(entry: Entry) -> tuple[str, ...]:
    at = clock.utc(entry.at).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return (
        entry.id, at, entry.by, entry.action, entry.subject, entry.community,
        _pairs(entry.refs), _pairs(entry.data),
    )  # fmt: skip


def _pairs(members: Mapping[str, str | int]) -> str:
    return "; ".join(f"{name}={members[name]}" for name in sorted(members))
