"""Changes to a resource, one after the other (RFC 7644, section 3.5.2), as directories really send them.

Operators and names come in any letters; a change without a path names its attributes in its value, some with
full stops in them. What is asked of attributes that are not kept here changes nothing.
"""

import copy
from collections.abc import Iterable, Mapping
from typing import Any, Final

from chalicelib.provisioning.model.filters import Compared, Filter, Path, Together
from chalicelib.provisioning.model.refusals import Misunderstood
from chalicelib.provisioning.rules import attributes, filters, matching

MOST: Final = 100
"""Operations of one request."""
OPERATORS: Final = frozenset({"add", "replace", "remove"})
READ_ONLY: Final = frozenset({"id", "meta", "groups"})
IGNORED: Final = READ_ONLY | {"schemas"}
"""What some directories send along in the value of a change; only a path to it asks to change it."""
Step = tuple[str, Path, Any]
"""An operator, where it applies, and the value."""


def steps(body: Mapping[str, Any]) -> list[Step]:
    """What a request asks for, step by step. Raises Misunderstood."""
    asked = attributes.under(body, "Operations")
    if not isinstance(asked, list) or not 0 < len(asked) <= MOST:
        raise Misunderstood("scim_syntax")
    return [step for each in asked for step in _steps(each)]


def _steps(asked: Any) -> Iterable[Step]:
    operator = attributes.under(asked, "op")
    if not isinstance(operator, str) or operator.lower() not in OPERATORS:
        raise Misunderstood("scim_syntax")
    where, value = attributes.under(asked, "path"), attributes.under(asked, "value")
    if isinstance(where, str) and where:
        return [(operator.lower(), filters.path(where), value)]
    if operator.lower() == "remove":
        raise Misunderstood("scim_no_target")
    if where not in (None, "") or not isinstance(value, Mapping):
        raise Misunderstood("scim_syntax")
    return [
        (operator.lower(), filters.path(name), inner)
        for name, inner in value.items()
        if name.lower() not in IGNORED
    ]


def patched(resource: Mapping[str, Any], body: Mapping[str, Any], known: frozenset[str]) -> dict[str, Any]:
    """The resource after all steps; those on attributes that are not `known` (in small letters) change
    nothing. Raises Misunderstood, `scim_mutability` for what nobody changes."""
    after = copy.deepcopy(dict(resource))
    for operator, where, value in steps(body):
        first = where.names[0].lower()
        if first in READ_ONLY:
            raise Misunderstood("scim_mutability")
        if first in known:
            _apply(after, operator, where, value)
    return after


def _apply(resource: dict[str, Any], operator: str, where: Path, value: Any) -> None:
    if where.chosen is not None:
        _apply_chosen(resource, operator, where, where.chosen, value)
    elif len(where.names) == 1:
        _place(resource, operator, where.names[0], value)
    else:
        parent = attributes.under(resource, where.names[0])
        if parent is None:
            parent = resource.setdefault(where.names[0], {})
        for each in parent if isinstance(parent, list) else [parent]:
            _place(each, operator, where.names[1], value)


def _place(resource: Any, operator: str, name: str, value: Any) -> None:
    if not isinstance(resource, dict):
        raise Misunderstood("scim_value")
    key = attributes.key_of(resource, name) or name
    has = resource.get(key)
    if operator == "remove" or value is None:
        resource.pop(key, None)
    elif operator == "add" and isinstance(has, list):
        has += value if isinstance(value, list) else [value]
    elif isinstance(has, dict) and isinstance(value, Mapping):
        for inner, told in value.items():
            _place(has, operator, inner, told)
    else:
        resource[key] = value


def _apply_chosen(resource: dict[str, Any], operator: str, where: Path, chosen: Filter, value: Any) -> None:
    name = where.names[0]
    key = attributes.key_of(resource, name) or name
    several = resource.setdefault(key, [])
    if not isinstance(several, list) or len(where.names) > 1:
        raise Misunderstood("scim_path")
    found = [each for each in several if isinstance(each, dict) and matching.fits(each, chosen)]
    if not found and operator == "replace":
        raise Misunderstood("scim_no_target")
    if not found and operator == "add":
        found = [_made(chosen)]
        several += found
    if operator == "remove" and where.part is None:
        resource[key] = [each for each in several if each not in found]
        return
    for each in found:
        for inner, told in _told(where, value).items():
            _place(each, operator, inner, told)


def _told(where: Path, value: Any) -> Mapping[str, Any]:
    if where.part is not None:
        return {where.part: value}
    if not isinstance(value, Mapping):
        raise Misunderstood("scim_value")
    return value


def _made(chosen: Filter) -> dict[str, Any]:
    """The value that a filter describes, where it says nothing but what is equal to what."""
    parts = chosen.parts if isinstance(chosen, Together) and chosen.operator == "and" else (chosen,)
    equal = [each for each in parts if isinstance(each, Compared) and each.operator == "eq"]
    if len(equal) != len(parts):
        raise Misunderstood("scim_no_target")
    return {each.names[-1]: each.value for each in equal}
