"""Everybody in the demo acts through the doors of the API: every draft is checked and every rule asked.

Only the way in is shorter: who acts is said here instead of shown by a session.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import msgspec

from chalicelib.access import arrival, hints, keys
from chalicelib.access.model import PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import doors, serving
from chalicelib.foundation.doors import Door
from chalicelib.foundation.held import Held
from chalicelib.foundation.http import JSON, Request

AT_ONCE: Final = 3
_PART: Final = re.compile(r"{(\w+)}")


class NotPlanted(Exception):
    """A door refused what the demo wanted to do; the demo and the rules do not fit."""


class Stage:
    """The API's doors, for people whose ids are known."""

    def __init__(self) -> None:
        self._doors = [(door, _pattern(door)) for door in doors.every()]

    def ask(self, person: str, method: str, path: str, body: object = None) -> Any:
        """What the API answers to a person, decoded. Raises NotPlanted for a refusal."""
        door, params = self._found(method, path)
        raw = b"" if body is None else msgspec.json.encode(body)
        request = Request(method, path, params, {}, {"content-type": JSON}, raw, "127.0.0.1", None)
        answer = serving.serve(door, request, lambda asked, opened: _viewer(PersonId(person), asked, opened))
        told = msgspec.to_builtins(answer.body)
        if answer.status >= 400:
            raise NotPlanted(f"{method} {path}: {answer.status} {told}")
        return told

    def together(self, acts: Iterable[Callable[[], object]]) -> None:
        """Does what has no order among itself, a few at a time, and returns when all is done.

        The engine is a process of its own: while it works on one request we can prepare the next.
        """
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for done in [pool.submit(act) for act in acts]:
                done.result()

    def _found(self, method: str, path: str) -> tuple[Door, Mapping[str, str]]:
        for door, pattern in self._doors:
            fits = pattern.fullmatch(path) if door.method == method else None
            if fits:
                return door, fits.groupdict()
        raise NotPlanted(f"there is no door for {method} {path}")


def _pattern(door: Door) -> re.Pattern[str]:
    return re.compile(_PART.sub(r"(?P<\1>[^/]+)", door.path))


def _viewer(person: PersonId, request: Request, door: Door) -> Viewer:
    """The viewer as `access.arrival` would make one, without asking for credentials."""
    held = Held()
    held.beside(door.alongside(person, request) if door.alongside else None)
    ahead = [key for wants in door.wants for key in wants(person, request.params)]
    held.read([keys.card(person), keys.inside(person), *hints.of(person, request.params), *ahead])
    card = held.items.get(keys.card(person))
    if card is None:
        raise NotPlanted(f"{person} is nobody")
    return arrival.viewer_of(person, card, held, None)
