"""The API to read: its OpenAPI document as a page."""

from collections.abc import Mapping
from html import escape
from typing import Any

from local.pages.schema import fields, kind
from local.pages.shell import page
from local.server import Told
from local.texts import said

METHODS = ("get", "post", "put", "patch", "delete")


def reference(document: Mapping[str, Any] | None, language: str) -> Told:
    """The page; one part for each tag."""
    title = said("reference_title", language)
    if document is None:
        return page(title, f"<p>{escape(said('reference_none', language))}</p>", language, status=503)
    base = document.get("servers", [{"url": ""}])[0]["url"]
    lead = said("reference_lead", language, version=document["info"]["version"], base=base)
    parts: dict[str, str] = {}
    for path, operations in document["paths"].items():
        subject = path.strip("/").partition("/")[0]
        for method in METHODS:
            if method in operations:
                told = operations[method]
                part = told.get("tags", [subject])[0]
                shown = _operation(f"{method.upper()} {path}", told, document, language)
                parts[part] = parts.get(part, "") + shown
    sections = (f"<section><h2>{escape(subject)}</h2>{parts[subject]}</section>" for subject in sorted(parts))
    return page(title, f'<p class="lead">{escape(lead)}</p>{"".join(sections)}', language)


def _operation(address: str, told: Mapping[str, Any], document: Mapping[str, Any], language: str) -> str:
    method, _, path = address.partition(" ")
    summary = told.get("summary") or told.get("description") or ""
    inside = f"<p>{escape(told['description'])}</p>" if told.get("description") not in (None, summary) else ""
    if told.get("security") == []:
        inside += f'<p class="quiet">{escape(said("reference_anyone", language))}</p>'
    inside += _parameters(told.get("parameters", []), language)
    inside += _body(told.get("requestBody", {}), document, language)
    inside += _answers(told.get("responses", {}), document, language)
    return (
        f'<details class="operation"><summary><span class="method">{method}</span> '
        f'<code>{escape(path)}</code> <span class="kind">{escape(summary)}</span></summary>'
        f'<div class="inside">{inside}</div></details>'
    )


def _parameters(parameters: list[Mapping[str, Any]], language: str) -> str:
    if not parameters:
        return ""
    rows = "".join(
        f"<li><code>{escape(each['name'])}</code> "
        f'<span class="kind">{escape(each["in"])}, {escape(kind(each.get("schema", {})))}</span> '
        f"{escape(each.get('description', ''))}</li>"
        for each in parameters
    )
    return f'<h3>{escape(said("reference_takes", language))}</h3><ul class="fields">{rows}</ul>'


def _body(body: Mapping[str, Any], document: Mapping[str, Any], language: str) -> str:
    parts = "".join(
        f'<p class="kind">{escape(media)}</p>{fields(told.get("schema", {}), document, language)}'
        for media, told in body.get("content", {}).items()
    )
    return f"<h3>{escape(said('reference_body', language))}</h3>{parts}" if parts else ""


def _answers(responses: Mapping[str, Any], document: Mapping[str, Any], language: str) -> str:
    parts = ""
    for status, told in responses.items():
        schemas = [media.get("schema", {}) for media in told.get("content", {}).values()]
        shown = "".join(fields(schema, document, language) for schema in schemas) if status < "300" else ""
        parts += f"<p><code>{escape(status)}</code> {escape(told.get('description', ''))}</p>{shown}"
    return f"<h3>{escape(said('reference_answers', language))}</h3>{parts}"
