"""Attributes of a resource: their names in any letters, and what stands there (RFC 7643, section 2.1)."""

from collections.abc import Mapping
from typing import Any, Final

from chalicelib.provisioning.model.filters import Names
from chalicelib.provisioning.model.refusals import Misunderstood
from chalicelib.provisioning.model.resources import GROUP, SCHEMAS, USER

OWN: Final = (USER, GROUP)
"""The schemas whose attributes stand at the top of a resource."""
EXACT: Final = frozenset({"id", "externalid"})
"""Whose letters count; everybody else's do not."""


def names(word: str, *, code: str = "scim_filter") -> Names:
    """The names that a word is made of. Raises Misunderstood with a code for what can be none."""
    low = word.lower()
    for urn in SCHEMAS:
        if low == urn.lower():
            return (urn,)
        if low.startswith(urn.lower() + ":"):
            inner = _parts(word[len(urn) + 1 :], code)
            return inner if urn in OWN else (urn, *inner)
    if ":" in word:
        # An extension that nobody here knows: nothing ever stands under it.
        return (word,)
    return _parts(word, code)


def _parts(word: str, code: str) -> Names:
    parts = tuple(word.split("."))
    if len(parts) > 2 or not all(parts):
        raise Misunderstood(code)
    return parts


def key_of(resource: Mapping[str, Any], name: str) -> str | None:
    """How a resource spells an attribute that it has."""
    wanted = name.lower()
    return next((each for each in resource if each.lower() == wanted), None)


def under(resource: Any, name: str) -> Any:
    """What stands under a name; None where nothing does."""
    key = key_of(resource, name) if isinstance(resource, Mapping) else None
    return None if key is None else resource[key]


def values(resource: Mapping[str, Any], wanted: Names) -> list[Any]:
    """All that stands under names, each value of several; of a complex one its `value`."""
    found: list[Any] = [resource]
    for name in wanted:
        found = [each for parent in found for each in _several(under(parent, name))]
    return [under(each, "value") if isinstance(each, Mapping) else each for each in found]


def _several(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]
