"""Recording what the engine answers, and giving the same bytes again before a call reaches the socket."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from botocore.awsrequest import AWSResponse

from chalicelib.foundation import rows


@dataclass(frozen=True)
class Call:
    """One call: operation, arguments, and the answer's status and bytes."""

    operation: str
    arguments: dict[str, Any]
    status: int
    content: bytes


@dataclass
class Tape:
    """The calls of one request, in the order of their answers."""

    calls: list[Call] = field(default_factory=list)

    def keep(self, http_response: Any, model: Any, context: Any, **_: Any) -> None:
        """After a call: its answer."""
        answer = http_response.status_code, http_response.content
        self.calls.append(Call(model.name, context["sent"], *answer))


def _sent(params: Any, context: Any, **_: Any) -> None:
    context["sent"] = json.loads(params["body"])


@contextmanager
def recorded() -> Iterator[Tape]:
    """Within, every call of DynamoDB goes on the tape."""
    tape, events = Tape(), rows.connection.client.meta.events
    events.register("before-call.dynamodb", _sent, unique_id="tape-sent")
    events.register("after-call.dynamodb", tape.keep, unique_id="tape-keep")
    try:
        yield tape
    finally:
        events.unregister("before-call.dynamodb", unique_id="tape-sent")
        events.unregister("after-call.dynamodb", unique_id="tape-keep")


class Received:
    """A body that was received already."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def stream(self, *_: Any) -> Iterator[bytes]:
        """The body in one piece, as urllib3 would hand it over."""
        yield self.content


class Replay:
    """Answers calls from a tape, over and over, each operation in its own order."""

    def __init__(self, tape: Tape) -> None:
        self._tape = tape
        self._left: dict[str, list[Call]] = {}

    def __call__(self, request: Any, event_name: str, **_: Any) -> AWSResponse:
        """Stands in for sending a request."""
        name = event_name.rpartition(".")[2]
        left = self._left.setdefault(name, [])
        if not left:
            left.extend(call for call in self._tape.calls if call.operation == name)
        call = left.pop(0)
        headers = {"content-type": "application/x-amz-json-1.0"}
        return AWSResponse(request.url, call.status, headers, Received(call.content))


@contextmanager
def replayed(client: Any, tape: Tape) -> Iterator[None]:
    """Within, a client's calls are answered from the tape."""
    events = client.meta.events
    events.register_first("before-send.dynamodb", Replay(tape), unique_id="replay")
    try:
        yield
    finally:
        events.unregister("before-send.dynamodb", unique_id="replay")
