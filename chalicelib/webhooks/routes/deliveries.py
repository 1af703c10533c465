"""Doors: the log of what was sent to one's webhooks, trying them, and sending again."""

from collections.abc import Mapping

from chalicelib.access.viewer import Viewer
from chalicelib.foundation import cursors, doors, queries
from chalicelib.foundation.http import Accepted, Page, Paging, accepted
from chalicelib.webhooks.access import hooks as access
from chalicelib.webhooks.actions import hooks as actions
from chalicelib.webhooks.present.hooks import Asked, DeliveryView, delivery
from chalicelib.webhooks.store import deliveries


@doors.open("GET", "/webhooks/{webhook_id}/deliveries")
def list_deliveries(viewer: Viewer, query: Paging, webhook_id: str) -> Page[DeliveryView]:
    """Lists what was sent in the last seven days, the newest first, with what was answered."""
    hook = access.own(viewer, webhook_id)
    name = f"deliveries {hook.id}"
    before = cursors.read(viewer.person, name, query.cursor)
    found = queries.query(deliveries.query(hook.id, before, query.limit))
    read = [each for each in map(deliveries.delivery_of, found.items) if each is not None]
    more = cursors.written(viewer.person, name, read[-1].id) if found.more and read else None
    return Page([delivery(each) for each in read], more)


def _pinged(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Accepted[Asked]:
    hook = access.own(viewer, params["webhook_id"])
    newest = queries.query(deliveries.query(hook.id, None, 1)).items
    found = deliveries.delivery_of(newest[0]) if newest else None
    return accepted(Asked(found.id if found else ""))


@doors.open("POST", "/webhooks/{webhook_id}/ping", again=_pinged, raises=("webhook_disabled",))
def ping_webhook(viewer: Viewer, webhook_id: str) -> Accepted[Asked]:
    """Sends a sign of life, to see whether the receiver answers; the log says what it answered."""
    return accepted(Asked(actions.ping(viewer, webhook_id)))


def _asked(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Accepted[Asked]:
    found = access.delivery(viewer, access.own(viewer, params["webhook_id"]), subject)
    return accepted(Asked(found.id))


@doors.open(
    "POST",
    "/webhooks/{webhook_id}/deliveries/{delivery_id}/again",
    again=_asked,
    raises=("webhook_disabled", "still_waiting", "too_many_attempts"),
)
def send_again(viewer: Viewer, webhook_id: str, delivery_id: str) -> Accepted[Asked]:
    """Sends something again, judged and rendered anew: what one may not read any more does not leave."""
    actions.send_again(viewer, webhook_id, delivery_id)
    return accepted(Asked(delivery_id))
