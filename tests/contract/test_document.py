"""The document that is served: valid OpenAPI 3.1, and complete."""

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from chalicelib.foundation import doors
from tests.cast.house import House, done

pytestmark = pytest.mark.usefixtures("network")


def test_the_document_is_valid(house: House) -> None:
    document = done(house.stranger().get("/openapi.json")).json
    assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []


def test_every_door_is_described(house: House) -> None:
    document = house.door.contract.document if house.door.contract else {}
    described = {(method.upper(), path) for path, methods in document["paths"].items() for method in methods}
    assert described == {(door.method, door.path) for door in doors.every()}


def test_every_post_that_makes_something_can_be_repeated() -> None:
    """An Idempotency-Key is accepted on every POST that a person sends. A preview keeps nothing, nor does a
    question in a body or what is not supported; and each challenge is another."""
    posts = [door for door in doors.every() if door.method == "POST" and not door.public]
    assert [door.name for door in posts if door.again is None] == [
        "conversation.preview", "passkeys.begin_making", "provisioning.search_users",
        "provisioning.search_groups", "provisioning.search_all", "provisioning.change_many",
        "provisioning.enrol_oneself",
    ]  # fmt: skip


def test_only_a_body_that_is_needed_is_required(house: House) -> None:
    paths = done(house.stranger().get("/openapi.json"))["paths"]
    membership = paths["/communities/{community_id}/membership"]
    assert membership["put"]["requestBody"]["required"] is False
    assert membership["patch"]["requestBody"]["required"] is True


def test_names_of_operations_are_unique() -> None:
    names = [door.name for door in doors.every()]
    assert sorted(set(names)) == sorted(names)


def test_paths_stay_shallow() -> None:
    """API Gateway allows 300 resources an API; at most three segments stand behind a thing's address."""
    segments = {door.path: [part for part in door.path.split("/") if part] for door in doors.every()}
    assert [path for path, parts in segments.items() if len(parts) > 5] == []
    resources = {tuple(parts[:depth]) for parts in segments.values() for depth in range(len(parts) + 1)}
    assert len(resources) < 250


def test_every_sentence_of_the_document_is_a_sentence() -> None:
    summaries = {door.name: (door.view.__doc__ or "").strip() for door in doors.every()}
    assert [name for name, text in summaries.items() if not text.split("\n")[0].endswith(".")] == []
