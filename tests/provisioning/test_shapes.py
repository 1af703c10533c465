"""What the big directories really send, request by request.

The shapes are those of their public documentation: Microsoft Entra ID (learn.microsoft.com, "Develop and
plan provisioning for a SCIM endpoint", and its list of deviations), Okta (developer.okta.com, "Okta and SCIM
Version 2.0"), OneLogin (developers.onelogin.com, "Implement SCIM provisioning") and the
RFC's own examples.
Names and addresses are ours.
"""

import json
from typing import Any, Final

import pytest

from tests.cast.house import House, Somebody, done
from tests.provisioning.directory import PATCH, USER, Directory, kind_of

ENTERPRISE: Final = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
DEPARTMENT: Final = f"{ENTERPRISE}:department"
ENTRA_POST: Final[dict[str, Any]] = {
    "schemas": [USER, ENTERPRISE],
    "externalId": "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef EMAIL",
    "userName": "EMAIL",
    "active": True,
    "displayName": "Ryan Leenay",
    "emails": [{"primary": True, "type": "work", "value": "EMAIL"}],
    "meta": {"resourceType": "User"},
    "name": {"formatted": "Ryan Leenay", "familyName": "Leenay", "givenName": "Ryan"},
    "roles": [],
    "title": "Fitter",
    "preferredLanguage": "fr-FR",
    f"{ENTERPRISE}": {"department": "Workshop", "employeeNumber": "701984"},
}
OKTA_POST: Final[dict[str, Any]] = {
    "schemas": [USER],
    "userName": "EMAIL",
    "name": {"givenName": "Ryan", "familyName": "Leenay"},
    "emails": [{"primary": True, "value": "EMAIL", "type": "work"}],
    "displayName": "Ryan Leenay",
    "locale": "en-US",
    "externalId": "00ujl29u0le5T6Aj10h7 EMAIL",
    "groups": [],
    "password": "1mz050nq",
    "active": True,
}
ONELOGIN_POST: Final[dict[str, Any]] = {
    "schemas": [USER],
    "username": "EMAIL",
    "externalid": "12345 EMAIL",
    "Name": {"GivenName": "Ryan", "FamilyName": "Leenay"},
    "emails": [{"value": "EMAIL", "primary": True}],
    "phoneNumbers": [{"value": "555", "type": "work"}],
}
POSTS: Final = {"entra": ENTRA_POST, "okta": OKTA_POST, "onelogin": ONELOGIN_POST}


def of(shape: Any, email: str) -> Any:
    return json.loads(json.dumps(shape).replace("EMAIL", email))


@pytest.mark.parametrize("sender", POSTS)
def test_each_makes_a_person(directory: Directory, newcomer: Somebody, sender: str) -> None:
    made = done(directory.ask("POST", "/Users", of(POSTS[sender], newcomer.email)), 201)
    assert made.headers["location"].endswith(f"/api/v1/scim/v2/Users/{made['id']}")
    assert made.headers["content-type"] == "application/scim+json"
    assert (made["userName"], made["active"]) == (newcomer.email, True)
    assert made["name"] == {"formatted": "Ryan Leenay", "givenName": "Ryan", "familyName": "Leenay"}
    assert "password" not in made.raw.decode()
    found = directory.finds(f'externalId eq "{made["externalId"]}"')
    assert [each["id"] for each in found] == [made["id"]]


def test_what_entra_sends_of_the_profile_is_kept(
    house: House, directory: Directory, newcomer: Somebody
) -> None:
    made = done(directory.ask("POST", "/Users", of(ENTRA_POST, newcomer.email)), 201)
    person = done(house.ada.get(f"/people/{made['id']}"))
    assert (person["headline"], person["unit"]) == ("Fitter", "Workshop")
    assert made["preferredLanguage"] == "fr"
    assert made[ENTERPRISE] == {"department": "Workshop"}


ENTRA_PATCHES: Final[list[tuple[list[dict[str, Any]], dict[str, Any]]]] = [
    ([{"op": "Replace", "path": "active", "value": "False"}], {"active": False}),
    ([{"op": "Replace", "path": "active", "value": "True"}], {"active": True}),
    ([{"op": "Add", "path": "title", "value": "Lead"}], {"title": "Lead"}),
    ([{"op": "Remove", "path": "title"}], {"title": None}),
    (
        [{"op": "Replace", "path": 'emails[type eq "work"].value', "value": "EMAIL"}],
        {"userName": "EMAIL"},
    ),
    (
        [
            {"op": "Replace", "path": "name.givenName", "value": "Rhian"},
            {"op": "Replace", "path": "name.familyName", "value": "Lee"},
        ],
        {"displayName": "Rhian Lee"},
    ),
    (
        [{"op": "Add", "path": f"{ENTERPRISE}:department", "value": "Design"}],
        {ENTERPRISE: {"department": "Design"}},
    ),
    (
        [{"op": "Add", "path": f"{ENTERPRISE}:manager", "value": "some-id"}],
        {"displayName": "Ryan Leenay"},
    ),
    (
        [{"op": "Add", "path": 'phoneNumbers[type eq "work"].value', "value": "555"}],
        {"displayName": "Ryan Leenay"},
    ),
    (
        [
            {
                "op": "replace",
                "value": {"displayName": "Rye", "title": "Boss", f"{ENTERPRISE}:department": "X"},
            }
        ],
        {"displayName": "Rye", "title": "Boss", ENTERPRISE: {"department": "X"}},
    ),
    ([{"op": "replace", "value": {"active": False}}], {"active": False}),
    ([{"op": "add", "value": {"name.givenName": "Ray", "name.familyName": "Lo"}}], {"displayName": "Ray Lo"}),
]


@pytest.mark.parametrize(("operations", "told"), ENTRA_PATCHES)
def test_each_change_is_understood(
    directory: Directory, newcomer: Somebody, operations: list[dict[str, Any]], told: dict[str, Any]
) -> None:
    made = done(directory.ask("POST", "/Users", of(ENTRA_POST, newcomer.email)), 201)
    changed = done(directory.patches(f"/Users/{made['id']}", *of(operations, newcomer.email))).json
    expected = of(told, newcomer.email)
    assert {key: changed.get(key) for key in expected} == expected
    shown = done(directory.ask("GET", f"/Users/{made['id']}")).json
    assert shown == changed


def test_okta_lists_finds_and_replaces_whole_people(directory: Directory, newcomer: Somebody) -> None:
    page = done(directory.ask("GET", "/Users?startIndex=1&count=2"))
    assert len(page["Resources"]) == page["itemsPerPage"] <= 2
    assert directory.finds(f'userName eq "{newcomer.email}"', startIndex="1", count="100") == []
    made = done(directory.ask("POST", "/Users", of(OKTA_POST, newcomer.email)), 201)
    whole = {**of(OKTA_POST, newcomer.email), "id": made["id"], "active": False, "meta": made["meta"]}
    assert done(directory.ask("PUT", f"/Users/{made['id']}", whole))["active"] is False
    whole["active"] = True
    whole["name"] = {"givenName": "Ryan", "familyName": "Long"}
    whole["displayName"] = "Ryan Long"
    back = done(directory.ask("PUT", f"/Users/{made['id']}", whole))
    assert (back["active"], back["displayName"]) == (True, "Ryan Long")
    assert back.json == done(directory.ask("PUT", f"/Users/{made['id']}", whole)).json


def test_entra_and_okta_fill_groups(directory: Directory, newcomer: Somebody) -> None:
    person = done(directory.ask("POST", "/Users", of(OKTA_POST, newcomer.email)), 201)["id"]
    draft = {
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group", "http://schemas.example/2006/11/Group"],
        "externalId": f"8aa1a0c0 {person}",
        "displayName": f"Shapes {person}",
        "meta": {"resourceType": "Group"},
    }
    group = done(directory.ask("POST", "/Groups", draft), 201)["id"]
    path = f"/Groups/{group}"
    entra = {"op": "Add", "path": "members", "value": [{"$ref": None, "value": person}]}
    assert [each["value"] for each in done(directory.patches(path, entra))["members"]] == [person]
    check = f'id eq "{group}" and members eq "{person}"'
    assert len(directory.finds(check, "Groups", attributes="id")) == 1
    legacy = {"op": "Remove", "path": "members", "value": [{"$ref": None, "value": person}]}
    assert done(directory.patches(path, legacy))["members"] == []
    okta = {"op": "replace", "value": {"id": group, "displayName": f"Renamed {person}"}}
    assert done(directory.patches(path, okta))["displayName"] == f"Renamed {person}"
    members = {"op": "replace", "path": "members", "value": [{"value": person, "display": "EMAIL"}]}
    assert len(done(directory.patches(path, members))["members"]) == 1
    removed = {"op": "remove", "path": f'members[value eq "{person}"]'}
    assert done(directory.patches(path, removed))["members"] == []


# RFC 7644, section 3.5.2, and what it says is refused; section 3.12 names the kinds.
REFUSED: Final[list[tuple[Any, str]]] = [
    ([], "invalidSyntax"),
    ("none", "invalidSyntax"),
    ([{"op": "move", "path": "title", "value": "x"}], "invalidSyntax"),
    ([{"path": "title", "value": "x"}], "invalidSyntax"),
    ([{"op": "replace", "value": "x"}], "invalidSyntax"),
    ([{"op": "remove"}], "noTarget"),
    ([{"op": "replace", "path": 'emails[type eq "home"].value', "value": "x@example.org"}], "noTarget"),
    ([{"op": "replace", "path": "emails[", "value": "x"}], "invalidPath"),
    ([{"op": "replace", "path": "a.b.c", "value": "x"}], "invalidPath"),
    ([{"op": "replace", "path": "((((", "value": "x"}], "invalidPath"),
    ([{"op": "replace", "path": "x" * 2_000, "value": "x"}], "invalidPath"),
    ([{"op": "replace", "path": "id", "value": "x"}], "mutability"),
    ([{"op": "replace", "path": "active", "value": "perhaps"}], "invalidValue"),
    ([{"op": "replace", "path": "title", "value": {"a": 1}}], "invalidValue"),
    ([{"op": "replace", "path": "title", "value": "x" * 300}], "invalidValue"),
    ([{"op": "replace", "path": "timezone", "value": "Mars/Olympus"}], "invalidValue"),
    ([{"op": "replace", "path": "userName", "value": "no address"}], "invalidValue"),
    ([{"op": "replace", "path": "displayName", "value": "a\u202eb"}], "invalidValue"),
    ([{"op": "replace", "path": "title", "value": "x"}] * 101, "invalidSyntax"),
]


@pytest.fixture(scope="module")
def kept(network: House) -> dict[str, Any]:
    """Somebody whom no refused change touches."""
    from tests.provisioning.directory import connected

    directory = connected(network.ada, "Refused")
    made = directory.enrols("refused.shapes@example.org", title="As before")
    return {"directory": directory, "made": made}


@pytest.mark.parametrize(("operations", "kind"), REFUSED)
def test_what_is_wrong_is_refused_with_its_kind(kept: dict[str, Any], operations: Any, kind: str) -> None:
    network_wide, path = kept["directory"], f"/Users/{kept['made']['id']}"
    body = {"schemas": [PATCH], "Operations": operations}
    assert kind_of(network_wide.ask("PATCH", path, body)) == (400, kind)
    assert done(network_wide.ask("GET", path)).json == kept["made"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "kind"),
    [
        ("POST", "/Users", {}, 400, "invalidValue"),
        ("POST", "/Users", {"displayName": "Nameless"}, 400, "invalidValue"),
        ("POST", "/Users", {"userName": 7}, 400, "invalidValue"),
        ("POST", "/Users", b"{", 400, "invalidSyntax"),
        ("POST", "/Users", b'{"a":' * 5_000, 400, "invalidSyntax"),
        ("POST", "/Users", [], 400, "invalidValue"),
        ("POST", "/Groups", {}, 400, "invalidValue"),
        ("GET", f"/Users/{'0' * 13}", None, 404, None),
        ("GET", "/Groups/nobody", None, 404, None),
        ("GET", "/Schemas/urn:none", None, 404, None),
        ("GET", "/Users?cursor=wrong", None, 400, "invalidCursor"),
    ],
)
def test_every_refusal_is_told_in_the_form_of_scim(
    kept: dict[str, Any], method: str, path: str, body: Any, status: int, kind: str | None
) -> None:
    assert kind_of(kept["directory"].ask(method, path, body)) == (status, kind)


def test_another_media_type_is_not_read(kept: dict[str, Any]) -> None:
    refused = kept["directory"].ask("POST", "/Users", b"<x/>", content_type="text/xml")
    assert kind_of(refused) == (415, None)
