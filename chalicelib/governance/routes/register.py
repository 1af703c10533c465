"""Door: the register of secret communities."""

from chalicelib.access.viewer import Viewer
from chalicelib.communities.routes.paging import page, place
from chalicelib.foundation import doors
from chalicelib.foundation.http import Page, Paging
from chalicelib.governance.actions import register as actions
from chalicelib.governance.present import register as present
from chalicelib.governance.present.register import RegisteredView

NAME = "register"


@doors.open("GET", "/register")
def register(viewer: Viewer, query: Paging) -> Page[RegisteredView]:
    """The secret communities there are: id, day of founding, headcount (administrators).

    Each reading of it is an entry in the audit log.
    """
    found, more = actions.read(viewer, place(viewer, NAME, query), query.limit)
    return page(viewer, NAME, [present.registered(each) for each in found], more)
