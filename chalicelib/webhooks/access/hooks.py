"""Reaching webhooks: their owners alone do. Absent ones and those of others answer alike."""

from collections.abc import Iterator

from chalicelib.access import hints
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import ids, queries
from chalicelib.foundation.refusals import NotFound
from chalicelib.foundation.tables import Key
from chalicelib.webhooks.model import Delivery, Hook
from chalicelib.webhooks.store import deliveries, hooks


def _rows(viewer: str, value: str) -> Iterator[Key]:
    if hooks.plausible(value) and ids.place(value) == viewer:
        yield hooks.key(value)


hints.add("webhook_id", _rows)


def own(viewer: Viewer, hook_id: str) -> Hook:
    """One of the viewer's webhooks. Raises NotFound."""
    found = own_if_any(viewer, hook_id)
    if found is None:
        raise NotFound
    return found


def own_if_any(viewer: Viewer, hook_id: str) -> Hook | None:
    """The same, None where there is none (any more)."""
    row = viewer.held.row(hooks.key(hook_id)) if list(_rows(viewer.person, hook_id)) else None
    return None if row is None else hooks.hook_of(row)


def mine(viewer: Viewer) -> list[Hook]:
    """The viewer's webhooks, the newest first."""
    return [hooks.hook_of(each) for each in queries.every(hooks.query(viewer.person))]


def delivery(viewer: Viewer, hook: Hook, delivery_id: str) -> Delivery:
    """A delivery to one of the viewer's webhooks. Raises NotFound."""
    plausible = ids.well_formed(delivery_id, ids.LONG)
    row = viewer.held.row(deliveries.key(hook.id, delivery_id)) if plausible else None
    found = deliveries.delivery_of(row)
    if found is None:
        raise NotFound
    return found
