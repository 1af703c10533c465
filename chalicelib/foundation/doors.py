"""Doors: every end point of the API, declared beside its view and kept as data.

    @doors.open("POST", "/communities/{community_id}/posts", again=show_again)
    def publish(viewer: Viewer, draft: PostDraft, community_id: CommunityId) -> Created[PostView]: ...

What a view takes is read from its signature: `viewer`, `draft` (the body), `query` (the query string),
`request`, `if_match` (the version in If-Match, demanded), and the parts of the path by their names.
The documents and the server are both made from this list, so they cannot differ.

Which doors there are is known without looking at any of them: `chalicelib/doors.json` is made from the code.
A door itself is declared when somebody first comes to its room.
"""

import inspect
import re
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec

from chalicelib import rooms
from chalicelib.foundation import hooks
from chalicelib.foundation.http import JSON, Answer, Request
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import Refusal
from chalicelib.foundation.tables import Key

View = Callable[..., Any]
Wants = Callable[[str, Mapping[str, str]], Iterable[Key]]
"""(person, parts of the path) → rows to read in the same call as the viewer: a hint, judged afterwards."""
Alongside = Callable[[str, Request], Query | None]
"""(person, request) → a query to run in the same trip as the viewer is read, judged afterwards."""
Again = Callable[[Any, str, Mapping[str, str]], Answer[Any]]
"""(viewer, subject, parts of the path) → the answer to a repeated POST, judged and rendered anew."""
Refused = Callable[[Refusal, str], Answer[dict[str, Any]]]
"""(refusal, language) → how it is told."""
MERGE: Final = "application/merge-patch+json"
PLAN: Final = Path(rooms.__file__).with_name("doors.json")
_PART: Final = re.compile(r"{(\w+)}")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a door speaks whose clients follow a standard of their own: the media type of everything that it
    answers, and how it tells a refusal. `scope` is what a token must be made for to come in, and nobody comes
    in with anything else."""

    media: str
    refused: Refused
    scope: str


@dataclass(frozen=True, slots=True)
class Door:
    """One end point: its address, its view, and what its signature says."""

    method: str
    path: str
    view: View
    takes: Mapping[str, Any]
    answers: Any
    wants: tuple[Wants, ...] = ()
    alongside: Alongside | None = None
    again: Again | None = None
    public: bool = False
    media: tuple[str, ...] = (JSON,)
    raises: tuple[str, ...] = ()
    dialect: Dialect | None = None

    @property
    def name(self) -> str:
        """A name of its own for the framework, the logs and the documents."""
        module = self.view.__module__.split(".")[1]
        return f"{module}.{self.view.__name__}"

    @property
    def parts(self) -> list[str]:
        """The names of the variable parts of the path."""
        return _PART.findall(self.path)


class Address(NamedTuple):
    """Where a door is, and the name that it has."""

    method: str
    path: str
    name: str


_declared: Final[list[Door]] = []
_standing: Final[dict[Address, Door]] = {}


def plan() -> list[Address]:
    """Where all doors are, as the plan says."""
    return msgspec.json.decode(PLAN.read_bytes(), type=list[Address])


def lead(address: Address) -> Door:
    """The door at an address. Its room is put up when somebody first comes there."""
    if address not in _standing:
        _enter(address.name.partition(".")[0])
    return _standing[address]


def every() -> list[Door]:
    """All doors, room by room and in the order in which they are declared."""
    return sorted((door for room in rooms.ROOMS for door in _enter(room)), key=_place)


def _enter(room: str) -> list[Door]:
    routes = f"chalicelib.{room}.routes"
    hooks.loaded(routes)
    found = [door for door in _declared if door.view.__module__.startswith(routes)]
    # Only now: what a view needs may stand below it in its module.
    _standing.update({Address(door.method, door.path, door.name): door for door in found})
    return found


def _place(door: Door) -> tuple[str, int]:
    return door.view.__module__, inspect.unwrap(door.view).__code__.co_firstlineno


def open(
    method: str,
    path: str,
    *,
    wants: Wants | Iterable[Wants] = (),
    alongside: Alongside | None = None,
    again: Again | None = None,
    public: bool = False,
    media: tuple[str, ...] = (),
    raises: tuple[str, ...] = (),
    dialect: Dialect | None = None,
) -> Callable[[View], View]:
    """Declares a view as an end point. `raises` names the codes of conflicts that clients can count on."""

    def declared(view: View) -> View:
        takes, answers = _signature(view)
        door = Door(
            method, path, view, takes, answers, raises=raises, dialect=dialect, public=public, again=again,
            wants=(wants,) if callable(wants) else tuple(wants), alongside=alongside,
            media=media or ((JSON, MERGE) if method == "PATCH" else (JSON,)),
        )  # fmt: skip
        _declared.append(door)
        return view

    return declared


def _signature(view: View) -> tuple[dict[str, Any], Any]:
    hints = typing.get_type_hints(view, include_extras=True)
    return {name: hints.get(name) for name in inspect.signature(view).parameters}, hints.get("return")
