"""What a filter says (RFC 7644, section 3.4.2.2), once it is understood; and the path of a change (3.5.2)."""

from dataclasses import dataclass
from typing import TypeAlias

Value: TypeAlias = str | int | float | bool | None
Names: TypeAlias = tuple[str, ...]
"""An attribute and, where it is one of its parts that is meant, that part; an extension's follow its URN."""


@dataclass(frozen=True, slots=True)
class Compared:
    """An attribute held against a value by `eq`, `ne`, `co`, `sw`, `ew`, `gt`, `ge`, `lt`, `le`; or `pr`."""

    names: Names
    operator: str
    value: Value = None


@dataclass(frozen=True, slots=True)
class Together:
    """Several that all hold (`and`), or of which one does (`or`)."""

    operator: str
    parts: "tuple[Filter, ...]"


@dataclass(frozen=True, slots=True)
class Otherwise:
    """One that does not hold."""

    part: "Filter"


@dataclass(frozen=True, slots=True)
class Within:
    """An attribute of several values, one of which fits a filter of its own."""

    names: Names
    part: "Filter"


Filter: TypeAlias = Compared | Together | Otherwise | Within


@dataclass(frozen=True, slots=True)
class Path:
    """Where a change applies: an attribute or its part; of several values those that fit `chosen`, or their
    `part`."""

    names: Names
    chosen: Filter | None = None
    part: str | None = None
