"""Columns of a sheet: their names in French and English, in any order, case and accents."""

from functools import cache
from typing import Final

from chalicelib.foundation.folding import fold
from chalicelib.people.sheets.bytes import BadSheet

_SPELLINGS: Final = {
    "name": "name, full name, display name, nom, nom complet, nom et prénom, prénom et nom",
    "first": "first name, firstname, given name, forename, prénom",
    "last": "last name, lastname, family name, surname, nom de famille",
    "email": "email, e-mail, mail, mél, email address, e-mail address, courriel, adresse, adresse e-mail,"
    " adresse email, adresse mail, adresse électronique, adresse de courriel, adresse courriel, address",
    "headline": "headline, title, job title, job, position, role, fonction, titre, poste,"
    " intitulé de poste, métier",
    "unit": "unit, department, team, division, business unit, unité, service, équipe, direction, département",
    "place": "place, location, site, city, office, lieu, ville, lieu de travail, bureau, implantation",
    "language": "language, lang, langue, preferred language, langue préférée",
}
OPTIONAL: Final = ("headline", "unit", "place", "language")


def _column_of(cell: str) -> str:
    """The column of which this cell is the name, or the empty string."""
    return next((column for column, spellings in _folded().items() if fold(cell) in spellings), "")


@cache
def _folded() -> dict[str, frozenset[str]]:
    # Folded on first use, because folding accents loads a library.
    return {column: frozenset(map(fold, names.split(", "))) for column, names in _SPELLINGS.items()}


def recognised(header: tuple[str, ...]) -> int:
    """How many cells of a header name a column."""
    return sum(bool(_column_of(cell)) for cell in header)


def columns_of(header: tuple[str, ...]) -> tuple[str, ...]:
    """The columns that a header names, in order, empty where its cell is. Raises BadSheet.

    A spreadsheet often saves empty columns at the end; a name that is not known is refused, because leaving a
    column out silently would lose what somebody typed.
    """
    columns: list[str] = []
    for position, cell in enumerate(header, start=1):
        column = _column_of(cell)
        if cell and not column:
            raise BadSheet("sheet_unknown_column", name=cell[:60], position=str(position))
        if column and column in columns:
            raise BadSheet("sheet_repeated_column", name=cell[:60], position=str(position))
        columns.append(column)
    if "email" not in columns:
        raise BadSheet("sheet_missing_column", name="email")
    if not {"name", "first", "last"} & set(columns):
        raise BadSheet("sheet_missing_column", name="name")
    return tuple(columns)
