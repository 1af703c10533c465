"""Reading drafts: bytes and query strings into typed structs, or faults with a pointer and a code."""

import re
import typing
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from chalicelib.foundation.refusals import BadRequest, Fault, Invalid

_AT: Final = re.compile(r" - at `(key in )?\$(.*)`$", re.DOTALL)
_STEP: Final = re.compile(r"\.([^.\[]+)|\[(\d+|\.\.\.)\]")
_PATTERNS: Final = (
    (re.compile(r"Object missing required field `(?P<field>.+)`"), "missing_field"),
    (re.compile(r"Object contains unknown field `(?P<field>.+)`", re.DOTALL), "unknown_field"),
    (re.compile(r"Expected `str` of length <= (?P<most>\d+)"), "too_long"),
    (re.compile(r"Expected `str` of length >= (?P<least>\d+)"), "too_short"),
    (re.compile(r"Expected `array` of length <= (?P<most>\d+)"), "too_many_items"),
    (re.compile(r"Expected `array` of length >= (?P<least>\d+)"), "too_few_items"),
    (re.compile(r"Expected `int` >= (?P<least>-?\d+)"), "too_small"),
    (re.compile(r"Expected `int` <= (?P<most>-?\d+)"), "too_big"),
    (re.compile(r"Expected `str` matching regex"), "wrong_form"),
    (re.compile(r"Invalid enum value"), "unknown_value"),
    (re.compile(r"Invalid RFC3339|Invalid date"), "wrong_date"),
    (re.compile(r"Expected `(?P<expected>[^`]+)`, got `(?P<got>[^`]+)`"), "wrong_type"),
)
FIELDS: Final = ("missing_field", "unknown_field")


def draft(body: bytes, kind: Any) -> Any:
    """A body as a draft; no body is None where the draft may be left out.

    Raises BadRequest where it is not JSON, Invalid where it does not hold.
    """
    if not body and optional(kind):
        return None
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as problem:
        raise Invalid(_fault(str(problem))) from None
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        raise BadRequest("not_json") from None


def optional(kind: Any) -> bool:
    """Whether a draft may be left out."""
    return type(None) in typing.get_args(kind)


def query(values: Mapping[str, str], kind: Any) -> Any:
    """A query string as a struct. Raises Invalid; pointers name the parameter."""
    try:
        return msgspec.convert(dict(values), kind, strict=False)
    except msgspec.ValidationError as problem:
        raise Invalid(_fault(str(problem))) from None


def _fault(message: str) -> Fault:
    found = _AT.search(message)
    pointer = _pointer(found[2]) if found else ""
    text = message[: found.start()] if found else message
    for pattern, code in _PATTERNS:
        match = pattern.match(text)
        if match:
            values = match.groupdict()
            field = values.pop("field", None)
            place = f"{pointer}/{_escaped(field)}" if field is not None else pointer
            return Fault(place, code, tuple((name, value[:80]) for name, value in values.items()))
    return Fault(pointer, "wrong_value")


def _pointer(path: str) -> str:
    return "".join(f"/{_escaped(name or index)}" for name, index in _STEP.findall(path))


def _escaped(name: str) -> str:
    return name[:80].replace("~", "~0").replace("/", "~1")
