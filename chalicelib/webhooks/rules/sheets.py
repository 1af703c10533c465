"""Insights as a sheet for a CRM: CSV as RFC 4180 has it, in UTF-8 with the mark that spreadsheets look for.

People wrote what is in it: every cell is guarded, so that no spreadsheet takes it for a formula.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from chalicelib.foundation import cells

COLUMNS: Final = (
    "at", "kind", "basis", "consent", "marked_by", "community", "post", "comment", "author", "written_at",
    "url", "text",
)  # fmt: skip


def sheet(rows: Iterable[Sequence[str]]) -> bytes:
    """The whole sheet, its head included."""
    return "\ufeff".encode() + cells.sheet(COLUMNS, rows)
