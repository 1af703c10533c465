"""What we ask the engine that no cloud is asked: it answers from what it keeps, in one look.

Imports nothing of ours: this runs in the engine's own environment.
"""

import json
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

WAITING = "/_network/waiting"
App = Callable[[Any, Any, Any], Awaitable[None]]


def answering(app: App, queues: Callable[[], Mapping[Any, Any]]) -> App:
    """The engine, which answers our questions as well. `queues` tells all that it keeps.

    Queues are private to the engine; its version is pinned, and a test receives what it answers.
    """

    async def answered(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and scope["path"] == WAITING:
            await _told(send, json.dumps(waiting(queues())).encode())
        else:
            await app(scope, receive, send)

    return answered


def waiting(queues: Mapping[Any, Any]) -> list[str]:
    """The names of the queues that hold a message which can be received now."""
    now = time.time()
    return [
        queue["name"]
        for queue in list(queues.values())
        if any(message.get("visible_at", 0) <= now for message in list(queue["messages"]))
    ]


async def _told(send: Any, body: bytes) -> None:
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
