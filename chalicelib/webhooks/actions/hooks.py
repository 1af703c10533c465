"""What owners do with their webhooks."""

from dataclasses import replace
from typing import Final

from msgspec import UNSET

from chalicelib.access.model import CommunityId
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock, ids
from chalicelib.foundation.changes import Change
from chalicelib.foundation.hygiene import line
from chalicelib.foundation.refusals import Conflict, fault
from chalicelib.people import access as people
from chalicelib.webhooks import events
from chalicelib.webhooks.access import hooks as access
from chalicelib.webhooks.actions import bridges
from chalicelib.webhooks.drafts import WebhookDraft, WebhookPatch
from chalicelib.webhooks.model import Hook, Off, Outcome, State
from chalicelib.webhooks.rules.schedule import OVERLAP
from chalicelib.webhooks.rules.urls import Refused
from chalicelib.webhooks.sending import guard
from chalicelib.webhooks.store import hooks, paces

MOST: Final = 10
"""Webhooks that one person can have."""
NAME_MOST: Final = 60
TRIES_MOST: Final = 40


def make(viewer: Viewer, draft: WebhookDraft) -> Hook:
    """Makes a webhook for communities that one stewards.

    Raises Forbidden for guests, bots and tokens, NotFound, Invalid at `/url`, Conflict `too_many_webhooks`,
    `too_many_bridges`, `content_needs_open`, `archived`.
    """
    people.require_person(viewer)
    people.require_member(viewer)
    people.require_session(viewer)
    places = bridges.stewarded(viewer, map(CommunityId, draft.communities), content=draft.content)
    host = callable_host(draft.url)
    if len(access.mine(viewer)) >= MOST:
        raise Conflict("too_many_webhooks")
    hook = Hook(
        id=ids.placed(viewer.person), owner=viewer.person, name=_name(draft.name or host), url=draft.url,
        events=frozenset(draft.events), communities=frozenset(each.community for each in places),
        made=clock.now(), content=draft.content,
    )  # fmt: skip
    change = Change()
    hooks.keep(change, hook, was=None)
    facts = [bridges.attached(change, each, hook) for each in places]
    change.commit(events.WebhookMade(by=viewer.person, subject=hook.id), *facts)
    return hook


def callable_host(url: str) -> str:
    """The host of an address that may be called now. Raises Invalid at `/url`."""
    try:
        target = guard.aimed(url)
        guard.checked(target)
    except Refused:
        raise fault("/url", "url_refused") from None
    except guard.Unresolved:
        raise fault("/url", "url_unresolved") from None
    return target.host


def _name(text: str) -> str:
    return line(text[:NAME_MOST], pointer="/name", most=NAME_MOST)


def edit(viewer: Viewer, hook_id: str, patch: WebhookPatch) -> tuple[Hook, bool]:
    """Changes a webhook; answers it, and whether it has another secret, which the former address never saw.

    Raises as `make` does.
    """
    people.require_session(viewer)
    was = access.own(viewer, hook_id)
    hook = _patched(was, patch)
    asks = patch.communities is not UNSET
    fields = [name for name in hook.__slots__ if getattr(hook, name) != getattr(was, name)]
    if not (fields or asks):
        return was, False
    moved = hook.url != was.url
    if moved or (hook.state is State.ACTIVE and was.state is not State.ACTIVE):
        callable_host(hook.url)
    change = Change()
    facts = bridges.rebridged(change, viewer, was, hook, asks=asks)
    hooks.keep(change, hook, was=was)
    data: dict[str, str | int] = {"fields": " ".join(sorted(fields))}
    change.commit(events.WebhookChanged(by=viewer.person, subject=hook.id, data=data), *facts)
    return replace(hook, version=was.version + 1), moved


def _patched(was: Hook, patch: WebhookPatch) -> Hook:
    hook = replace(
        was,
        url=was.url if patch.url is UNSET else patch.url,
        events=was.events if patch.events is UNSET else frozenset(patch.events),
        communities=was.communities
        if patch.communities is UNSET
        else frozenset(map(CommunityId, patch.communities)),
        name=was.name if patch.name is UNSET else _name(patch.name),
        content=was.content if patch.content is UNSET else patch.content,
    )
    if hook.url != was.url:
        hook = replace(hook, secret=was.secret + 1, before=None, overlap=0, failing=None)
    state = was.state if patch.state is UNSET else State(patch.state)
    if state is not was.state:
        hook = replace(hook, state=state, off=None if state is State.ACTIVE else Off.OWNER, failing=None)
    return hook


def remove(viewer: Viewer, hook_id: str) -> None:
    """Takes a webhook away: nothing is sent from now on. Doing so twice is doing so once."""
    people.require_session(viewer)
    hook = access.own_if_any(viewer, hook_id)
    if hook is None:
        return
    change = Change()
    facts = [
        fact
        for each in sorted(hook.communities)
        for fact in bridges.detached(change, viewer, each, hook, "removed")
    ]
    hooks.drop(change, hook)
    change.commit(events.WebhookRemoved(by=viewer.person, subject=hook.id), *facts)


def made(viewer: Viewer, hook_id: str) -> Hook:
    """The webhook that a repeated request made, or gave another secret, the first time. Raises NotFound."""
    people.require_session(viewer)
    return access.own(viewer, hook_id)


def rotate(viewer: Viewer, hook_id: str) -> Hook:
    """Another secret; the one of now signs too for a day, and any older one no more."""
    people.require_session(viewer)
    was = access.own(viewer, hook_id)
    hook = replace(was, secret=was.secret + 1, before=was.secret, overlap=clock.now() + OVERLAP)
    change = Change()
    hooks.keep(change, hook, was=was)
    change.commit(events.SecretRotated(by=viewer.person, subject=hook.id))
    return hook


def ping(viewer: Viewer, hook_id: str) -> str:
    """Sends a mere sign of life; answers the id of its delivery. Raises Conflict `webhook_disabled`,
    TooMany."""
    hook = _active(viewer, hook_id)
    fact = events.WebhookPinged(by=viewer.person, subject=hook.id)
    Change().commit(fact)
    return fact.id


def send_again(viewer: Viewer, hook_id: str, delivery_id: str) -> None:
    """Sends something again, judged and rendered anew, under its former id.

    Raises NotFound, Conflict `webhook_disabled`, `still_waiting`, `too_many_attempts`.
    """
    hook = _active(viewer, hook_id)
    found = access.delivery(viewer, hook, delivery_id)
    if found.outcome is Outcome.WAITING:
        raise Conflict("still_waiting")
    if found.tries >= TRIES_MOST:
        raise Conflict("too_many_attempts")
    data: dict[str, str | int] = {"tries": found.tries}
    fact = events.DeliveryAsked(by=viewer.person, subject=delivery_id, refs={"hook": hook.id}, data=data)
    Change().commit(fact)


def _active(viewer: Viewer, hook_id: str) -> Hook:
    hook = access.own(viewer, hook_id)
    if hook.state is not State.ACTIVE:
        raise Conflict("webhook_disabled")
    paces.keep("calls", viewer.person, most=paces.CALLS)
    return hook
