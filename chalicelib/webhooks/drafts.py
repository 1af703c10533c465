"""What people send about webhooks, incoming messages and insights."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from chalicelib.conversation.model.drafts import BODY_MOST, TITLE_MOST
from chalicelib.webhooks.model import Basis, InsightKind
from chalicelib.webhooks.rules.urls import LONGEST

MOST_COMMUNITIES = 5
Url = Annotated[str, Meta(min_length=1, max_length=LONGEST)]
Name = Annotated[str, Meta(min_length=1, max_length=60)]
EventName = Literal[
    "post.written", "post.edited", "post.deleted", "comment.written", "comment.edited", "comment.deleted",
    "question.answered", "insight.marked",
]  # fmt: skip
Events = Annotated[list[EventName], Meta(min_length=1, max_length=20)]
Place = Annotated[str, Meta(pattern="^[0-9a-hjkmnp-tv-z]{13}$")]
Places = Annotated[list[Place], Meta(min_length=1, max_length=MOST_COMMUNITIES)]


class WebhookDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A webhook to make: where to call, for which events of which communities that one stewards.

    With `content`, words are sent and not ids alone: for open communities only.
    """

    url: Url
    events: Events
    communities: Places
    name: Name | None = None
    content: bool = False


class WebhookPatch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What changes of a webhook. Another `url` makes another secret."""

    url: Url | UnsetType = UNSET
    events: Events | UnsetType = UNSET
    communities: Places | UnsetType = UNSET
    name: Name | UnsetType = UNSET
    content: bool | UnsetType = UNSET
    state: Literal["active", "disabled"] | UnsetType = UNSET


class IncomingDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An address that messages come in by, and the name that they are posted under."""

    name: Annotated[str, Meta(min_length=1, max_length=100)]


class MessageDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A message that comes in: `body` (Markdown), with a `title`; or `text`, as Slack's clients send it. What
    else they send about looks is taken and not used."""

    body: Annotated[str, Meta(min_length=1, max_length=BODY_MOST)] | None = None
    title: Annotated[str, Meta(max_length=TITLE_MOST)] | None = None
    text: Annotated[str, Meta(min_length=1, max_length=BODY_MOST)] | None = None
    username: Any = None
    icon_emoji: Any = None
    icon_url: Any = None
    channel: Any = None
    mrkdwn: Any = None
    unfurl_links: Any = None
    unfurl_media: Any = None
    attachments: Any = None
    blocks: Any = None


class InsightDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """As what something is marked, on what legal basis it is handed on, and whether the person concerned has
    consented."""

    kind: InsightKind
    basis: Basis
    consent: bool
