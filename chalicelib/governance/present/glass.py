"""Requests to look inside, as administrators and auditors see them."""

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec

from chalicelib.access.model import Category, PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock
from chalicelib.governance.model.glass import GlassRequest, GlassState
from chalicelib.governance.rules import glass as rules
from chalicelib.people import access as people
from chalicelib.people.present import PersonRef, ref


class GlassView(msgspec.Struct, frozen=True):
    """A request to look inside, with its reason. `until` is when the access ends or ended; of the community
    there is nothing but its id."""

    community: str
    number: int
    state: GlassState
    category: Category
    reason: str
    by: PersonRef | None
    at: datetime
    signed_by: PersonRef | None
    signed_at: datetime | None
    until: datetime | None


def requests(viewer: Viewer, found: Iterable[GlassRequest]) -> list[GlassView]:
    """Requests for those who may know of them all. At most one call, for the faces."""
    listed = list(found)
    signers = {each.signature.by for each in listed if each.signature is not None}
    faces = people.faces(viewer, {each.by for each in listed} | signers)
    refs = {person: ref(face) for person, face in faces.items()}
    return [_view(each, refs) for each in listed]


def request(viewer: Viewer, found: GlassRequest) -> GlassView:
    """One request."""
    return requests(viewer, [found])[0]


def _view(seen: GlassRequest, refs: Mapping[PersonId, PersonRef]) -> GlassView:
    opening = rules.opening(seen)
    return GlassView(
        community=seen.community,
        number=seen.number,
        state=rules.state(seen),
        category=seen.category,
        reason=seen.reason,
        by=refs.get(seen.by),
        at=clock.utc(seen.at),
        signed_by=refs.get(opening.signed_by) if opening else None,
        signed_at=clock.utc(opening.at) if opening else None,
        until=clock.utc(opening.until) if opening else None,
    )
