"""Doors: one's own webhooks."""

from collections.abc import Mapping

from chalicelib.access.model import CommunityId
from chalicelib.access.viewer import Viewer
from chalicelib.communities.access import card_keys
from chalicelib.foundation import doors
from chalicelib.foundation.http import Created, Nothing, Page, created, nothing
from chalicelib.webhooks.access import hooks as access
from chalicelib.webhooks.actions import bridges
from chalicelib.webhooks.actions import hooks as actions
from chalicelib.webhooks.drafts import WebhookDraft, WebhookPatch
from chalicelib.webhooks.model import Hook
from chalicelib.webhooks.present.hooks import WebhookView, webhook


@doors.open("GET", "/webhooks")
def list_webhooks(viewer: Viewer) -> Page[WebhookView]:
    """Lists one's webhooks, the newest first."""
    return Page([webhook(each) for each in access.mine(viewer)])


def _again(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Created[WebhookView]:
    return _made(actions.made(viewer, subject))


def _made(hook: Hook) -> Created[WebhookView]:
    return created(webhook(hook, shown=True), f"/webhooks/{hook.id}")


@doors.open(
    "POST",
    "/webhooks",
    again=_again,
    raises=("too_many_webhooks", "too_many_bridges", "content_needs_open", "archived"),
)
def make_webhook(viewer: Viewer, draft: WebhookDraft) -> Created[WebhookView]:
    """Makes a webhook for communities that one stewards; its secret is shown this once.

    Everybody in these communities is told, and sees it in the header and in the preview of the audience.
    """
    return _made(actions.make(viewer, draft))


@doors.open("PATCH", "/webhooks/{webhook_id}", raises=("too_many_bridges", "content_needs_open", "archived"))
def change_webhook(viewer: Viewer, draft: WebhookPatch, webhook_id: str) -> WebhookView:
    """Changes a webhook. Another address has another secret, which is shown this once."""
    hook, moved = actions.edit(viewer, webhook_id, draft)
    return webhook(hook, shown=moved)


@doors.open("DELETE", "/webhooks/{webhook_id}")
def remove_webhook(viewer: Viewer, webhook_id: str) -> Nothing:
    """Takes a webhook away: nothing is sent from now on."""
    actions.remove(viewer, webhook_id)
    return nothing()


def _rotated(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Created[WebhookView]:
    return _made(actions.made(viewer, subject))


@doors.open("POST", "/webhooks/{webhook_id}/secret", again=_rotated)
def rotate_secret(viewer: Viewer, webhook_id: str) -> Created[WebhookView]:
    """Makes another secret, which is shown this once. For a day messages carry both signatures."""
    return _made(actions.rotate(viewer, webhook_id))


@doors.open("DELETE", "/communities/{community_id}/webhooks/{webhook_id}", wants=card_keys)
def put_out_webhook(viewer: Viewer, community_id: CommunityId, webhook_id: str) -> Nothing:
    """Takes a webhook out of a community that one stewards, whoever's it is."""
    bridges.put_out(viewer, community_id, webhook_id)
    return nothing()
