"""Break-glass accesses as those inside a community are told of them."""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from chalicelib.access.gate import Standing
from chalicelib.access.model import Category, Opening
from chalicelib.access.viewer import Viewer
from chalicelib.communities.model import Community
from chalicelib.communities.rules import openings as rules
from chalicelib.foundation import clock
from chalicelib.people import access as people
from chalicelib.people.present import PersonRef, ref


class OpeningView(msgspec.Struct, frozen=True):
    """An access by break-glass: who looked inside, who signed for it, why, from when, until when."""

    number: int
    by: PersonRef | None
    signed_by: PersonRef | None
    category: Category
    at: datetime
    until: datetime


def lately(standing: Standing, seen: Community) -> list[OpeningView]:
    """The accesses of the last 90 days, newest first; nothing for whoever is not inside. At most one call."""
    if standing.membership is None:
        return []
    return views(standing.viewer, rules.told(seen.opened))


def views(viewer: Viewer, opened: Iterable[Opening]) -> list[OpeningView]:
    """Accesses for somebody inside. At most one call, for the faces, and none where there is nothing."""
    listed = list(opened)
    faces = people.faces(viewer, {person for each in listed for person in (each.by, each.signed_by)})
    refs = {person: ref(face) for person, face in faces.items()}
    return [
        OpeningView(
            number=each.number,
            by=refs.get(each.by),
            signed_by=refs.get(each.signed_by),
            category=each.category,
            at=clock.utc(each.at),
            until=clock.utc(each.until),
        )
        for each in listed
    ]
