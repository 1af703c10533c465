"""Saying whom to ask for help."""

from chalicelib.access.viewer import Viewer
from chalicelib.foundation import hygiene
from chalicelib.foundation.changes import Change
from chalicelib.network.access import require_administrator
from chalicelib.service import access
from chalicelib.service.events import SupportChanged
from chalicelib.service.model import SUPPORT_MOST
from chalicelib.service.store import level


def name_support(viewer: Viewer, contact: str) -> str:
    """Says whom people ask for help; the same again is nothing new. Raises Forbidden, Invalid."""
    require_administrator(viewer)
    wanted = hygiene.line(contact, pointer="/contact", most=SUPPORT_MOST)
    if wanted == access.support_of(viewer):
        return wanted
    change = Change()
    level.keep_support(change, wanted)
    change.commit(SupportChanged(by=viewer.person, subject="support"))
    return wanted
