"""The audit log as a sheet: CSV as RFC 4180 has it, in ASCII, because there are only ids and codes in it."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Final

from chalicelib.foundation import clock
from chalicelib.foundation.cells import guarded
from chalicelib.governance.model.ledger import Entry, Kept
from chalicelib.governance.rules.facts import entry_of

COLUMNS: Final = ("id", "at", "by", "action", "subject", "community", "refs", "data", "seal")


def sheet(entries: Iterable[Kept]) -> bytes:
    """The whole sheet, its head included."""
    written = io.StringIO(newline="")
    rows = csv.writer(written)
    rows.writerow(COLUMNS)
    for each in entries:
        seal = str(each.mark.number) if each.mark else ""
        rows.writerow(guarded(cell) for cell in (*_cells(entry_of(each)), seal))
    return written.getvalue().encode()


def _cells(entry: Entry) -> tuple[str, ...]:
    at = clock.utc(entry.at).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return (
        entry.id, at, entry.by, entry.action, entry.subject, entry.community,
        _pairs(entry.refs), _pairs(entry.data),
    )  # fmt: skip


def _pairs(members: Mapping[str, str | int]) -> str:
    return "; ".join(f"{name}={members[name]}" for name in sorted(members))
