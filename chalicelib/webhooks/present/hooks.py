"""Webhooks and their log as their owner sees them."""

from datetime import datetime
from typing import Any, Final

import msgspec

from chalicelib.foundation import clock
from chalicelib.webhooks import payloads
from chalicelib.webhooks.actions.calling import MESSAGE, SIGNED
from chalicelib.webhooks.model import Attempt, Delivery, Hook, Off, Outcome, State
from chalicelib.webhooks.store.hooks import secret

HIDDEN: Final = "…"


class WebhookView(msgspec.Struct, frozen=True):
    """A webhook. `off` says why it is not called, `failing_since` since when nothing has arrived,
    `former_until` how long its former secret signs too. `secret` comes once, with what made it."""

    id: str
    name: str
    url: str
    events: list[str]
    communities: list[str]
    content: bool
    state: State
    off: Off | None
    made_at: datetime
    failing_since: datetime | None
    former_until: datetime | None
    secret: str | None


class AttemptView(msgspec.Struct, frozen=True):
    """One call: when it was answered, the status (null: nothing was, for the `problem`), how long it took,
    and the beginning of the answer. Headers that may hold secrets are named and not shown."""

    number: int
    at: datetime
    status: int | None
    problem: str | None
    took_ms: int
    headers: dict[str, str]
    body: str


class RequestView(msgspec.Struct, frozen=True):
    """What was sent: headers without the signature, the body without words."""

    headers: dict[str, str]
    body: str


class DeliveryView(msgspec.Struct, frozen=True):
    """Something on its way to a webhook, and every attempt. `next_at` is when it is tried again."""

    id: str
    event: str
    made_at: datetime
    outcome: Outcome
    next_at: datetime | None
    request: RequestView
    attempts: list[AttemptView]


class Asked(msgspec.Struct, frozen=True):
    """A delivery that is on its way: its id in the log."""

    delivery: str


def webhook(hook: Hook, *, shown: bool = False) -> WebhookView:
    """A webhook; `shown` says that its secret is told, as it was made just now."""
    overlaps = hook.before is not None and hook.overlap > clock.now()
    return WebhookView(
        id=hook.id,
        name=hook.name,
        url=hook.url,
        events=sorted(hook.events),
        communities=sorted(hook.communities),
        content=hook.content,
        state=hook.state,
        off=hook.off,
        made_at=clock.utc(hook.made),
        failing_since=clock.utc(hook.failing) if hook.failing else None,
        former_until=clock.utc(hook.overlap) if overlaps else None,
        secret=secret(hook.id, hook.secret) if shown else None,
    )


def delivery(found: Delivery) -> DeliveryView:
    """One line of the log."""
    name, stamp, signature = SIGNED
    headers = {"content-type": "application/json", name: MESSAGE + found.id, stamp: HIDDEN, signature: HIDDEN}
    waits = found.outcome is Outcome.WAITING and found.next
    return DeliveryView(
        id=found.id,
        event=found.fact.name if found.fact.community else "ping",
        made_at=clock.utc(found.made),
        outcome=found.outcome,
        next_at=clock.utc(found.next) if waits else None,
        request=RequestView(headers, payloads.without_words(found.fact)),
        attempts=[_attempt(each) for each in found.attempts],
    )


def _attempt(attempt: Attempt) -> AttemptView:
    headers: dict[str, Any] = msgspec.json.decode(attempt.headers)
    return AttemptView(
        number=attempt.number,
        at=clock.utc(attempt.at),
        status=attempt.status or None,
        problem=attempt.problem or None,
        took_ms=attempt.ms,
        headers=headers,
        body=attempt.answer,
    )
