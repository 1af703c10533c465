"""What stands below calls what stands above it by the name of a hook; `chalicelib.rooms` says what is there.

    MEETING: Final[Hook[Callable[[Viewer, Person], bool]]] = Hook("meeting")
    any(meets(viewer, person) for meets in MEETING)

It is loaded when it is first asked for: whoever never asks never waits for it. And it cannot be forgotten,
as something could that has to be imported before it is needed.
"""

import functools
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any, Generic, TypeVar

from chalicelib import beginning
from chalicelib.rooms import HUNG

Thing = TypeVar("Thing")


class Hook(Generic[Thing]):
    """A place where things hang that stand above, in their order."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __iter__(self) -> Iterator[Thing]:
        """All of them. Raises KeyError for a hook that the page of rooms does not know."""
        return iter(_hanging(self._name))


def loaded(module: str) -> ModuleType:
    """A module, loaded once and by one thread; whoever needs it meanwhile waits until all of it stands."""
    with beginning.more():
        return import_module(module)


@functools.cache
def _hanging(name: str) -> tuple[Any, ...]:
    return tuple(_thing(*each.partition(":")) for each in HUNG[name])


def _thing(module: str, _colon: str, attribute: str) -> Any:
    stands = loaded(module)
    return getattr(stands, attribute) if attribute else stands
