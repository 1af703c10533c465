"""Resources as they go out: with where they are, their version, and no more than was asked for."""

from collections.abc import Iterable
from typing import Any, Final

from chalicelib.foundation import settings
from chalicelib.foundation.http import Answer, Request, Unchanged, unchanged
from chalicelib.people.model import Person
from chalicelib.provisioning.actions import users as actions
from chalicelib.provisioning.drafts import ListQuery, Shape
from chalicelib.provisioning.model.filters import Names
from chalicelib.provisioning.model.resources import Enrolment
from chalicelib.provisioning.rules import attributes, users

BASE: Final = "/api/v1/scim/v2"
LIST: Final = "urn:ietf:params:scim:api:messages:2.0:ListResponse"
ALWAYS: Final = frozenset({"id", "schemas"})
"""What every answer shows, whatever was asked for (RFC 7643, section 7, `returned`)."""
COUNT_MOST: Final = 200


def location(kind: str, id_: str) -> str:
    """Where a resource is."""
    return f"{settings.origin()}{BASE}/{kind}/{id_}"


def user(person: Person, enrolment: Enrolment, shape: Shape | ListQuery | None = None) -> dict[str, Any]:
    """A person as a resource."""
    meta = {
        "resourceType": "User",
        "location": location("Users", person.id),
        "version": actions.version(person, enrolment),
    }
    return shaped({**users.shown(person, enrolment), "meta": meta}, shape)


def whole(resource: dict[str, Any], status: int = 200) -> Answer[dict[str, Any]]:
    """The answer that shows one resource, with its version."""
    meta = resource["meta"]
    return Answer(resource, status, {"ETag": meta["version"], "Location": meta["location"]})


def answered(resource: dict[str, Any], shape: Shape, request: Request) -> Answer[dict[str, Any]] | Unchanged:
    """The same, with no more of it than was asked for; 304 for who has it in this version already."""
    tag = str(resource["meta"]["version"])
    if request.has(tag.removeprefix("W/")):
        return unchanged(tag)
    full = whole(resource)
    return Answer(shaped(resource, shape), full.status, full.headers)


def bounded(count: int) -> int:
    """How many a page holds at most."""
    return max(0, min(count, COUNT_MOST))


def page(
    found: Iterable[dict[str, Any]], total: int | None, start: int | None = None, onward: str | None = None
) -> dict[str, Any]:
    """A page of a list. By cursor, how many there are in all is not counted (RFC 9865, section 2)."""
    items = list(found)
    told = {"schemas": [LIST], "totalResults": total, "startIndex": start, "nextCursor": onward}
    numbers = {key: value for key, value in told.items() if value is not None}
    return {**numbers, "itemsPerPage": len(items), "Resources": items}


def shaped(resource: dict[str, Any], shape: Shape | ListQuery | None) -> dict[str, Any]:
    """A resource with the attributes that were asked for, or without those that were not."""
    if shape is None or not (shape.attributes or shape.excluded_attributes):
        return resource
    if shape.attributes:
        wanted = _named(shape.attributes)
        return {key: _part(key, value, wanted) for key, value in resource.items() if _asked(key, wanted)}
    spared = _named(shape.excluded_attributes)
    return {
        key: _rest(key, value, spared)
        for key, value in resource.items()
        if key in ALWAYS or (key.lower(),) not in spared
    }


def _named(text: str) -> frozenset[Names]:
    words = (each.strip() for each in text.split(",") if each.strip())
    return frozenset(
        tuple(part.lower() for part in attributes.names(each, code="scim_value")) for each in words
    )


def _asked(key: str, wanted: frozenset[Names]) -> bool:
    return key in ALWAYS or any(each[0] == key.lower() for each in wanted)


def _part(key: str, value: Any, wanted: frozenset[Names]) -> Any:
    if key in ALWAYS or (key.lower(),) in wanted:
        return value
    inner = {each[1] for each in wanted if each[0] == key.lower() and len(each) > 1}
    return _each(value, lambda name: name in inner)


def _rest(key: str, value: Any, spared: frozenset[Names]) -> Any:
    inner = {each[1] for each in spared if each[0] == key.lower() and len(each) > 1}
    return _each(value, lambda name: name not in inner) if inner else value


def _each(value: Any, keeps: Any) -> Any:
    if isinstance(value, list):
        return [_each(each, keeps) for each in value]
    if not isinstance(value, dict):
        return value
    return {name: inner for name, inner in value.items() if keeps(name.lower())}
