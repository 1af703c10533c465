"""Outgoing webhooks, listed with their owner. No secret is stored: it is derived from its number."""

import base64
import hmac
from typing import Final

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute, UnicodeSetAttribute
from pynamodb.expressions.condition import Condition

from chalicelib.access.model import CommunityId, PersonId
from chalicelib.foundation import ids, rows, seals, singles
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Item, Key, NetworkRow
from chalicelib.webhooks.model import Hook, Off, State

PREFIX: Final = "HOOK#"
LENGTH: Final = ids.LONG + ids.SHORT
SECRETS: Final = "webhook secrets"


class HookRow(NetworkRow, discriminator="Webhook"):
    """`PERSON#owner` / `HOOK#ulid`: where to call, for what, and how it goes; see model.Hook."""

    name = UnicodeAttribute(null=True)
    url = UnicodeAttribute(null=True)
    events = UnicodeSetAttribute(null=True)
    communities = UnicodeSetAttribute(null=True)
    content = BooleanAttribute(null=True)
    state = UnicodeAttribute(null=True)
    off = UnicodeAttribute(null=True)
    secret = NumberAttribute(null=True)
    before = NumberAttribute(null=True)
    overlap = NumberAttribute(null=True)
    failing = NumberAttribute(null=True)
    made = NumberAttribute(null=True)
    version = NumberAttribute(null=True)


def plausible(hook_id: str) -> bool:
    """Whether a text can be the id of a webhook."""
    return ids.well_formed(hook_id, LENGTH)


def key(hook_id: str) -> Key:
    """Where a webhook stands; its id ends in its owner's."""
    return Key("network", f"PERSON#{ids.place(hook_id)}", PREFIX + ids.part(hook_id))


def query(owner: str) -> Query:
    """All webhooks of a person, the newest first."""
    return Query("network", f"PERSON#{owner}", prefix=PREFIX, limit=50, newest_first=True)


def read(hook_ids: list[str]) -> list[Hook]:
    """Webhooks as they are now; those that are gone are left out."""
    wanted = {key(each): each for each in hook_ids if plausible(each)}
    return [hook_of(item) for item in rows.fetch(wanted).values()]


def hook_of(item: Item) -> Hook:
    """The webhook of a stored row."""
    owner = str(item["pk"]).removeprefix("PERSON#")
    return Hook(
        id=str(item["sk"]).removeprefix(PREFIX) + owner,
        owner=PersonId(owner),
        name=item["name"],
        url=item["url"],
        events=frozenset(item["events"]),
        communities=frozenset(CommunityId(each) for each in item["communities"]),
        made=item["made"],
        content=bool(item.get("content")),
        state=State(item["state"]),
        off=Off(item["off"]) if item.get("off") else None,
        secret=item["secret"],
        before=item.get("before"),
        overlap=item.get("overlap", 0),
        failing=item.get("failing"),
        version=item["version"],
    )


def keep(change: Change, hook: Hook, *, was: Hook | None) -> None:
    """Writes a webhook, where it is as it was read; otherwise it is decided anew."""
    at = key(hook.id)
    row = HookRow(
        at.pk, at.sk, name=hook.name, url=hook.url, events=set(hook.events),
        communities={str(each) for each in hook.communities}, content=hook.content or None,
        state=hook.state.value, off=hook.off.value if hook.off else None, secret=hook.secret,
        before=hook.before, overlap=hook.overlap or None, failing=hook.failing, made=hook.made,
        version=hook.version if was is None else was.version + 1,
    )  # fmt: skip
    if was is None:
        change.make(row)
    else:
        change.put(row, HookRow.version == was.version)


def drop(change: Change, hook: Hook) -> None:
    """Takes a webhook away."""
    at = key(hook.id)
    change.delete(HookRow(at.pk, at.sk), HookRow.version == hook.version)


def demand_url(change: Change, hook: Hook) -> None:
    """What is sent goes where the webhook goes still, under the secret that it has still."""
    at = key(hook.id)
    change.check(HookRow(at.pk, at.sk), HookRow.version == hook.version)


def well(hook: Hook) -> None:
    """A call arrived: the receiver does not fail."""
    if hook.failing is not None:
        _note(hook, HookRow.failing.exists(), None)


def failing(hook: Hook, since: int) -> None:
    """A call did not arrive; the first of a run of them counts. A changed webhook begins anew."""
    _note(hook, HookRow.failing.does_not_exist() & (HookRow.version == hook.version), since)


def _note(hook: Hook, condition: Condition, since: int | None) -> None:
    at = key(hook.id)
    action = HookRow.failing.remove() if since is None else HookRow.failing.set(since)
    singles.update(HookRow(at.pk, at.sk), action, condition=HookRow.pk.exists() & condition)


def secret(hook_id: str, number: int) -> str:
    """The secret of that number, as Standard Webhooks 1.0.0 spells it: `whsec_` and 32 bytes in base64.

    It is a keyed hash under the deployment's key, so that a table that leaks signs nothing.
    """
    made = hmac.digest(seals.key(SECRETS), f"{hook_id}.{number}".encode(), "sha256")
    return "whsec_" + base64.b64encode(made).decode()
