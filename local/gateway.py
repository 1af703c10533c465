"""Stands in for API Gateway: requests become the app's events, and its own refusals our problem documents.

The app is asked only through Chalice's local classes, which keep each thread's request apart.
"""

import base64
import gzip
import uuid
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import unquote

import msgspec
from chalice import local as chalice_local
from chalice.app import Chalice

from chalicelib.foundation import problems, words
from chalicelib.foundation.refusals import BadRequest, NotFound, Refusal, TooLarge
from local.server import Asked, Told
from local.shapes import MEGABYTES, SECONDS

PREFIX: Final = "/api"
"""The stage, which is part of the deployed address and not of the app's routes."""
PACKED_LEVEL: Final = 6
"""zlib's own; Python's would take twice as long for a hundredth less."""
PACKED_FROM: Final = 1024
"""Bytes from which on answers are compressed for whoever takes that (Chalice: `minimum_compression_size`)."""
_UNREAD: Final[dict[int, type[Refusal]]] = {404: NotFound, 413: TooLarge, 414: TooLarge, 431: TooLarge}


class Gateway:
    """Answers requests under `/api` by the app's routes; `noted` is told the status of each answer."""

    def __init__(self, app: Chalice, noted: Callable[[int], None] = lambda _status: None) -> None:
        if not isinstance(app, chalice_local.LocalChalice):
            # Chalice's own server does the same: the class reads the current request from the thread.
            chalice_local.CustomLocalChalice.__bases__ = (chalice_local.LocalChalice, app.__class__)
            app.__class__ = chalice_local.CustomLocalChalice
        self._app = app
        self._noted = noted
        self._routes = chalice_local.RouteMatcher(list(app.routes))
        self._events = chalice_local.LambdaEventConverter(self._routes)
        self._binary = frozenset(app.api.binary_types)

    def answer(self, asked: Asked) -> Told:
        """The app's answer; 404 for a path that it does not have."""
        status = 500
        try:
            told = self._answered(asked)
            status = told.status
        finally:
            self._noted(status)
        return told

    def _answered(self, asked: Asked) -> Told:
        try:
            event = self._event(asked)
        except ValueError:
            return refusal(NotFound(), asked)
        response = self._app(event, chalice_local.LambdaContext("api_handler", MEGABYTES, SECONDS * 1000))
        return _packed(_told(response), asked)

    def _event(self, asked: Asked) -> dict[str, Any]:
        """The event of a request. Raises ValueError where no route fits."""
        target = asked.target.removeprefix(PREFIX)
        event: dict[str, Any] = self._events.create_lambda_event(
            asked.method, target, dict(asked.headers), None
        )
        captured = event["pathParameters"]
        event["pathParameters"] = {name: unquote(value) for name, value in captured.items()}
        event["body"], event["isBase64Encoded"] = self._carried(asked)
        context = event["requestContext"]
        context["identity"]["sourceIp"] = asked.peer
        context["path"] = asked.path
        context["requestId"] = str(uuid.uuid4())
        return event

    def _carried(self, asked: Asked) -> tuple[str | None, bool]:
        """A body as the event carries it: text, or base64 for binary types and for what is no text."""
        if not asked.body:
            return None, False
        kind = asked.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in self._binary:
            try:
                return asked.body.decode(), False
            except UnicodeDecodeError:
                pass
        return base64.b64encode(asked.body).decode(), True


def _told(response: dict[str, Any]) -> Told:
    body = response["body"] or ""
    raw = base64.b64decode(body) if response.get("isBase64Encoded") else body
    headers = list(response["headers"].items())
    for name, values in response["multiValueHeaders"].items():
        headers += [(name, value) for value in values]
    return Told(response["statusCode"], raw if isinstance(raw, bytes) else raw.encode(), headers)


def _packed(told: Told, asked: Asked) -> Told:
    if len(told.body) < PACKED_FROM or "gzip" not in asked.headers.get("accept-encoding", ""):
        return told
    return Told(
        told.status,
        gzip.compress(told.body, PACKED_LEVEL, mtime=0),
        [*told.headers, ("Content-Encoding", "gzip")],
    )


def refusal(said: Refusal, asked: Asked) -> Told:
    """A refusal as the problem document that the app would answer."""
    language = language_of(asked)
    answer = problems.answer(said, language)
    own = {"Content-Type": answer.media, "Cache-Control": "no-store", "X-Request-Id": str(uuid.uuid4())}
    headers = [*answer.headers.items(), *own.items()]
    return Told(answer.status, msgspec.json.encode(answer.body), headers)


def unreadable(asked: Asked) -> Told:
    """The answer to a request that could not be read."""
    kind = _UNREAD.get(asked.refused, BadRequest)
    return refusal(kind(), asked)


def language_of(asked: Asked) -> str:
    """The reader's language."""
    return words.asked(asked.headers) or words.DEFAULT
