"""Sheets: what spreadsheets save is read as it was meant, and what is wrong is said row by row."""

import pytest

from chalicelib.foundation.words import say
from chalicelib.people.sheets import BYTES_MOST, ROWS_MOST, BadSheet, Row, rows_of

FRENCH = (
    "Prénom;Nom;Courriel;Fonction;Unité;Lieu;Langue\r\nInès;D’Été;Ines@A.example;Cheffe;R&D;Évry;Français\r\n"
)
INES = Row(2, "Inès D’Été", "ines@a.example", "Cheffe", "R&D", "Évry", "fr", None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_what_a_spreadsheet_saves_is_read(encoding: str, delimiter: str) -> None:
    sheet = rows_of(FRENCH.replace(";", delimiter).encode(encoding))
    assert sheet.rows == (INES,)
    assert (sheet.columns[0], sheet.missing) == ("first", ())


@pytest.mark.parametrize(
    ("header", "cells", "name"),
    [
        ("NAME,E-MAIL", "Inès Durand,a@b.fr", "Inès Durand"),
        ("adresse,nom", "a@b.fr,Inès Durand", "Inès Durand"),
        ("Adresse e‑mail,PRENOM,nom", "a@b.fr,Inès,Durand", "Inès Durand"),
        ("last name,First Name,Email", "Durand,Inès,a@b.fr", "Inès Durand"),
        ("prénom,nom de famille,mél,nom", "Inès,Durand,a@b.fr,", "Inès Durand"),
        ("prénom,nom de famille,mél,nom", "Inès,Durand,a@b.fr,I. Durand", "I. Durand"),
        ("nom complet,adresse_électronique", "Durand,a@b.fr", "Durand"),
    ],
)
def test_columns_have_french_and_english_names_in_any_order(header: str, cells: str, name: str) -> None:
    (row,) = rows_of(f"{header}\n{cells}\n".encode()).rows
    assert (row.name, row.email, row.problem) == (name, "a@b.fr", None)


def test_lines_are_those_of_the_file() -> None:
    text = 'name,email,unit\n\n"A","a@b.fr","x"\n , ,\n"B ""b"", c",b@b.fr,"two\nlines"\nC,c@b.fr,\n'
    rows = rows_of(text.encode()).rows
    assert [(row.line, row.name, row.problem) for row in rows] == [
        (3, "A", None),
        (5, 'B "b", c', "control"),
        (7, "C", None),
    ]
    assert rows_of(text.replace("\n", "\r\n").encode()).rows[2].line == 7


def test_the_first_line_may_tell_the_delimiter() -> None:
    (row,) = rows_of(b"sep=;\r\nname;email\r\nA, B;a@b.fr\r\n").rows
    assert (row.line, row.name) == (3, "A, B")
    (row,) = rows_of(b"sep=|\r\nname|email\r\nA|a@b.fr\r\n").rows
    assert row.name == "A"


def test_a_row_tells_what_is_wrong_with_it_and_where() -> None:
    lines = {
        "Ann,a@b.fr,en": None,
        "Bob,A@B.fr,en": ("/email", "row_duplicate"),
        "Cy,nowhere,": ("/email", "address_incomplete"),
        "Di,,": ("/email", "empty"),
        ",e@b.fr,": ("/name", "empty"),
        "Fo\u202ex,f@b.fr,": ("/name", "bidi"),
        f"{'G' * 101},g@b.fr,": ("/name", "too_long"),
        "Ha,h@b.fr,Klingon": ("/language", "row_unknown_language"),
        "Ida,i@b.fr,en,more": ("", "row_surplus_cells"),
        "Jo,j@b.fr": None,
        "Kim,k@b.fr,EN_gb": None,
        "Lea,l@b.fr,fr-CA,,": None,
    }
    rows = rows_of("\n".join(["name,email,lang", *lines]).encode()).rows
    assert [(row.fault.pointer, row.problem) if row.fault else None for row in rows] == list(lines.values())
    assert rows[1].email == "a@b.fr"
    assert rows[2].email == "nowhere"
    assert [row.language for row in rows[-3:]] == ["", "en", "fr"]
    for fault in (row.fault for row in rows if row.fault):
        assert say(fault.code, "fr", **dict(fault.values)) != say(fault.code, "en", **dict(fault.values))
    assert dict(rows[1].fault.values) == {"line": "2"}


@pytest.mark.parametrize(
    "formula", ["=1+1", '=HYPERLINK(""http://evil.example"")', "@SUM(A1)", "+33 1", "-x"]
)
def test_a_formula_is_text(formula: str) -> None:
    (row,) = rows_of(f'name,email\n"{formula}",a@b.fr\n'.encode()).rows
    assert (row.name, row.problem) == (formula.replace('""', '"'), None)


@pytest.mark.parametrize(
    ("data", "reason", "detail"),
    [
        (b"", "sheet_empty", {}),
        (b"\xef\xbb\xbf \n\n", "sheet_empty", {}),
        (b"name,email\n", "sheet_empty", {}),
        (b"PK\x03\x04rest of a workbook", "sheet_not_text", {}),
        (b"\xd0\xcf\x11\xe0\x00\x00\x00", "sheet_not_text", {}),
        (b"name,email\nA\x00,a@b.fr\n", "sheet_not_text", {}),
        (b"name,email\n\x81\x8d,a@b.fr\n", "sheet_encoding", {}),
        (b"\xff\xfen", "sheet_encoding", {}),
        (b"name,email,salaire\nA,a@b.fr,1\n", "sheet_unknown_column", {"name": "salaire", "position": "3"}),
        (b"Ann,a@b.fr\n", "sheet_unknown_column", {"name": "Ann", "position": "1"}),
        (b"name,mail,courriel\nA,a,b\n", "sheet_repeated_column", {"name": "courriel", "position": "3"}),
        (b"name,unit\nA,b\n", "sheet_missing_column", {"name": "email"}),
        (b"email,unit\na@b.fr,b\n", "sheet_missing_column", {"name": "name"}),
        (b'name,email\nA,a@b.fr\n"B,b@b.fr\nC,c@b.fr\n', "sheet_malformed", {"line": "3"}),
        (b'name,email\n"A"x,a@b.fr\n', "sheet_malformed", {"line": "2"}),
        (b'"name\n', "sheet_malformed", {"line": "1"}),
        (b"name,email\n" + b"x" * 200_000 + b",a@b.fr\n", "sheet_malformed", {"line": "2"}),
        (b"name,email\n" + b"A,a@b.fr\n" * (ROWS_MOST + 1), "sheet_too_many_rows", {"most": "2000"}),
        (b"x" * (BYTES_MOST + 1), "sheet_too_large", {"most": "1"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_read_is_refused_as_a_whole(
    data: bytes, reason: str, detail: dict[str, str]
) -> None:
    with pytest.raises(BadSheet) as refused:
        rows_of(data)
    assert (refused.value.reason, refused.value.code, refused.value.detail) == (reason, reason, detail)
    assert say(reason, "fr", **refused.value.values) != say(reason, "en", **refused.value.values)


def test_the_most_rows_and_empty_trailing_columns_are_read() -> None:
    people = "".join(f"P{number};p{number}@b.fr;;\n" for number in range(ROWS_MOST))
    sheet = rows_of(f"nom;adresse;;\n{people}".encode())
    assert len(sheet.rows) == ROWS_MOST
    assert sheet.columns == ("name", "email", "", "")
    assert sheet.missing == ("headline", "unit", "place", "language")
    assert all(row.problem is None for row in sheet.rows)
