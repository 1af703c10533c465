"""Cells of sheets that a spreadsheet must not take for formulas. Source: OWASP, CSV Injection."""

from typing import Final

FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet take a cell for a formula, when it begins with it."""


def guarded(cell: str) -> str:
    """A cell that no spreadsheet computes, whatever white space it begins with."""
    return f"'{cell}" if cell.startswith(FORMULAS) or cell.lstrip().startswith(FORMULAS) else cell
