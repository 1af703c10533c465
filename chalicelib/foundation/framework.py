"""Chalice's side of the doors: hangs them, and says its refusals in our words."""

from collections.abc import Callable
from typing import Any, Final

import msgspec
from chalice.app import Chalice, Response

from chalicelib.foundation import doors, meter, metrics, passage, problems, trace, words
from chalicelib.foundation.doors import Address, Door
from chalicelib.foundation.http import PROBLEM, Answer, Request, Sheet
from chalicelib.foundation.refusals import BadRequest, NotAllowed, NotFound, Refusal, WrongMedia
from chalicelib.foundation.serving import Arrive, Internal, serve

ALWAYS: Final = {
    "Cache-Control": "no-store",
    "Vary": "Accept, Cookie, Authorization, Accept-Language",
    "X-Content-Type-Options": "nosniff",
}
_ITS_OWN: Final[dict[int, type[Refusal]]] = {404: NotFound, 405: NotAllowed, 415: WrongMedia, 500: Internal}


def hang(app: Chalice, arrive: Arrive) -> None:
    """Gives every door of the plan to the framework, under `/v1`."""
    for each in doors.plan():
        route = app.route(f"/v1{each.path}", methods=[each.method], content_types=["*/*"], name=each.name)
        route(_view(app, each, arrive))
    app.register_middleware(in_our_words, "http")


def _view(app: Chalice, address: Address, arrive: Arrive) -> Callable[..., Response]:
    def view(**params: str) -> Response:
        door = doors.lead(address)
        came: Any = app.current_request
        request = _request(came, door, params)
        name = str(came.context.get("requestId", ""))
        with trace.following(name), meter.metered() as bill:
            answer = serve(door, request, arrive) if passage.is_ours(request) else passage.refused(request)
            code = answer.body["code"] if answer.media == PROBLEM else None
            metrics.request(door.name, answer.status, code, request.at, bill)
        return _response(answer, name)

    return view


def _request(came: Any, door: Door, params: dict[str, str]) -> Request:
    headers = {name.lower(): value for name, value in came.headers.items()}
    return Request(
        method=door.method,
        path=str(came.context.get("path") or came.path or door.path),
        params=params,
        query=dict(came.query_params or {}),
        headers=headers,
        body=came.raw_body or b"",
        origin=passage.origin(headers, str(came.context.get("identity", {}).get("sourceIp", ""))),
        asked=words.asked(headers),
    )


def _response(answer: Answer[Any], trace: str) -> Response:
    headers: dict[str, str | list[str]] = {**ALWAYS, **answer.headers, "X-Request-Id": trace}
    if answer.status in (204, 302, 304):
        return Response(body="", status_code=answer.status, headers=headers)
    # The framework takes sheets for binary, because they come in as any bytes.
    body = answer.body if isinstance(answer, Sheet) else msgspec.json.encode(answer.body).decode()
    return Response(body=body, status_code=answer.status, headers={**headers, "Content-Type": answer.media})


def in_our_words(event: Any, proceed: Callable[[Any], Response]) -> Response:
    """Middleware: what the framework itself refuses becomes a problem document too."""
    response = proceed(event)
    body = response.body
    if not (isinstance(body, dict) and "Code" in body):
        return response
    kind = _ITS_OWN.get(response.status_code, BadRequest)
    language = words.asked({name.lower(): value for name, value in event.headers.items()}) or words.DEFAULT
    allow = {name: str(value) for name, value in response.headers.items() if name.lower() == "allow"}
    refused = problems.answer(kind(), language)
    return _response(Answer(refused.body, refused.status, {**refused.headers, **allow}, refused.media), "")
