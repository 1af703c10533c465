"""Reading a sheet: its delimiter, its header, its rows, and which of them repeat an address."""

from dataclasses import dataclass, replace
from typing import Final

from chalicelib.foundation.refusals import Fault
from chalicelib.people.sheets.bytes import BadSheet, Record, records, text_of, told_delimiter
from chalicelib.people.sheets.columns import OPTIONAL, columns_of, recognised
from chalicelib.people.sheets.rows import Row, row_of

ROWS_MOST: Final = 2_000

_DELIMITERS: Final = (";", "\t", ",")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file lists."""

    rows: tuple[Row, ...]
    """In the file's order, at least one."""
    columns: tuple[str, ...]
    """The columns that the header names, in order; empty for a column without a name."""
    missing: tuple[str, ...]
    """The optional columns that it does not name."""


def rows_of(data: bytes) -> Sheet:
    """The people that a CSV file lists, at most ROWS_MOST in BYTES_MOST bytes. Raises BadSheet."""
    text = text_of(data)
    listed = records(text, told_delimiter(text) or _delimiter(text))
    header = next(listed, None)
    if header is None:
        raise BadSheet("sheet_empty")
    columns = columns_of(header.cells)
    rows: list[Row] = []
    for record in listed:
        if len(rows) == ROWS_MOST:
            raise BadSheet("sheet_too_many_rows", most=str(ROWS_MOST))
        rows.append(_row(record, columns))
    if not rows:
        raise BadSheet("sheet_empty")
    return Sheet(_marked(rows), columns, tuple(column for column in OPTIONAL if column not in columns))


def _delimiter(text: str) -> str:
    """The delimiter by which most of the header's cells are known columns."""

    def known(delimiter: str) -> tuple[int, int]:
        try:
            header = next(records(text, delimiter), Record(0, ()))
        except BadSheet:
            return (-1, 0)
        return (recognised(header.cells), len(header.cells))

    return max(_DELIMITERS, key=known)


def _row(record: Record, columns: tuple[str, ...]) -> Row:
    cells = {column: cell for column, cell in zip(columns, record.cells, strict=False) if column}
    unnamed = [cell for column, cell in zip(columns, record.cells, strict=False) if not column]
    return row_of(record.line, cells, surplus=any((*unnamed, *record.cells[len(columns) :])))


def _marked(rows: list[Row]) -> tuple[Row, ...]:
    """The rows, each but the first of those with one address marked with the line of the first."""
    first: dict[str, int] = {}
    marked = []
    for row in rows:
        repeats = row.fault is None and first.setdefault(row.email, row.line) != row.line
        values = (("line", str(first.get(row.email, row.line))),)
        marked.append(replace(row, fault=Fault("/email", "row_duplicate", values)) if repeats else row)
    return tuple(marked)
