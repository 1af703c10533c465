"""Choosing how the network presents itself."""

from chalicelib.access.viewer import Viewer
from chalicelib.foundation import hygiene
from chalicelib.foundation.changes import Change
from chalicelib.network import access
from chalicelib.network.events import LookChanged
from chalicelib.network.model import LOOK_NAME_MOST, Look
from chalicelib.network.store import look as store


def present_as(viewer: Viewer, name: str, accent: int) -> Look:
    """Gives the network a name and an accent; the same again is nothing new. Raises Forbidden, Invalid."""
    access.require_administrator(viewer)
    wanted = Look(hygiene.line(name, pointer="/name", most=LOOK_NAME_MOST), accent)
    if wanted == access.look_of(viewer.held):
        return wanted
    change = Change()
    store.keep(change, wanted)
    change.commit(LookChanged(by=viewer.person, subject="look", data={"accent": accent}))
    return wanted
