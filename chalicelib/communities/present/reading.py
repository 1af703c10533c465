"""What a guest can read and why, as it leaves the house."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from chalicelib.access import keys
from chalicelib.access.model import CommunityId, PersonId, Visibility
from chalicelib.access.policy import covers
from chalicelib.access.viewer import Viewer
from chalicelib.communities.access import Place
from chalicelib.communities.access.naming import nameable
from chalicelib.communities.model import Community, CommunityRef
from chalicelib.communities.rules import READS, Because
from chalicelib.foundation import clock, words
from chalicelib.people import access as people
from chalicelib.people.model import Person
from chalicelib.people.present import PersonRef, ref


class ReadableEra(msgspec.Struct, frozen=True):
    """An era of which a guest can read what was written in it."""

    number: int
    visibility: Visibility
    guests: str


class PlaceRead(msgspec.Struct, frozen=True):
    """A community that a guest is in: since when and by whom, whether they read there now, and why.

    `asleep` memberships open nothing until what they sleep by is over. `eras` are those that the guest can
    read, for whom former rules may be told, else null.
    """

    community: CommunityRef
    joined_at: datetime
    let_in_by: PersonRef | None
    reads: bool
    because: Because
    sentence: str
    asleep: bool
    archived: bool
    eras: list[ReadableEra] | None


def places_read(viewer: Viewer, guest: Person, found: list[Place]) -> list[PlaceRead]:
    """A guest's communities as one viewer may know of them. At most two calls, for who let them in."""
    known = _nameable(viewer, found)
    faces = people.faces(viewer, set(known.values()))
    named = {place: ref(faces[by]) for place, by in known.items() if by in faces}
    return [_place(viewer, guest, each, named.get(each.community.id)) for each in found]


def _nameable(viewer: Viewer, found: list[Place]) -> dict[CommunityId, PersonId]:
    """Who let the guest in, where they may be named: not to guests once they have left, nor to whom they are
    unlisted."""
    known = [(each.standing, each.by) for each in found if each.by is not None]
    listed = viewer.held.rows(keys.member(standing.community, by) for standing, by in known)
    return {
        standing.community: by
        for (standing, by), row in zip(known, listed, strict=True)
        if nameable(standing, row)
    }


def _place(viewer: Viewer, guest: Person, place: Place, by: PersonRef | None) -> PlaceRead:
    seen, because = place.community, place.because
    return PlaceRead(
        community=CommunityRef(seen.id, seen.name, seen.rule.visibility, seen.rule.guests, seen.company_name),
        joined_at=clock.utc(place.membership.at),
        let_in_by=by,
        reads=because in READS,
        because=because,
        sentence=words.say(f"access_{because}", viewer.language),
        asleep=because in (Because.ARCHIVED, Because.OFF, Because.UNCOVERED),
        archived=seen.archived,
        eras=list(_eras(guest, place, seen)) if place.eras_shown else None,
    )


def _eras(guest: Person, place: Place, seen: Community) -> Iterator[ReadableEra]:
    for era in seen.eras:
        if era.number >= place.membership.since and covers(era.guests, guest.company):
            yield ReadableEra(era.number, era.visibility, era.guests)
