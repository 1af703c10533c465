"""What receivers answer: noted in the log, and what follows from it for the delivery and the webhook."""

from dataclasses import replace
from typing import Final

from chalicelib.foundation import clock, due
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.refusals import Raced
from chalicelib.webhooks.actions.calling import KIND
from chalicelib.webhooks.events import WebhookDisabled
from chalicelib.webhooks.model import Attempt, Delivery, Hook, Off, Outcome, State
from chalicelib.webhooks.rules import schedule
from chalicelib.webhooks.store import deliveries, hooks

GONE: Final = 410
OWN: Final = frozenset({"late"})
"""What was our fault: no receiver fails by it."""


def note(event: Event) -> None:
    """Notes what was answered to an attempt, once.

    The note comes last: whatever breaks before it, all of this is done again.
    """
    hook_id, data = event.refs["hook"], event.data
    was = deliveries.read(hook_id, event.subject)
    if was is None or any(each.number == data["number"] for each in was.attempts):
        return
    attempt = Attempt(
        int(data["number"]), event.at, int(data["status"]), int(data["ms"]),
        str(data["problem"]), str(data["headers"]), str(data["answer"]),
    )  # fmt: skip
    hook = next(iter(hooks.read([hook_id])), None)
    if hook is not None and attempt.problem not in OWN:
        _follow(hook, attempt)
    outcome, following = _outcome(was, attempt), _following(was, attempt, int(data["wait"]))
    if following > was.next:
        change = Change()
        due.keep(change, following, KIND, f"{hook_id}.{was.id}")
        change.commit()
    deliveries.answer(was, attempt, outcome, following)


def _outcome(was: Delivery, attempt: Attempt) -> Outcome:
    if 200 <= attempt.status < 300:
        return Outcome.DELIVERED
    if was.outcome is not Outcome.WAITING:
        return was.outcome
    last = attempt.number - was.begun >= schedule.ATTEMPTS
    return Outcome.FAILED if last or attempt.status == GONE else Outcome.WAITING


def _following(was: Delivery, attempt: Attempt, seconds: int) -> int:
    """When it is tried again: not before the receiver wants to hear of it."""
    if not seconds or attempt.number != was.tries:
        return was.next
    return max(was.next, attempt.at + schedule.asked(seconds))


def _follow(hook: Hook, attempt: Attempt) -> None:
    if 200 <= attempt.status < 300:
        hooks.well(hook)
    elif attempt.status == GONE:
        _disable(hook, Off.GONE)
    elif hook.failing is None:
        hooks.failing(hook, attempt.at)
    elif clock.now() - hook.failing >= schedule.GIVES_UP:
        _disable(hook, Off.FAILING)


def _disable(hook: Hook, why: Off) -> None:
    """A webhook is not called any more, and its owner is told why."""
    if hook.state is State.DISABLED:
        return
    change = Change()
    hooks.keep(change, replace(hook, state=State.DISABLED, off=why, failing=None), was=hook)
    told = {"owner": str(hook.owner)}
    try:
        change.commit(WebhookDisabled(by="", subject=hook.id, refs=told, data={"reason": why.value}))
    except Raced:
        # Its owner changed it meanwhile: what it does under its new state is for the next answer to say.
        return
