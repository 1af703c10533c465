"""From a request to an answer: who is it, what do they send, what does the view say, which refusal.

Unforeseen exceptions are caught here because the framework would turn them into answers of its own
before any middleware saw them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, Protocol

from chalicelib.foundation import log, once, problems, reading, rows, words
from chalicelib.foundation.changes import Change
from chalicelib.foundation.doors import Door
from chalicelib.foundation.held import Held
from chalicelib.foundation.hooks import Hook
from chalicelib.foundation.http import BODY_MOST, Answer, Request
from chalicelib.foundation.refusals import Raced, Refusal, TooLarge, Unavailable, Unconditional, WrongMedia

TRIES: Final = 6
WRITES: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class Someone(Protocol):
    """What serving needs to know of a viewer."""

    @property
    def person(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def held(self) -> Held: ...


Arrive = Callable[[Request, Door], Someone]
After = Callable[[Any, str, Mapping[str, str]], None]
"""(viewer, name of the door, parts of the path), called before an answer goes out; what it raises is answered
instead."""
AFTER: Final[Hook[After]] = Hook("after a request")


class Internal(Refusal):
    """500: our fault. Its trace is in the log."""

    status = 500
    default = "internal"


def serve(door: Door, request: Request, arrive: Arrive) -> Answer[Any]:
    """Answers a request; every refusal becomes a problem document in the reader's language."""
    language = [request.asked]
    try:
        return _decided(door, request, arrive, language)
    except Refusal as refusal:
        return _told(door, _noted(refusal), language[0])
    except Exception as problem:  # noqa: BLE001 (the framework would answer in words of its own)
        log.failure("request.failed", problem, door=door.name)
        return _told(door, Internal(), language[0])


def _told(door: Door, refusal: Refusal, language: str | None) -> Answer[Any]:
    tell = door.dialect.refused if door.dialect else problems.answer
    return tell(refusal, language or words.DEFAULT)


def _decided(door: Door, request: Request, arrive: Arrive, language: list[str | None]) -> Answer[Any]:
    _readable(door, request)
    for attempt in range(TRIES):
        viewer = arrive(request, door)
        language[0] = language[0] or viewer.language
        try:
            answer = _viewed(door, request, viewer)
            # At a public door there is nobody of whom anything could be noted.
            for leave in () if door.public else AFTER:
                leave(viewer, door.name, request.params)
            return answer
        except Raced:
            rows.pause(attempt)
    raise Unavailable


def _noted(refusal: Refusal) -> Refusal:
    """Writes an attempt on a rule to the audit log. Who cannot be noted is told to come again."""
    if refusal.attempt is None:
        return refusal
    try:
        Change().commit(refusal.attempt)
    except Refusal as problem:
        return problem
    return refusal


def _readable(door: Door, request: Request) -> None:
    if len(request.body) > BODY_MOST:
        raise TooLarge
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind and request.body and door.method in WRITES and kind not in door.media:
        raise WrongMedia


def _viewed(door: Door, request: Request, viewer: Someone) -> Answer[Any]:
    memory = memory_of(request, viewer.person) if door.method == "POST" else None
    if memory is not None and door.again is not None:
        subject = once.remembered(memory, viewer.held.row(memory.key))
        if subject is not None:
            return _in_dialect(door, door.again(viewer, subject, request.params))
    with once.expecting(memory):
        answer = door.view(**dict(_arguments(door, request, viewer)))
    return _in_dialect(door, answer if isinstance(answer, Answer) else Answer(answer))


def _in_dialect(door: Door, answer: Answer[Any]) -> Answer[Any]:
    return replace(answer, media=door.dialect.media) if door.dialect else answer


def memory_of(request: Request, person: str) -> once.Once | None:
    """The memory of a request that carries an Idempotency-Key and a person."""
    key = request.headers.get("idempotency-key")
    if not key or not person:
        return None
    whole = b"\n".join((request.method.encode(), request.path.encode(), request.body))
    return once.asked(person, key[:200], whole)


def _arguments(door: Door, request: Request, viewer: Someone) -> Iterator[tuple[str, Any]]:
    for name, kind in door.takes.items():
        if name == "viewer":
            yield name, viewer
        elif name == "draft":
            yield name, reading.draft(request.body, kind)
        elif name == "query":
            yield name, reading.query(request.query, kind)
        elif name == "request":
            yield name, request
        elif name == "if_match":
            yield name, _version(request)
        else:
            yield name, request.params[name]


def _version(request: Request) -> str:
    sent = request.headers.get("if-match")
    if sent is None:
        raise Unconditional
    return sent.removeprefix("W/")
