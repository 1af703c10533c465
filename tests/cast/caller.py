"""The front door for tests: requests as API Gateway would hand them to the function, in this process."""

import base64
import json
import uuid
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from chalice import local as chalice_local
from chalice.app import Chalice

from tests.cast.canary import GUARD
from tests.cast.contract import Contract


@dataclass(frozen=True)
class Reply:
    """An answer: status, headers by lower-case name, the bytes of the body."""

    method: str
    path: str
    status: int
    headers: dict[str, str]
    raw: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.raw)

    @property
    def code(self) -> str:
        """The stable code of a refusal. What was not refused is a failure of the story, and says so."""
        assert self.status >= 400, f"{self.method} {self.path} was not refused: {self.status}"
        return str(self.json["code"])

    def __getitem__(self, name: str) -> Any:
        return self.json[name]


class Context:
    """As much of Lambda's context as handlers may look at."""

    function_name = "api"
    memory_limit_in_mb = 1769
    aws_request_id = "test"
    invoked_function_arn = "arn:aws:lambda:eu-west-1:000000000000:function:api"

    def get_remaining_time_in_millis(self) -> int:
        return 60_000


class Door:
    """Calls the application, and holds every answer against the document that it serves."""

    contract: Contract | None = None

    def __init__(self, app: Chalice) -> None:
        chalice_local.CustomLocalChalice.__bases__ = (chalice_local.LocalChalice, app.__class__)
        if not isinstance(app, chalice_local.LocalChalice):
            app.__class__ = chalice_local.CustomLocalChalice
        self.app = app
        self.routes = chalice_local.RouteMatcher(app.routes)
        self.contract = Contract(self.ask("GET", "/openapi.json").json)

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        headers: dict[str, str] | None = None,
        origin: str = "127.0.0.1",
    ) -> Reply:
        """One request to a path below `/v1`; a body that is not bytes goes as JSON."""
        raw = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        sent = {"host": "localhost", "accept": "application/json", **(headers or {})}
        if raw is not None:
            sent.setdefault("content-type", "application/json")
        event = self._event(method, f"/v1{path}", raw, sent, origin)
        reply = self._told(method, path, self.app(event, Context()))
        GUARD.answered(reply, raw or b"")
        if self.contract is not None and reply.status != HTTPStatus.METHOD_NOT_ALLOWED:
            route = event["requestContext"]["resourcePath"]
            self.contract.check(method, route, reply.status, reply.headers.get("content-type", ""), reply.raw)
        return reply

    def _event(
        self, method: str, path: str, raw: bytes | None, headers: dict[str, str], origin: str
    ) -> dict[str, Any]:
        match = self.routes.match_route(path)
        query: dict[str, list[str]] = {}
        for name, value in parse_qsl(urlsplit(path).query, keep_blank_values=True):
            query.setdefault(name, []).append(value)
        return {
            "requestContext": {
                "httpMethod": method,
                "resourcePath": match.route,
                "path": urlsplit(path).path,
                "identity": {"sourceIp": origin},
                "requestId": str(uuid.uuid4()),
            },
            "headers": headers,
            "multiValueHeaders": {name: [value] for name, value in headers.items()},
            "multiValueQueryStringParameters": query or None,
            "pathParameters": match.captured,
            "body": base64.b64encode(raw).decode() if raw is not None else None,
            "isBase64Encoded": raw is not None,
            "stageVariables": None,
        }

    def _told(self, method: str, path: str, answer: dict[str, Any]) -> Reply:
        headers = {name.lower(): value for name, value in answer["headers"].items()}
        headers |= {name.lower(): value[0] for name, value in answer.get("multiValueHeaders", {}).items()}
        body = answer["body"]
        raw = base64.b64decode(body) if answer.get("isBase64Encoded") else str(body).encode()
        return Reply(method, path, answer["statusCode"], headers, raw)
