"""The people of communities as they leave the house, and those at the door."""

from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from chalicelib.access.gate import LAPSES, Standing
from chalicelib.access.model import CommunityId, Invitation, PersonId, Role
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access
from chalicelib.communities.model import Ask, GuestInvitation, Knock, MemberRow
from chalicelib.foundation import clock
from chalicelib.foundation.refusals import NotFound
from chalicelib.people import access as people
from chalicelib.people.model import Face
from chalicelib.people.present import PersonRef, ref


class SeatView(msgspec.Struct, frozen=True):
    """Somebody inside.

    `asleep` guests, whom the clause does not cover any more, are listed to stewards only.
    """

    person: PersonRef
    role: Role
    joined_at: datetime
    asleep: bool


class InvitationView(msgspec.Struct, frozen=True):
    """A door held open: for whom, where, since when and until when at the latest."""

    community: str
    person: str
    invited_at: datetime
    lapses_at: datetime


class AskView(msgspec.Struct, frozen=True):
    """Somebody at the door. `by` is who asks for a guest, or who invited; null where they ask themselves."""

    person: PersonRef
    by: PersonRef | None
    at: datetime
    answer: str


class OwnAskView(msgspec.Struct, frozen=True):
    """A request as who asked sees it."""

    community: str
    at: datetime
    answer: str


class GuestPlace(msgspec.Struct, frozen=True):
    """A community that a guest was invited into: let in by its steward, or asked for at its stewards'."""

    id: str
    state: Knock


class GuestInvitationView(msgspec.Struct, frozen=True):
    """An invitation of an outside address, with nothing in it but what was sent."""

    id: str
    email: str
    company: str
    ends_on: date
    communities: list[GuestPlace]


def seat(standing: Standing, row: MemberRow, face: Face) -> SeatView:
    """Somebody inside."""
    asleep = not access.awake(standing.gate, row)
    return SeatView(ref(face), row.role, clock.utc(row.at), asleep)


def seated(viewer: Viewer, standing: Standing, row: MemberRow) -> SeatView:
    """Somebody whom the viewer has just given a role."""
    face = people.faces(viewer, [row.person]).get(row.person)
    if face is None:
        raise NotFound
    return seat(standing, row, face)


def invitation(community: CommunityId, person: PersonId, given: Invitation) -> InvitationView:
    """An invitation, for who gave it."""
    return InvitationView(community, person, clock.utc(given.at), clock.utc(given.at + LAPSES))


def asks(viewer: Viewer, found: Iterable[Ask]) -> list[AskView]:
    """Those at the door, for stewards. At most one call, for the faces."""
    listed = list(found)
    faces = people.faces(viewer, [person for each in listed for person in (each.person, each.by)])
    return [_ask(each, faces[each.person], faces) for each in listed if each.person in faces]


def _ask(ask: Ask, face: Face, faces: dict[PersonId, Face]) -> AskView:
    by = faces.get(ask.by) if ask.by != ask.person else None
    return AskView(ref(face), ref(by) if by else None, clock.utc(ask.at), ask.answer)


def own_ask(community: CommunityId, ask: Ask) -> OwnAskView:
    """A request, for who asked."""
    return OwnAskView(community, clock.utc(ask.at), ask.answer)


def guest_invitation(given: GuestInvitation) -> GuestInvitationView:
    """The invitation of an outside address."""
    places = [GuestPlace(each, state) for each, state in given.communities.items()]
    return GuestInvitationView(
        given.id, given.email, given.company, date.fromisoformat(given.ends_on), places
    )
