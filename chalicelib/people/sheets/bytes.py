"""From the bytes of a file to records of cells, whatever spreadsheet saved it."""

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from chalicelib.foundation.refusals import Invalid

BYTES_MOST: Final = 1_000_000

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
# Excel lets the first line tell the delimiter, and does not count it as data.
_TOLD: Final = re.compile(r"sep=(.)(?:\r?\n|\Z)", re.IGNORECASE)


class BadSheet(Invalid):
    """422: no people can be read from the file, for a `reason` with its `detail`.

    Reasons: `sheet_too_large`, `sheet_too_many_rows`, `sheet_not_text`, `sheet_encoding`, `sheet_empty`,
    `sheet_malformed` (with the line), `sheet_unknown_column` and `sheet_repeated_column` (with name and
    position, from 1), `sheet_missing_column` (with the name). A reason is the code of its sentence.
    """

    def __init__(self, reason: str, **detail: str) -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(code=reason)
        self.values = detail


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table: the line of the file, from 1, where it starts, and its cells, trimmed."""

    line: int
    cells: tuple[str, ...]


def text_of(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1252, byte-order mark or not. Raises BadSheet."""
    if len(data) > BYTES_MOST:
        raise BadSheet("sheet_too_large", most=f"{BYTES_MOST // 1_000_000}")
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        # Neither text nor a spreadsheet's own format is any use with zeros or a zip's head in it.
        if "\0" in text or text.startswith("PK\x03\x04"):
            raise BadSheet("sheet_not_text")
        return text
    raise BadSheet("sheet_encoding")


def records(text: str, delimiter: str) -> Iterator[Record]:
    """The records of a CSV text (RFC 4180), blank ones left out. Raises BadSheet."""
    # Only an import needs it, and the cold start has a budget.
    import csv

    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = tuple(cell.strip() for cell in next(reader))
        except StopIteration:
            return
        except csv.Error:
            raise BadSheet("sheet_malformed", line=str(line)) from None
        if any(cells) and not (line == 1 and _TOLD.match(text)):
            yield Record(line, cells)


def told_delimiter(text: str) -> str | None:
    """The delimiter that the file's first line tells, if it does."""
    told = _TOLD.match(text)
    return told[1] if told else None


def _encodings(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return (encoding,)
    # A header in Latin letters has a zero in every second byte of UTF-16.
    if data[1:2] == b"\0":
        return ("utf-16-le",)
    if data[:1] == b"\0":
        return ("utf-16-be",)
    return ("utf-8", "cp1252")
