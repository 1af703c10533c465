"""Companies, and what came of a sheet of people."""

from typing import Literal

import msgspec

from chalicelib.foundation import words
from chalicelib.people.model import Company, ImportedRow


class CompanyView(msgspec.Struct, frozen=True):
    """A partner company. Its guests' addresses are of its domains, where it has named any."""

    id: str
    name: str
    domains: list[str]


class ImportedRowView(msgspec.Struct, frozen=True):
    """What came of one row; `detail` says it in a sentence.

    `line` counts from 1 in the file, `pointer` is the column that does not hold.
    """

    line: int
    result: Literal["invited", "known", "refused"]
    person: str | None
    pointer: str | None
    code: str | None
    detail: str


class Imported(msgspec.Struct, frozen=True):
    """What came of a sheet."""

    invited: int
    known: int
    refused: int
    rows: list[ImportedRowView]


def company(each: Company) -> CompanyView:
    """A company."""
    return CompanyView(each.id, each.name, list(each.domains))


def imported(lines: list[ImportedRow], language: str) -> Imported:
    """What came of a sheet, row by row, in the reader's language."""
    rows = [_row(each, language) for each in lines]
    results = [each.result for each in rows]
    return Imported(results.count("invited"), results.count("known"), results.count("refused"), rows)


def _row(each: ImportedRow, language: str) -> ImportedRowView:
    fault, result = each.fault, msgspec.convert(each.result, Literal["invited", "known", "refused"])
    if fault is None:
        return ImportedRowView(
            each.line, result, each.person, None, None, words.say(f"row_{result}", language)
        )
    detail = words.say(fault.code, language, **dict(fault.values))
    return ImportedRowView(each.line, result, None, fault.pointer, fault.code, detail)
