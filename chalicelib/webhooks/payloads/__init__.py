"""What receivers are told: ids, and words only where everybody in the network may read them.

The envelope is that of Standard Webhooks 1.0.0: `type`, `timestamp`, `data`. The same types make the part
`webhooks` of the OpenAPI document, so that the two cannot differ.
"""

from datetime import datetime
from typing import Any, Final, Generic, TypeVar

import msgspec

from chalicelib.foundation import clock, openapi, settings
from chalicelib.foundation.events import Event
from chalicelib.webhooks.access.leaving import Leaving
from chalicelib.webhooks.model import PING, Basis, InsightKind

T = TypeVar("T")


class Words(msgspec.Struct, frozen=True):
    """What was written, in Markdown: the title, and the beginning of the body (`cut`: it goes on)."""

    title: str | None
    body: str
    cut: bool


class Item(msgspec.Struct, frozen=True):
    """A post, or a comment on it, and who did something with it. `url` is where people read it; `content` is
    null but for what everybody in the network may read, where the webhook is let have it."""

    community: str
    post: str
    comment: str | None
    by: str
    url: str
    content: Words | None


class Mark(msgspec.Struct, frozen=True):
    """A post or a comment that was marked as a lead or an insight: where it came from, who marked it, on what
    legal basis, and whether the person concerned has consented. `author` is who wrote it."""

    community: str
    post: str
    comment: str | None
    by: str
    author: str
    url: str
    kind: InsightKind
    basis: Basis
    consent: bool
    content: Words | None


class Ping(msgspec.Struct, frozen=True):
    """Nothing happened: the owner of the webhook wants to see whether it answers."""

    webhook: str


class Envelope(msgspec.Struct, Generic[T], frozen=True):
    """One message. `type` is the name of the event, `timestamp` when it happened."""

    type: str
    timestamp: datetime
    data: T


MARKED: Final = "insight.marked"
KINDS: Final[dict[str, tuple[Any, str]]] = {
    "post.written": (Item, "Somebody wrote a post."),
    "post.edited": (Item, "An author changed a post."),
    "post.deleted": (Item, "A post is gone."),
    "comment.written": (Item, "Somebody commented on a post."),
    "comment.edited": (Item, "An author changed a comment."),
    "comment.deleted": (Item, "A comment is gone."),
    "question.answered": (Item, "A comment was accepted as the answer to a question."),
    MARKED: (Mark, "A post or a comment was marked as a lead or an insight."),
    PING: (Ping, "The owner of the webhook tries whether it answers."),
}
"""The events that webhooks can be told of: what their data look like, and what they mean."""


def body(event: Event, leaving: Leaving | None) -> str:
    """The body of a message, as it is signed and sent."""
    data: Item | Mark | Ping
    if leaving is None:
        data = Ping(event.subject)
    elif event.name == MARKED:
        data = _mark(event, leaving)
    else:
        data = Item(event.community, *_place(event), content=_words(leaving))
    name = PING if leaving is None else event.name
    return msgspec.json.encode(Envelope(name, clock.utc(event.at), data)).decode()


def without_words(event: Event) -> str:
    """The same without any words: what the log of deliveries shows, to whoever owns the webhook by then."""
    data = Item(event.community, *_place(event), content=None) if event.community else Ping(event.subject)
    name = event.name if event.community else PING
    return msgspec.json.encode(Envelope(name, clock.utc(event.at), data)).decode()


def _place(event: Event) -> tuple[str, str | None, str, str]:
    post = event.refs.get("post") or event.subject
    comment = event.refs.get("comment") or (event.subject if event.subject != post else None)
    return post, comment, event.by, f"{settings.origin()}/posts/{post}"


def _mark(event: Event, leaving: Leaving) -> Mark:
    post, comment, by, url = _place(event)
    return Mark(
        community=event.community,
        post=post,
        comment=comment,
        by=by,
        author=event.refs["author"],
        url=url,
        kind=InsightKind(str(event.data["kind"])),
        basis=Basis(str(event.data["basis"])),
        consent=bool(event.data["consent"]),
        content=_words(leaving),
    )


def _words(leaving: Leaving) -> Words | None:
    if not leaving.words:
        return None
    found = leaving.found
    comment = found.comment is not None
    title = None if comment else found.post.title
    return Words(title, found.item.text.source, cut=False if comment else found.post.cut)


def described() -> tuple[dict[str, Any], dict[str, Any]]:
    """For the OpenAPI document: what is sent, by event, and the schemas that it takes."""
    kinds = [Envelope[kind] for kind, _ in KINDS.values()]  # type: ignore[valid-type]  # Known when it runs.
    schemas, components = msgspec.json.schema_components(kinds, ref_template=openapi.SCHEMAS)
    told = zip(KINDS.items(), schemas, strict=True)
    return {name: {"post": _operation(name, says, schema)} for (name, (_, says)), schema in told}, components


def _operation(name: str, says: str, schema: Any) -> dict[str, Any]:
    return {
        "operationId": f"on.{name}",
        "summary": says,
        "description": (
            "Sent to the webhooks that ask for it, signed as Standard Webhooks 1.0.0 says, in the headers "
            "webhook-id, webhook-timestamp and webhook-signature. Any 2xx within 15 s is an answer, "
            "410 for the wish to hear no more."
        ),
        "tags": ["webhooks"],
        "requestBody": {"required": True, "content": {"application/json": {"schema": schema}}},
        "responses": {"2XX": {"description": "Received."}, "410": {"description": "Gone: call no more."}},
    }
