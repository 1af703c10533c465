"""The OpenAPI 3.1 document, made from the doors and the types of their drafts and answers."""

import inspect
import types
import typing
from collections.abc import Iterable
from typing import Any, Final

import msgspec

from chalicelib.foundation.doors import Door
from chalicelib.foundation.http import (
    JSON,
    PROBLEM,
    Accepted,
    Answer,
    Created,
    Elsewhere,
    Nothing,
    Sheet,
    Unchanged,
)
from chalicelib.foundation.reading import optional

SCHEMAS: Final = "#/components/schemas/{name}"
SIGNED_IN: Final[list[dict[str, list[str]]]] = [{"session": []}, {"token": []}]
ITS_OWN: Final = frozenset({"viewer", "draft", "query", "request", "if_match"})
WRAPPED: Final = (Answer, Created, Accepted)
STATUS: Final[dict[Any, int]] = {Created: 201, Accepted: 202, Nothing: 204, Elsewhere: 302, Unchanged: 304}


class ProblemError(msgspec.Struct, frozen=True):
    """One thing wrong with a draft."""

    pointer: str
    detail: str
    code: str


class Problem(msgspec.Struct, frozen=True):
    """A problem document (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    errors: list[ProblemError] | msgspec.UnsetType = msgspec.UNSET


def document(doors: Iterable[Door], *, title: str, version: str) -> dict[str, Any]:
    """The whole document."""
    hung = list(doors)
    schemas, components = _schemas(hung)
    paths: dict[str, dict[str, Any]] = {}
    for door in hung:
        paths.setdefault(door.path, {})[door.method.lower()] = _operation(door, schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": title,
            "version": version,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/api/v1"}],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": "__Host-entrenous"},
                "token": {"type": "http", "scheme": "bearer"},
            },
        },
    }


def answers(door: Door) -> dict[int, Any]:
    """What a door answers when all is well: by status the type of its body, None for none."""
    said = [each for each in _choices(door) if each is not Sheet]
    return {STATUS.get(typing.get_origin(each) or each, 200): _body_of(each) for each in said}


def _choices(door: Door) -> tuple[Any, ...]:
    return typing.get_args(door.answers) if _is_choice(door.answers) else (door.answers,)


def _is_choice(said: Any) -> bool:
    origins = [typing.get_origin(each) for each in typing.get_args(said)]
    return typing.get_origin(said) in (typing.Union, types.UnionType) and any(
        each in WRAPPED for each in origins
    )


def _body_of(said: Any) -> Any:
    if typing.get_origin(said) in WRAPPED:
        return typing.get_args(said)[0]
    return None if said in (Nothing, Elsewhere, Unchanged, None) else said


def _types(doors: Iterable[Door]) -> list[Any]:
    found: list[Any] = [Problem]
    for door in doors:
        found += [kind for name, kind in door.takes.items() if name in ("draft", "query")]
        found += answers(door).values()
    unique: list[Any] = []
    for kind in found:
        if kind is not None and not any(kind == each for each in unique):
            unique.append(kind)
    return unique


def _schemas(doors: Iterable[Door]) -> tuple[list[tuple[Any, Any]], dict[str, Any]]:
    kinds = _types(doors)
    schemas, components = msgspec.json.schema_components(kinds, ref_template=SCHEMAS)
    return list(zip(kinds, schemas, strict=True)), dict(components)


def _schema(kind: Any, schemas: list[tuple[Any, Any]]) -> Any:
    return next(schema for known, schema in schemas if known == kind)


def _operation(door: Door, schemas: list[tuple[Any, Any]]) -> dict[str, Any]:
    text = inspect.getdoc(door.view) or door.name
    summary, _, rest = text.partition("\n")
    operation: dict[str, Any] = {
        "operationId": door.name,
        "summary": summary.strip(),
        "tags": [door.name.partition(".")[0]],
        "security": [] if door.public else SIGNED_IN,
        "responses": _responses(door, schemas),
    }
    if rest.strip():
        operation["description"] = " ".join(rest.split())
    parameters = [*_path(door), *_query(door), *_headers(door)]
    if parameters:
        operation["parameters"] = parameters
    body = _body(door, schemas)
    return operation | ({"requestBody": body} if body else {})


def _responses(door: Door, schemas: list[tuple[Any, Any]]) -> dict[str, Any]:
    problem: dict[str, Any] = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    if door.dialect:
        problem = {door.dialect.media: {"schema": {"type": "object"}}}
    refused = "Refused, for a reason given as a problem document."
    if door.raises:
        refused += f" Conflicts that can be counted on: {', '.join(door.raises)}."
    good = {str(status): _good(door, kind, schemas) for status, kind in answers(door).items()}
    if Sheet in _choices(door):
        good["200"]["content"]["text/csv"] = {"schema": {"type": "string"}}
    return good | {"default": {"description": refused, "content": problem}}


def _good(door: Door, kind: Any, schemas: list[tuple[Any, Any]]) -> dict[str, Any]:
    if kind is None:
        return {"description": "Done."}
    media = door.dialect.media if door.dialect else JSON
    return {"description": "Done.", "content": {media: {"schema": _schema(kind, schemas)}}}


def _path(door: Door) -> list[dict[str, Any]]:
    return [
        {"name": part, "in": "path", "required": True, "schema": {"type": "string"}} for part in door.parts
    ]


def _query(door: Door) -> list[dict[str, Any]]:
    kind = door.takes.get("query")
    if kind is None:
        return []
    (_,), components = msgspec.json.schema_components([kind], ref_template=SCHEMAS)
    whole = next(iter(components.values()))
    needed = whole.get("required", ())
    return [
        {"name": name, "in": "query", "required": name in needed, "schema": schema}
        for name, schema in whole["properties"].items()
    ]


def _headers(door: Door) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if door.method == "POST" and not door.public:
        found.append(
            {"name": "Idempotency-Key", "in": "header", "schema": {"type": "string", "maxLength": 200}}
        )
    if "if_match" in door.takes:
        found.append({"name": "If-Match", "in": "header", "required": True, "schema": {"type": "string"}})
    return found


def _body(door: Door, schemas: list[tuple[Any, Any]]) -> dict[str, Any] | None:
    kind = door.takes.get("draft")
    if kind is not None:
        schema = _schema(kind, schemas)
        content = {media: {"schema": schema} for media in door.media}
        return {"required": not optional(kind), "content": content}
    if "text/csv" in door.media:
        return {"required": True, "content": {"text/csv": {"schema": {"type": "string"}}}}
    return None
