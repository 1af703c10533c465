"""Inviting members one by one and from a sheet, and the companies that guests come from."""

import json

import pytest

from tests.cast.house import House, Somebody, done
from tests.people.conftest import Invites


def imports(someone: Somebody, sheet: bytes, **headers: str) -> dict[str, object]:
    return dict(done(someone.post("/people/import", sheet, content_type="text/csv", **headers)).json)


def test_an_invitation_goes_out_in_the_persons_language_with_the_way_in(house: House) -> None:
    email = house.stranger().email
    draft = {"email": email, "name": "<b>Zoé</b>", "language": "fr", "unit": "Achats"}
    invited = done(house.ada.post("/people", draft), 201)
    assert invited["status"] == "invited"
    house.settle()
    (mail,) = house.mails(email)
    text = json.dumps(mail, ensure_ascii=False)
    assert "Ada Lovelace vous invite" in text
    assert "&lt;b&gt;Zoé&lt;/b&gt;" in text
    assert "http://127.0.0.1:8000/" in text


def test_an_address_is_one_persons(house: House) -> None:
    ines = house.person()
    refused = house.ada.post("/people", {"email": ines.email.upper(), "name": "Other"})
    assert (refused.status, refused.code) == (409, "address_taken")


def test_a_repeated_invitation_is_one(house: House) -> None:
    draft = {"email": house.stranger().email, "name": "Once"}
    first = done(house.ada.post("/people", draft, idempotency_key="invite-once"), 201)
    again = done(house.ada.post("/people", draft, idempotency_key="invite-once"), 201)
    assert first.raw == again.raw
    assert first.headers["location"] == again.headers["location"] == f"/api/v1/people/{first['id']}"


@pytest.mark.parametrize(
    ("draft", "pointer"),
    [
        ({"email": "x@example.org"}, "/name"),
        ({"email": "x@example.org", "name": "\u2066x"}, "/name"),
        ({"email": "a@b@example.org", "name": "X"}, "/email"),
        ({"email": "x@exa\u0440le.org", "name": "X"}, "/email"),
        ({"email": "x@example.org", "name": "X", "kind": "guest"}, "/kind"),
        ({"email": "x@example.org", "name": "X", "roles": ["administrator"]}, "/roles"),
        ({"email": "x@example.org", "name": "X", "skills": [1]}, "/skills/0"),
    ],
)
def test_who_cannot_be_invited_so_is_refused(house: House, draft: object, pointer: str) -> None:
    refused = house.ada.post("/people", draft)
    assert (refused.status, refused["errors"][0]["pointer"]) == (422, pointer)


def test_a_sheet_is_answered_row_by_row(house: House) -> None:
    ines, new = house.person("Ines"), house.stranger().email
    sheet = (
        f"Nom;Prénom;Courriel;Fonction;Langue\r\nGarçon;Élodie;{new};Achats;fr\r\nX;Y;{ines.email};;\r\n"
        f"\r\nGarçon;Élodie;{new};;\r\nNobody;Some;not-an-address;;\r\n"
    )
    told = imports(house.ada, sheet.encode("cp1252"))
    rows = told["rows"]
    assert isinstance(rows, list)
    results = [(row["line"], row["result"], row["code"], row["pointer"]) for row in rows]
    assert results == [
        (2, "invited", None, None),
        (3, "known", None, None),
        (5, "refused", "row_duplicate", "/email"),
        (6, "refused", "address_incomplete", "/email"),
    ]
    assert (told["invited"], told["known"], told["refused"]) == (1, 1, 2)
    page = done(house.ada.get(f"/people/{rows[0]['person']}"))
    assert (page["name"], page["headline"], page["email"]) == ("Élodie Garçon", "Achats", new)
    assert done(ines.get("/me"))["person"]["name"] == "Ines", "a known person is not changed"
    assert rows[2]["detail"] == "This address stands on line 2 already."


def test_a_sheet_of_many_is_invited_whole_and_known_the_second_time(house: House) -> None:
    place = house.stranger().email
    lines = [f"n{number}.{place},Person Number{number}" for number in range(60)]
    sheet = "\ufeffemail,name\n" + "\n".join(lines)
    assert imports(house.ada, sheet.encode())["invited"] == 60
    again = imports(house.ada, sheet.encode())
    assert (again["invited"], again["known"]) == (0, 60)
    assert len(done(house.ada.get("/people?q=number59"))["items"]) == 1


def test_a_repeated_sheet_is_answered_as_the_first_time(house: House) -> None:
    sheet = f"email,name\n{house.stranger().email},Only Once\n".encode()
    first = imports(house.ada, sheet, idempotency_key="sheet")
    assert first == imports(house.ada, sheet, idempotency_key="sheet")
    assert first["invited"] == 1


@pytest.mark.parametrize(
    ("sheet", "media", "status", "code"),
    [
        (b"", "text/csv", 422, "sheet_empty"),
        (b"name\nX\n", "text/csv", 422, "sheet_missing_column"),
        (b"email,name,salary\na@example.org,A,1\n", "text/csv", 422, "sheet_unknown_column"),
        (b"PK\x03\x04\0\0", "text/csv", 422, "sheet_not_text"),
        (b"{}", "application/json", 415, "unsupported_media_type"),
        (b"email,name\n" + b"x" * 1_000_001, "text/csv", 413, "too_large"),
    ],
)
def test_a_sheet_that_cannot_be_read_changes_nothing(
    house: House, sheet: bytes, media: str, status: int, code: str
) -> None:
    refused = house.ada.post("/people/import", sheet, content_type=media)
    assert (refused.status, refused.code) == (status, code)
    assert refused["detail"]


def test_members_do_not_import(house: House) -> None:
    refused = house.person().post("/people/import", b"email,name\na@example.org,A\n", content_type="text/csv")
    assert (refused.status, refused.code) == (403, "administrators_only")


def test_companies_are_made_listed_and_renamed_on_their_peoples_cards(house: House, guest: Invites) -> None:
    ines = house.person()
    made = done(
        house.ada.post("/companies", {"name": "Aqua Valcour", "domains": ["Valcour.FR", "valcour.fr"]}), 201
    )
    assert made["domains"] == ["valcour.fr"]
    gil = guest(ines, made["id"])
    names = [each["name"] for each in done(ines.get("/companies?limit=100"))["items"]]
    assert "Aqua Valcour" in names
    assert names == sorted(names, key=str.casefold)
    done(house.ada.patch(f"/companies/{made['id']}", {"name": "Zeta Valcour", "domains": None}))
    house.settle()
    assert done(gil.get("/me"))["person"]["company"] == {"id": made["id"], "name": "Zeta Valcour"}
    listed = done(ines.get("/companies?limit=100"))["items"]
    assert {"id": made["id"], "name": "Zeta Valcour", "domains": []} in listed
    assert "Aqua Valcour" not in [each["name"] for each in listed]


def test_companies_come_in_pages(house: House) -> None:
    for name in ("Page One", "Page Two"):
        house.company(name)
    seen: list[str] = []
    cursor = ""
    while True:
        page = done(house.ada.get(f"/companies?limit=1{cursor}"))
        seen += [each["id"] for each in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert len(seen) == len(set(seen)) == len(done(house.ada.get("/companies?limit=100"))["items"])


@pytest.mark.parametrize(
    "draft",
    [{"name": ""}, {"name": "X", "domains": ["not a domain"]}, {"name": "X", "domains": ["a@b.fr"]}, {}],
)
def test_a_company_that_does_not_hold_is_refused(house: House, draft: object) -> None:
    assert house.ada.post("/companies", draft).status == 422


def test_a_company_that_is_none_is_not_found(house: House) -> None:
    assert house.ada.patch(f"/companies/{'0' * 13}", {"name": "X"}).status == 404
