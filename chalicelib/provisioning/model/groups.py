"""Groups as the directory keeps them. By itself a group gives no right."""

from dataclasses import dataclass

from chalicelib.access.model import NetworkRole, PersonId


@dataclass(frozen=True, slots=True)
class Group:
    """A group of the directory, by an id that no renaming changes.

    `role` is what administrators have decided that its members shall be; `size` counts its members, `version`
    writings.
    """

    id: str
    name: str
    external: str | None = None
    role: NetworkRole | None = None
    size: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All groups, and the version against which one is made, renamed or taken away."""

    groups: tuple[Group, ...]
    version: int


@dataclass(frozen=True, slots=True)
class Wish:
    """What a request wants of a group: texts by name, and who shall be in it.

    `whole` is everybody who shall be, where all were named; `added` and `removed` come after it.
    """

    texts: tuple[tuple[str, str | None], ...] = ()
    whole: frozenset[PersonId] | None = None
    added: frozenset[PersonId] = frozenset()
    removed: frozenset[PersonId] = frozenset()
