"""A row of a sheet: one person to invite, or what is wrong with the row."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from chalicelib.foundation.folding import fold
from chalicelib.foundation.hygiene import line as clean_line
from chalicelib.foundation.refusals import Fault, Invalid
from chalicelib.people.addresses import address
from chalicelib.people.rules.profiles import MOST
from chalicelib.people.rules.profiles import name as clean_name

_OTHERS: Final = ("email", "headline", "unit", "place", "language")
_LANGUAGES: Final = {
    word: language
    for language, spellings in {
        "fr": "fr fra fre french francais francaise",
        "en": "en eng english anglais anglaise",
    }.items()
    for word in spellings.split()
}


@dataclass(frozen=True, slots=True)
class Row:
    """A person as listed. Texts are clean and the address canonical, or as written if there is a fault."""

    line: int
    """The line of the file, from 1, where the row starts."""
    name: str
    email: str
    headline: str
    unit: str
    place: str
    language: str
    """`fr`, `en`, or empty where the sheet does not say."""
    fault: Fault | None
    """What is wrong, with the column as its pointer."""

    @property
    def problem(self) -> str | None:
        """The code of what is wrong, or None."""
        return self.fault.code if self.fault else None


def row_of(line: int, cells: Mapping[str, str], *, surplus: bool) -> Row:
    """The row of these cells by column. `surplus` says that there were cells beyond the columns."""
    written = {"name": _full_name(cells), **{column: cells.get(column, "") for column in _OTHERS}}
    if surplus:
        return _row(line, written, Fault("", "row_surplus_cells"))
    try:
        return _row(line, _clean(written), None)
    except Invalid as refused:
        return _row(line, written, refused.faults[0])


def _row(line: int, texts: Mapping[str, str], fault: Fault | None) -> Row:
    return Row(
        line,
        texts["name"],
        texts["email"],
        texts["headline"],
        texts["unit"],
        texts["place"],
        texts["language"],
        fault,
    )


def _full_name(cells: Mapping[str, str]) -> str:
    # In French sheets "Nom" is the last name where "Prénom" stands beside it, and the whole name elsewhere.
    whole, first, last = (cells.get(column, "") for column in ("name", "first", "last"))
    parts = (whole, "") if whole and (last or not first) else (first, last or whole)
    return " ".join(part for part in parts if part)


def _clean(written: Mapping[str, str]) -> dict[str, str]:
    clean = {
        column: clean_line(written[column], pointer=f"/{column}", most=most, may_be_empty=column != "name")
        for column, most in MOST.items()
    }
    clean["name"] = clean_name(written["name"])
    clean["email"] = address(written["email"], pointer="/email")
    clean["language"] = _language(written["language"])
    return clean


def _language(written: str) -> str:
    spelled = fold(written).partition(" ")[0]
    if spelled and spelled not in _LANGUAGES:
        raise Invalid(Fault("/language", "row_unknown_language"))
    return _LANGUAGES.get(spelled, "")
