"""Questions in a body, and what SCIM leaves to choose that is not there."""

from typing import Any, Final

import pytest

from tests.cast.house import House, Somebody, done
from tests.provisioning.directory import Directory, kind_of

SEARCH: Final = "urn:ietf:params:scim:api:messages:2.0:SearchRequest"
GROUP: Final = "urn:ietf:params:scim:schemas:core:2.0:Group"


def asks(directory: Directory, path: str, **question: Any) -> dict[str, Any]:
    """What a question in a body finds."""
    reply = done(directory.ask("POST", f"{path}/.search", {"schemas": [SEARCH], **question}))
    return dict(reply.json)


def grouped(directory: Directory, name: str, *people: str) -> str:
    """A group of that name, with these people in it."""
    draft = {"schemas": [GROUP], "displayName": name, "members": [{"value": each} for each in people]}
    return str(done(directory.ask("POST", "/Groups", draft), 201)["id"])


def test_a_body_finds_what_a_link_finds(directory: Directory, newcomer: Somebody) -> None:
    made = directory.enrols(newcomer.email)
    question = f'userName eq "{newcomer.email}"'
    found = asks(directory, "/Users", filter=question)
    assert found["Resources"] == directory.finds(question) == [made]
    assert (found["totalResults"], found["startIndex"], found["itemsPerPage"]) == (1, 1, 1)
    shown = asks(directory, "/Users", filter=question, attributes=["userName", "name.formatted"])
    assert set(shown["Resources"][0]) == {"schemas", "id", "userName", "name"}
    shown = asks(directory, "/Users", filter=question, excludedAttributes=["userName"])
    assert "userName" not in shown["Resources"][0]


def test_pages_go_on_by_cursor_and_by_number(directory: Directory, newcomer: Somebody) -> None:
    directory.enrols(newcomer.email)
    first = asks(directory, "/Users", cursor="", count=1)
    second = asks(directory, "/Users", cursor=first["nextCursor"], count=1)
    assert first["Resources"] != second["Resources"]
    assert asks(directory, "/Users", startIndex=2, count=1)["startIndex"] == 2


def test_sorting_that_is_asked_for_changes_nothing(directory: Directory, newcomer: Somebody) -> None:
    """It is not supported, which `ServiceProviderConfig` says; unknown parameters are not read (3.4.2)."""
    directory.enrols(newcomer.email)
    plain = done(directory.ask("GET", "/Users?count=5")).raw
    assert done(directory.ask("GET", "/Users?count=5&sortBy=userName&sortOrder=descending")).raw == plain
    sorted_ = asks(directory, "/Users", count=5, sortBy="userName", sortOrder="descending")
    assert sorted_ == asks(directory, "/Users", count=5)


def test_groups_are_searched_too(directory: Directory, newcomer: Somebody) -> None:
    name = f"Searched {newcomer.email}"
    group = grouped(directory, name)
    found = asks(directory, "/Groups", filter=f'displayName eq "{name}"', attributes=["displayName"])
    assert [each["id"] for each in found["Resources"]] == [group]


def test_one_question_finds_people_and_groups(directory: Directory, newcomer: Somebody) -> None:
    """People come first; pages run through both."""
    external = f"same-{newcomer.email}"
    person = directory.enrols(newcomer.email, externalId=external)["id"]
    group = grouped(directory, f"Same {newcomer.email}")
    done(directory.patches(f"/Groups/{group}", {"op": "add", "path": "externalId", "value": external}))
    question = f'externalId eq "{external}"'
    found = asks(directory, "", filter=question)
    assert [each["id"] for each in found["Resources"]] == [person, group]
    assert [each["meta"]["resourceType"] for each in found["Resources"]] == ["User", "Group"]
    pages = [asks(directory, "", filter=question, startIndex=at, count=1) for at in (1, 2, 3)]
    assert [[each["id"] for each in page["Resources"]] for page in pages] == [[person], [group], []]
    assert {page["totalResults"] for page in pages} == {2}


@pytest.mark.parametrize("path", ["", "/Users", "/Groups"])
@pytest.mark.parametrize(
    "body", [{}, {"schemas": []}, {"schemas": [GROUP]}, {"schemas": [SEARCH], "count": "x"}, []], ids=str
)
def test_what_is_no_question_is_refused(directory: Directory, path: str, body: object) -> None:
    assert kind_of(directory.ask("POST", f"{path}/.search", body)) == (400, "invalidValue")


@pytest.mark.parametrize("question", [{}, {"cursor": ""}, {"filter": "title pr"}, {"filter": "userName pr"}])
def test_nobody_goes_through_everything_at_once(directory: Directory, question: dict[str, str]) -> None:
    body = {"schemas": [SEARCH], **question}
    assert kind_of(directory.ask("POST", "/.search", body)) == (400, "tooMany")


def test_an_attack_in_a_body_is_refused_as_in_a_link(directory: Directory) -> None:
    for text in ("(" * 9_000, "title pr and " * 30 + "title pr", 'userName eq "' + "x" * 9_000 + '"'):
        body = {"schemas": [SEARCH], "filter": text}
        assert kind_of(directory.ask("POST", "/Users/.search", body)) == (400, "invalidFilter")
    long = {"schemas": [SEARCH], "filter": "x" * 10_001}
    assert kind_of(directory.ask("POST", "/Users/.search", long)) == (400, "invalidValue")


ABSENT: Final = [("POST", "/Bulk"), *((each, "/Me") for each in ("GET", "POST", "PUT", "PATCH", "DELETE"))]


@pytest.mark.parametrize(("method", "path"), ABSENT)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_not_there_says_so(directory: Directory, method: str, path: str, language: str) -> None:
    """501 with a sentence (RFC 7644, sections 3.7 and 3.11); `ServiceProviderConfig` says the same."""
    directory.language = language
    body = {"schemas": []} if method in ("POST", "PUT", "PATCH") else None
    refused = directory.ask(method, path, body)
    assert kind_of(refused) == (501, None)
    assert refused["detail"].startswith({"en": "This part of SCIM", "fr": "Cette partie de SCIM"}[language])
    assert done(directory.ask("GET", "/ServiceProviderConfig"))["bulk"]["supported"] is False


@pytest.mark.parametrize(
    ("method", "path"), [*ABSENT, *(("POST", f"{each}/.search") for each in ("", "/Users", "/Groups"))]
)
def test_nobody_else_is_told_even_that(house: House, method: str, path: str) -> None:
    body = {"schemas": [SEARCH]} if method in ("POST", "PUT", "PATCH") else None
    assert house.ada.ask(method, f"/scim/v2{path}", body, content_type="application/scim+json").status == 403
    assert house.stranger().ask(method, f"/scim/v2{path}", body).status == 401
