"""Sheets: CSV as RFC 4180 has it; no cell is taken for a formula. Source: OWASP, CSV Injection."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet take a cell for a formula, when it begins with it."""


def sheet(columns: Sequence[str], rows: Iterable[Iterable[str]]) -> bytes:
    """A whole sheet in UTF-8, its head included, each cell guarded."""
    written = io.StringIO(newline="")
    lines = csv.writer(written)
    lines.writerow(columns)
    for row in rows:
        lines.writerow(guarded(cell) for cell in row)
    return written.getvalue().encode()


def guarded(cell: str) -> str:
    """A cell that no spreadsheet computes, whatever white space it begins with."""
    return f"'{cell}" if cell.startswith(FORMULAS) or cell.lstrip().startswith(FORMULAS) else cell
