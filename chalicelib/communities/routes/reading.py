"""Doors: what a guest can read, and why."""

from collections.abc import Mapping

from chalicelib.access.model import PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, present
from chalicelib.communities.present import PlaceRead
from chalicelib.communities.routes.paging import page, place
from chalicelib.foundation import doors
from chalicelib.foundation.http import Page, Paging
from chalicelib.foundation.tables import Key


def _reader(_: str, params: Mapping[str, str]) -> list[Key]:
    return access.rows_of(params["person_id"])


@doors.open("GET", "/people/{person_id}/access", wants=_reader)
def access_report(viewer: Viewer, query: Paging, person_id: PersonId) -> Page[PlaceRead]:
    """What a guest can read and why, community by community (their sponsor, administrators, themselves).

    It tells of communities that one may know of oneself, and does not tell whether there are others.
    """
    guest = access.guest_read(viewer, person_id)
    name = f"access|{person_id}"
    found, more = access.places(viewer, guest, place(viewer, name, query), query.limit)
    return page(viewer, name, present.places_read(viewer, guest, found), more)
