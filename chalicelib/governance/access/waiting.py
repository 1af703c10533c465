"""Requests to look inside, as far as they wait for another administrator's signature."""

from typing import Final

from chalicelib.access.model import PersonId
from chalicelib.foundation.tables import Item, Key
from chalicelib.governance.events import glass
from chalicelib.governance.model.glass import GlassState
from chalicelib.governance.rules.glass import state
from chalicelib.governance.store import glass as store
from chalicelib.notifications.access.waiting import Asking
from chalicelib.notifications.model import Notice, Why


def _place(notice: Notice, _reader: PersonId) -> Key:
    return store.key(notice.community or "", int(notice.data["number"]))


def _waits(row: Item, _notice: Notice, _reader: PersonId) -> bool:
    return state(store.request_of(row)) is GlassState.WAITING


GLASS_ASKS: Final = {(glass.GlassAsked.name, Why.ADMINISTRATOR): Asking(_place, _waits)}
"""What the news of such a request asks an administrator for."""
