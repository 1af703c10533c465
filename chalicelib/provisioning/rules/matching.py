"""Whether a resource fits a filter, and by which keys those that may fit are found."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from chalicelib.foundation import ids
from chalicelib.provisioning.model.filters import Compared, Filter, Names, Otherwise, Together, Value, Within
from chalicelib.provisioning.rules import attributes

LOOKED_UP: Final[Mapping[Names, str]] = {
    ("id",): "id",
    ("externalid",): "external",
    ("username",): "address",
    ("emails",): "address",
    ("emails", "value"): "address",
}
"""What a person can be looked up by, without going through everybody."""
Lookups = frozenset[tuple[str, str]]
_TESTS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "eq": lambda has, said: has == said,
    "co": lambda has, said: said in has,
    "sw": lambda has, said: has.startswith(said),
    "ew": lambda has, said: has.endswith(said),
    "gt": lambda has, said: has > said,
    "ge": lambda has, said: has >= said,
    "lt": lambda has, said: has < said,
    "le": lambda has, said: has <= said,
}
TEXTUAL: Final = frozenset({"co", "sw", "ew"})


def fits(resource: Mapping[str, Any], wanted: Filter) -> bool:
    """Whether a resource is one of those that a filter asks for."""
    if isinstance(wanted, Together):
        judged = (fits(resource, each) for each in wanted.parts)
        return all(judged) if wanted.operator == "and" else any(judged)
    if isinstance(wanted, Otherwise):
        return not fits(resource, wanted.part)
    if isinstance(wanted, Within):
        return any(fits(each, wanted.part) for each in elements(resource, wanted.names))
    return _holds(attributes.values(resource, wanted.names), wanted)


def elements(resource: Mapping[str, Any], names: Names) -> list[Mapping[str, Any]]:
    """The values of an attribute that has several, as far as they have parts."""
    found: Any = resource
    for name in names:
        found = attributes.under(found, name)
    several = found if isinstance(found, list) else [found]
    return [each for each in several if isinstance(each, Mapping)]


def _holds(has: list[Any], wanted: Compared) -> bool:
    if wanted.operator == "pr":
        return any(each not in (None, "") for each in has)
    if wanted.value is None:
        return (not has) is (wanted.operator == "eq")
    exact = wanted.names[-1].lower() in attributes.EXACT
    if wanted.operator == "ne":
        return not any(_compared(each, "eq", wanted.value, exact=exact) for each in has)
    return any(_compared(each, wanted.operator, wanted.value, exact=exact) for each in has)


def _compared(has: Any, operator: str, said: Value, *, exact: bool) -> bool:
    if isinstance(has, str) and isinstance(said, str):
        pair = (has, said) if exact else (has.casefold(), said.casefold())
        return _TESTS[operator](*pair)
    alike = isinstance(has, bool) is isinstance(said, bool) and isinstance(has, str) is isinstance(said, str)
    return alike and has is not None and operator not in TEXTUAL and _TESTS[operator](has, said)


def lookups(wanted: Filter, inside: Names = ()) -> Lookups | None:
    """By what those who may fit are found; None where that would be by going through everybody."""
    if isinstance(wanted, Together):
        found = [lookups(each, inside) for each in wanted.parts]
        known = [each for each in found if each is not None]
        if wanted.operator == "and":
            return min(known, key=len, default=None)
        return frozenset().union(*known) if len(known) == len(found) else None
    if isinstance(wanted, Within):
        return lookups(wanted.part, (*inside, *wanted.names))
    if isinstance(wanted, Otherwise) or wanted.operator != "eq" or not isinstance(wanted.value, str):
        return None
    by = LOOKED_UP.get(tuple(each.lower() for each in (*inside, *wanted.names)))
    return None if by is None else frozenset({(by, wanted.value)})


def named_under(wanted: Filter, attribute: str) -> frozenset[str]:
    """Every text that a filter holds an attribute of several values against, as far as it can be an id."""
    if isinstance(wanted, Together):
        return frozenset(each for part in wanted.parts for each in named_under(part, attribute))
    if isinstance(wanted, Otherwise):
        return named_under(wanted.part, attribute)
    if wanted.names[0].lower() != attribute:
        return frozenset()
    if isinstance(wanted, Within):
        return named_under(wanted.part, "value")
    text = wanted.value if isinstance(wanted.value, str) else ""
    return frozenset({text}) if ids.well_formed(text, ids.SHORT) else frozenset()
