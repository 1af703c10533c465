"""JSON Schemas in words: the kind of a value, and the fields of an object."""

from collections.abc import Mapping
from html import escape
from typing import Any, Final

from local.texts import said

DEEPEST: Final = 4
BOUNDS: Final = {
    "minLength": "≥ {} characters",
    "maxLength": "≤ {} characters",
    "minItems": "≥ {} items",
    "maxItems": "≤ {} items",
    "minimum": "≥ {}",
    "maximum": "≤ {}",
    "pattern": "{}",
}

Schema = Mapping[str, Any]


def kind(schema: Schema) -> str:
    """A schema in a few words, such as `array of string, ≤ 20 items`; the words are JSON Schema's own."""
    alternatives = schema.get("anyOf") or schema.get("oneOf")
    if "$ref" in schema:
        word = str(schema["$ref"]).rpartition("/")[2]
    elif alternatives:
        word = " or ".join(kind(each) for each in alternatives)
    elif "enum" in schema:
        word = " | ".join(str(each) for each in schema["enum"])
    elif "const" in schema:
        word = str(schema["const"])
    elif schema.get("type") == "array":
        word = f"array of {kind(schema.get('items', {}))}"
    else:
        word = str(schema.get("format") or schema.get("type") or "any")
    bounds = [text.format(schema[name]) for name, text in BOUNDS.items() if name in schema]
    return ", ".join([word, *bounds])


def fields(schema: Schema, document: Mapping[str, Any], language: str, depth: int = 0) -> str:
    """The fields of a schema as nested lists; references are followed four levels deep."""
    known = _resolved(schema, document)
    inner = known.get("items") if known.get("type") == "array" else known
    target = _resolved(inner or {}, document)
    properties = target.get("properties")
    if not properties or depth >= DEEPEST:
        return f'<p class="kind">{escape(kind(schema))}</p>' if depth == 0 else ""
    required = set(target.get("required", ()))
    rows = ""
    for name, each in properties.items():
        below = fields(each, document, language, depth + 1)
        rows += f"<li>{_field(name, each, language, required=name in required)}{below}</li>"
    return f'<ul class="fields">{rows}</ul>'


def _field(name: str, schema: Schema, language: str, *, required: bool) -> str:
    demanded = f", {said('reference_required', language)}" if required else ""
    about = escape(str(schema.get("description", "")))
    return f'<code>{escape(name)}</code> <span class="kind">{escape(kind(schema) + demanded)}</span> {about}'


def _resolved(schema: Schema, document: Mapping[str, Any]) -> Schema:
    for _ in range(DEEPEST):
        if "$ref" not in schema:
            break
        place: Any = document
        for step in str(schema["$ref"]).removeprefix("#/").split("/"):
            place = place[step]
        schema = place
    return schema
