"""Calling receivers: each attempt is claimed, judged and rendered anew, and handed to what calls.

The next attempt falls due before this one is made: whatever breaks in between, it is tried again, under the
same id, by which receivers tell what they have had already.
"""

from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from chalicelib.foundation import clock, due
from chalicelib.foundation.changes import Change
from chalicelib.foundation.due import Due
from chalicelib.foundation.events import Event
from chalicelib.foundation.refusals import Raced
from chalicelib.webhooks import payloads
from chalicelib.webhooks.access.leaving import Leaving, leaving
from chalicelib.webhooks.model import Delivery, Hook, Outcome, State
from chalicelib.webhooks.rules import schedule
from chalicelib.webhooks.sending import messages
from chalicelib.webhooks.sending.messages import Message
from chalicelib.webhooks.store import deliveries, hooks

KIND: Final = "webhook"
"""What falls due for a delivery; its reference is the webhook and the delivery."""
MESSAGE: Final = "msg_"
SIGNED: Final = ("webhook-id", "webhook-timestamp", "webhook-signature")


def offer(offered: Sequence[tuple[Hook, Event]]) -> None:
    """Sends events to webhooks for the first time; a repeat sends nothing that was sent."""
    known = {
        (each.hook, each.id): each
        for each in deliveries.read_all((hook.id, event.id) for hook, event in offered)
    }
    for hook, event in offered:
        waiting = known.get((hook.id, event.id)) or _begun(hook, event)
        if waiting is not None and waiting.tries == 0 and waiting.outcome is Outcome.WAITING:
            _attempt(waiting, None)


def _begun(hook: Hook, event: Event) -> Delivery | None:
    change = Change()
    deliveries.make(change, hook.id, event)
    # Where what follows breaks, this is what is left of it.
    due.keep(change, clock.now() + schedule.wait(1), KIND, f"{hook.id}.{event.id}")
    with suppress(Raced):
        change.commit()
    return deliveries.read(hook.id, event.id)


def fall_due(owed: Due) -> None:
    """What falls due for a delivery: its next attempt, if it still waits for one."""
    hook_id, _, delivery_id = owed.ref.partition(".")
    waiting = deliveries.read(hook_id, delivery_id)
    if waiting is None or waiting.outcome is not Outcome.WAITING or waiting.next > clock.now():
        due.done(owed)
        return
    _attempt(waiting, owed)


def begin_again(hook_id: str, delivery_id: str, tries: int) -> None:
    """A new round of attempts, for an owner who asked for it after so many; a repeat sends nothing that was
    sent."""
    known = deliveries.read(hook_id, delivery_id)
    if known is not None and known.tries == tries and known.outcome is not Outcome.WAITING:
        change = Change()
        deliveries.begin_again(change, known)
        due.keep(change, clock.now() + schedule.wait(1), KIND, f"{hook_id}.{delivery_id}")
        with suppress(Raced):
            change.commit()
        known = deliveries.read(hook_id, delivery_id)
    if known is not None and known.tries == tries and known.outcome is Outcome.WAITING:
        _attempt(known, None)


def _attempt(was: Delivery, owed: Due | None) -> None:
    """One attempt, by whoever claims it first."""
    hook = next(iter(hooks.read([was.hook])), None)
    try:
        if hook is None or hook.state is not State.ACTIVE or was.tries - was.begun >= schedule.ATTEMPTS:
            return _closed(was, Outcome.FAILED, owed)
        pinged = not was.fact.community
        told = None if pinged else leaving(hook, was.fact)
        if told is None and not pinged:
            return _closed(was, Outcome.WITHHELD, owed)
        _claimed(hook, was, owed)
    except Raced:
        # Somebody else makes this attempt; what was due is looked at again when its own time comes.
        return None
    return messages.enqueue(_message(hook, was, told))


def _closed(was: Delivery, outcome: Outcome, owed: Due | None) -> None:
    change = Change()
    deliveries.close(change, was, outcome)
    if owed is not None:
        due.drop(change, owed)
    change.commit()


def _claimed(hook: Hook, was: Delivery, owed: Due | None) -> None:
    following = clock.now() + schedule.wait(was.tries - was.begun + 1)
    change = Change()
    deliveries.claim(change, was, following)
    hooks.demand_url(change, hook)
    due.keep(change, following, KIND, f"{was.hook}.{was.id}")
    if owed is not None:
        due.drop(change, owed)
    change.commit()


def _message(hook: Hook, was: Delivery, told: Leaving | None) -> Message:
    body, now = payloads.body(was.fact, told), clock.now()
    return Message(
        hook=hook.id,
        delivery=was.id,
        number=was.tries + 1,
        url=hook.url,
        headers={"content-type": "application/json", "user-agent": "Entrenous/1", **signed(hook, was, body)},
        body=body,
        at=now,
    )


def signed(hook: Hook, was: Delivery, body: str) -> dict[str, str]:
    """The three headers of Standard Webhooks; for a day after a new secret, the former one signs too."""
    from standardwebhooks import Webhook

    now = clock.utc(clock.now())
    name, numbers = MESSAGE + was.id, [hook.secret]
    if hook.before is not None and hook.overlap > clock.now():
        numbers.append(hook.before)
    marks = [Webhook(hooks.secret(hook.id, each)).sign(name, now, body) for each in numbers]
    return dict(zip(SIGNED, (name, str(int(now.timestamp())), " ".join(marks)), strict=True))
