"""Opening the register, which is never done without a trace."""

from chalicelib.access.viewer import Viewer
from chalicelib.foundation.changes import Change
from chalicelib.governance.access import register as access
from chalicelib.governance.events.register import RegisterOpened
from chalicelib.governance.model.register import Registered


def read(viewer: Viewer, after: str | None, limit: int) -> tuple[list[Registered], str | None]:
    """A page of the register. It is in the audit log before it is shown. Raises Forbidden
    `administrators_only`."""
    found, more = access.page(viewer, after, limit)
    Change().commit(RegisterOpened(by=viewer.person, subject="register", data={"communities": len(found)}))
    return found, more
