"""HTTP as api.md says it, at any door: problems, languages, repeats, versions, media types, sizes."""

import json

import pytest

from tests.cast.house import House, Somebody, done

PROBLEM = "application/problem+json"


def draft(name: str = "Rail") -> dict[str, str]:
    return {"name": name, "purpose": "Tracks and trains."}


def test_a_refusal_is_a_problem_document(house: House) -> None:
    refused = house.person().get("/communities/0000000000000")
    assert refused.headers["content-type"] == PROBLEM
    assert refused.headers["cache-control"] == "no-store"
    assert refused.json == {
        "type": "urn:entrenous:problem:not_found",
        "title": "Not found",
        "status": 404,
        "detail": "There is nothing here, or nothing that you can see.",
        "code": "not_found",
    }


@pytest.mark.parametrize(
    ("asked", "own", "language"),
    [
        ("fr-FR, en;q=0.5", None, "fr"),
        ("en", "fr", "en"),
        ("de", "fr", "fr"),
        ("de", None, "en"),
        ("", "fr", "fr"),
    ],
)
def test_a_refusal_speaks_the_readers_language(
    house: House, asked: str, own: str | None, language: str
) -> None:
    """What the request asks for, then what the person has set."""
    ines = house.person()
    done(ines.patch("/me", {"language": own}))
    refused = ines.get("/communities/0000000000000", accept_language=asked)
    assert refused.headers["content-language"] == language
    assert refused["title"] == {"en": "Not found", "fr": "Introuvable"}[language]


def test_the_frameworks_own_refusals_are_problems_too(house: House) -> None:
    refused = house.person(language="fr").ask("DELETE", "/feed")
    assert (refused.status, refused.code, refused.headers["allow"]) == (405, "method_not_allowed", "GET")
    assert refused.headers["content-type"] == PROBLEM
    assert refused["title"] == "Impossible à cette adresse"


def test_a_visitor_is_told_to_sign_in(house: House) -> None:
    for path in ("/feed", "/me", "/communities/0000000000000", "/posts/x", "/people"):
        refused = house.stranger().get(path)
        assert (refused.status, refused.code) == (401, "not_signed_in"), path


@pytest.mark.parametrize(
    "cookie",
    ["", "x", "0000000000000.secret", "0000000000000.", ".secret", "a b.c", "é.é", "0000000000000"],
)
def test_half_a_credential_opens_nothing(house: House, cookie: str) -> None:
    someone = Somebody(house, "Nobody", "nobody@example.org", cookie=cookie or "=")
    assert someone.get("/me").status == 401
    assert someone.get("/me", authorization=f"Bearer {cookie}").status == 401
    assert someone.get("/me", authorization=f"Bearer ent_{cookie.replace('.', '_')}").status == 401


def test_a_change_on_a_cookie_needs_the_header_that_other_sites_cannot_send(house: House) -> None:
    ines = house.person()
    for sent in ("", "XMLHttpRequest"):
        refused = ines.post("/communities", draft(), x_requested_with=sent)
        assert (refused.status, refused.code) == (403, "csrf")
    assert ines.get("/me", x_requested_with="").status == 200


def test_a_repeat_counts_once_and_gets_the_first_answer(house: House) -> None:
    ines = house.person()
    first = done(ines.post("/communities", draft(), idempotency_key="k1"), 201)
    house.settle()
    again = done(ines.post("/communities", draft(), idempotency_key="k1"), 201)
    assert again.json == first.json
    assert again.headers["location"] == first.headers["location"] == f"/api/v1/communities/{first['id']}"
    assert len(done(ines.get("/communities?scope=mine"))["items"]) == 1


def test_the_same_key_for_something_else_is_refused(house: House) -> None:
    ines = house.person()
    done(ines.post("/communities", draft(), idempotency_key="k1"), 201)
    for path, body in (
        ("/communities", draft("Other")),
        ("/me/tokens", {"name": "x", "ends_on": "2027-01-01"}),
    ):
        refused = ines.post(path, body, idempotency_key="k1")
        assert (refused.status, refused.code) == (422, "idempotency_conflict")


def test_another_persons_key_is_another_key(house: House) -> None:
    ines, omar = house.person("Ines"), house.person("Omar")
    first = done(ines.post("/communities", draft(), idempotency_key="k1"), 201)
    other = done(omar.post("/communities", draft(), idempotency_key="k1"), 201)
    assert first["id"] != other["id"]


def test_a_repeat_is_judged_again(house: House) -> None:
    """A replay holds an id: whoever may not read the thing any more does not get it by its key."""
    ines, omar = house.person("Ines"), house.person("Omar")
    rail = ines.founds("private")
    done(ines.adds(rail, omar))
    body = {"kind": "update", "body": "Hello.", "audience": omar.audience(rail)}
    done(omar.post(f"/communities/{rail}/posts", body, idempotency_key="k1"), 201)
    done(ines.delete(f"/communities/{rail}/people/{omar.id}"), 204)
    assert omar.post(f"/communities/{rail}/posts", body, idempotency_key="k1").status in (403, 404)


def test_what_is_edited_together_needs_its_version(house: House) -> None:
    ines = house.person()
    place = f"/communities/{ines.founds()}"
    version = done(ines.get(place)).headers["etag"]
    assert ines.patch(place, {"purpose": "New."}).status == 428
    done(ines.patch(place, {"purpose": "New."}, if_match=version))
    stale = ines.patch(place, {"purpose": "Newer."}, if_match=version)
    assert (stale.status, stale.code) == (412, "stale")
    assert done(ines.get(place))["purpose"] == "New."


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 400, "not_json"),
        (b"", 400, "not_json"),
        (b'{"name": "\xff\xfe"}', 400, "not_json"),
        (b"[" * 900_000, 422, "invalid"),
        (b'{"name": ' * 100_000, 422, "invalid"),
        (b'"' + b"x" * 1_000_001 + b'"', 413, "too_large"),
        (b"null", 422, "invalid"),
        (json.dumps({"name": "x" * 81}).encode(), 422, "invalid"),
        (json.dumps({"name": "Rail", "id": "0000000000000"}).encode(), 422, "invalid"),
        (json.dumps({"name": "Rail", "visibility": "public"}).encode(), 422, "invalid"),
        (json.dumps({"name": "a\u202eb"}).encode(), 422, "invalid"),
        (json.dumps({"name": "a\x00b"}).encode(), 422, "invalid"),
        (b'{"name": "\\ud800"}', 400, "not_json"),
    ],
)
def test_a_bad_body_is_refused_at_the_right_place(house: House, body: bytes, status: int, code: str) -> None:
    ines = house.person()
    refused = ines.post("/communities", body)
    assert (refused.status, refused.code) == (status, code)
    assert done(ines.get("/communities?scope=mine"))["items"] == []


def test_another_type_of_content_is_refused(house: House) -> None:
    refused = house.person().post("/communities", b"<xml/>", content_type="application/xml")
    assert (refused.status, refused.code) == (415, "unsupported_media_type")


def test_faults_are_told_in_the_readers_language(house: House) -> None:
    refused = house.person(language="fr").post("/communities", {"name": "x" * 81, "purpose": "x"})
    assert refused["errors"] == [
        {"pointer": "/name", "detail": "Au plus 80 caractères.", "code": "too_long"},
    ]


def test_every_answer_can_be_traced(house: House) -> None:
    ids = {house.stranger().get("/health").headers["x-request-id"] for _ in range(3)}
    assert len(ids) == 3


def test_health_needs_no_sign_in_and_says_nothing(house: House) -> None:
    assert done(house.stranger().get("/health")).json == {"status": "ok"}
