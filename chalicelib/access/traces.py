"""The trace that each reading through break-glass leaves in the audit log."""

from collections.abc import Mapping

from chalicelib.access.viewer import Viewer
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event


class GlassRead(Event):
    """Something was read that only a break-glass access let through; `refs` name what was asked for."""

    name = "glass.read"
    ledger = "audit"


def leave_trace(viewer: Viewer, door: str, params: Mapping[str, str]) -> None:
    """Writes what a request read through break-glass to the audit log, before its answer goes out."""
    place = dict(params)
    for each in sorted(viewer.held.opened):
        read = GlassRead(by=viewer.person, subject=each, community=each, refs=place, data={"door": door})
        Change().commit(read)
