"""The people of communities as they leave the house, and those at the door."""

from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from chalicelib.access.gate import LAPSES, Standing
from chalicelib.access.model import CommunityId, Invitation, PersonId, Role
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, rules, store
from chalicelib.communities.actions.vouching import Vouched
from chalicelib.communities.model import Ask, CommunityRef, GuestInvitation, Knock, MemberRow
from chalicelib.communities.present.cards import CommunityItem, item
from chalicelib.foundation import clock
from chalicelib.foundation.refusals import NotFound
from chalicelib.people import access as people
from chalicelib.people.model import Face, Person
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
    """Somebody at the door. `by` is who asks for a guest, or who invited; null where they ask themselves.

    `vouched_by` are those inside who gave their word for them. Neither names anybody who is unlisted to the
    viewer.
    """

    person: PersonRef
    by: PersonRef | None
    at: datetime
    answer: str
    vouched_by: list[PersonRef]


class VouchView(msgspec.Struct, frozen=True):
    """Where a request stands: `admitted`, or how many more people's word that takes."""

    person: str
    admitted: bool
    missing: int


class OwnAskView(msgspec.Struct, frozen=True):
    """A request as who asked sees it."""

    community: str
    at: datetime
    answer: str


class RequestedView(msgspec.Struct, frozen=True):
    """A request of one's own that waits: for which community, since when, and what one wrote with it."""

    community: CommunityItem
    at: datetime
    answer: str


class StewardView(msgspec.Struct, frozen=True):
    """Whom an administrator named the steward of a community that had none."""

    community: str
    person: PersonRef


class OrphanView(msgspec.Struct, frozen=True):
    """A community without steward; `community` is null where its reader may not know what it is."""

    id: str
    resting_since: datetime
    people: int
    community: CommunityRef | None


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


def steward(community: CommunityId, person: Person) -> StewardView:
    """Whom an administrator has just named."""
    return StewardView(community, ref(people.face_of(person)))


def orphan(each: access.Orphan) -> OrphanView:
    """A community that waits for a steward."""
    return OrphanView(each.id, clock.utc(each.since), each.people, each.ref)


def invitation(community: CommunityId, person: PersonId, given: Invitation) -> InvitationView:
    """An invitation, for who gave it."""
    return InvitationView(community, person, clock.utc(given.at), clock.utc(given.at + LAPSES))


def asks(standing: Standing, found: Iterable[Ask]) -> list[AskView]:
    """Those at the door, for who answers them. At most one call, for the faces."""
    listed = list(found)
    words = {vouch.person for each in listed for vouch in each.vouches}
    insiders = sorted(words | {each.by for each in listed if each.by != each.person})
    rows = store.member_keys(standing.community, insiders)
    faces = people.faces(standing.viewer, [*(each.person for each in listed), *insiders], with_rows=rows)
    members = [store.member_of(row) for row in standing.viewer.held.rows(rows) if row is not None]
    seen = [each for each in members if access.lists(standing, each)]
    inside = {each.person: each.at for each in seen if access.shown(faces.get(each.person))}
    # Who asks for a guest need not be inside; who is, and is unlisted to the viewer, is not named.
    askers = {*insiders} - {each.person for each in members} | {each.person for each in seen}
    named = {each: face for each, face in faces.items() if each in askers}
    return [_ask(each, faces[each.person], named, inside) for each in listed if each.person in faces]


def _ask(ask: Ask, face: Face, faces: dict[PersonId, Face], inside: dict[PersonId, int]) -> AskView:
    by = faces.get(ask.by) if ask.by != ask.person else None
    words = [ref(faces[each]) for each in rules.standing_by(ask.vouches, inside)]
    return AskView(ref(face), ref(by) if by else None, clock.utc(ask.at), ask.answer, words)


def vouched(where: Vouched) -> VouchView:
    """Where a request stands, for who gave their word."""
    return VouchView(where.person, where.admitted, where.missing)


def own_ask(community: CommunityId, ask: Ask) -> OwnAskView:
    """A request, for who asked."""
    return OwnAskView(community, clock.utc(ask.at), ask.answer)


def requested(each: access.Requested) -> RequestedView:
    """A request in the list of one's own."""
    return RequestedView(item(each.listed), clock.utc(each.ask.at), each.ask.answer)


def guest_invitation(given: GuestInvitation) -> GuestInvitationView:
    """The invitation of an outside address."""
    places = [GuestPlace(each, state) for each, state in given.communities.items()]
    return GuestInvitationView(
        given.id, given.email, given.company, date.fromisoformat(given.ends_on), places
    )
