"""Communities as they leave the house."""

from datetime import datetime
from typing import Final

import msgspec

from chalicelib.access.gate import Standing
from chalicelib.access.model import MIXED, NONE, PersonId, Role, Visibility
from chalicelib.access.verbs import Verb
from chalicelib.communities import access, rules
from chalicelib.communities.access import Listed, Proposed, Sight
from chalicelib.communities.model import Community, Level, Marks, State
from chalicelib.communities.present.eras import ChangeCard, Faces, changed, involved
from chalicelib.communities.rules import listed as listing
from chalicelib.foundation import clock
from chalicelib.people.present import CompanyRef, PersonRef, ref

SHOWN: Final = (
    Verb.READ, Verb.JOIN, Verb.ASK, Verb.ACCEPT, Verb.LEAVE, Verb.POST, Verb.COMMENT, Verb.REACT, Verb.INVITE,
    Verb.MODERATE, Verb.CONFIGURE, Verb.ADMIT, Verb.APPOINT, Verb.ARCHIVE,
)  # fmt: skip
"""The verbs that a page needs to know to offer what would be granted."""


class MembershipCard(msgspec.Struct, frozen=True):
    """The viewer's own place: how they stand to it, and what they keep for themselves.

    `unlisted` says that those whom a widening let in do not see them there, until they agree.
    """

    state: State
    role: Role | None
    joined_at: datetime | None
    favourite: bool
    level: Level
    read_until: str | None
    unlisted: bool


class PlaceView(msgspec.Struct, frozen=True):
    """The viewer's place inside, as they come in."""

    state: State
    role: Role | None
    joined_at: datetime | None


class CommunityCard(msgspec.Struct, frozen=True):
    """A community. `guests` is the clause (`none`, `mixed` or a company's id), `company` names that company;
    `may` are the verbs that would be granted now. `pending` is the widening that waits, for those inside."""

    id: str
    name: str
    purpose: str
    visibility: Visibility
    guests: str
    company: CompanyRef | None
    archived: bool
    created_at: datetime
    members: int
    guests_inside: int
    stewards: list[PersonRef]
    membership: MembershipCard
    may: list[Verb]
    pending: ChangeCard | None


class CommunityItem(msgspec.Struct, frozen=True):
    """A community in a list.

    `people` is told where one looks for communities, `unread` (30 at most) in one's own.
    """

    id: str
    name: str
    purpose: str
    visibility: Visibility
    guests: str
    company: CompanyRef | None
    archived: bool
    state: State
    role: Role | None
    favourite: bool
    unread: int
    people: int | None


def community(sight: Sight) -> CommunityCard:
    """A community's card as its viewer may see it. At most one call for faces; one more for the day of a
    widening that nobody has signed yet."""
    seen, standing = sight.community, sight.standing
    guests = rules.covered(standing.gate)
    faces = _faces(sight)
    return CommunityCard(
        id=seen.id,
        name=seen.name,
        purpose=seen.purpose,
        visibility=seen.rule.visibility,
        guests=seen.rule.guests,
        company=_company(seen.rule.guests, seen.company_name),
        archived=seen.archived,
        created_at=clock.utc(seen.created_at),
        members=sight.headcount.members,
        guests_inside=sum(sight.headcount.guests.get(each, 0) for each in guests),
        stewards=_stewards(seen, faces),
        membership=membership(standing, sight.marks, state=sight.state),
        may=[verb for verb in SHOWN if _offered(sight, verb)],
        pending=_pending(sight, faces),
    )


def _faces(sight: Sight) -> Faces:
    standing, wanted = sight.standing, list[PersonId]()
    # A guest who is invited meets nobody there yet.
    if not standing.viewer.is_guest or standing.may(Verb.LIST_PEOPLE):
        wanted += sorted(sight.community.stewards)
    if standing.membership is not None:
        wanted += involved(sight.proposal)
    return access.named(standing, wanted)


def _stewards(seen: Community, faces: Faces) -> list[PersonRef]:
    known = [faces[each] for each in sorted(seen.stewards) if each in faces]
    return [ref(face) for face in known if face.status in rules.PRESENT]


def _pending(sight: Sight, faces: Faces) -> ChangeCard | None:
    if sight.proposal is None or sight.standing.membership is None:
        return None
    return changed(Proposed(sight.standing, sight.community, sight.proposal), faces)


def _offered(sight: Sight, verb: Verb) -> bool:
    outside = sight.standing.membership is None
    if verb in (Verb.JOIN, Verb.ACCEPT) and not outside:
        return False
    if verb is Verb.ASK and (sight.state is not State.NONE or sight.standing.may(Verb.JOIN)):
        return False
    return rules.may_invite(sight.standing) if verb is Verb.INVITE else sight.standing.may(verb)


def place(standing: Standing) -> PlaceView:
    """The place of somebody who is inside."""
    own = standing.membership
    return PlaceView(State.INSIDE, own.role if own else None, clock.utc(own.at) if own else None)


def membership(standing: Standing, marks: Marks, *, state: State = State.INSIDE) -> MembershipCard:
    """The viewer's own place in a community."""
    own, place = standing.membership, standing.community
    return MembershipCard(
        state=state,
        role=own.role if own else None,
        joined_at=clock.utc(own.at) if own else None,
        favourite=place in marks.favourites,
        level=Level(marks.levels.get(place, Level.MENTIONS)),
        read_until=f"{marks.read[place]}{place}" if place in marks.read else None,
        unlisted=own is not None and listing.hidden_since(standing.gate, listing.listed(own)) is not None,
    )


def item(listed: Listed) -> CommunityItem:
    """A community in a list."""
    name = listed.ref
    return CommunityItem(
        id=name.id,
        name=name.name,
        purpose=listed.purpose,
        visibility=name.visibility,
        guests=name.guests,
        company=_company(name.guests, name.company),
        archived=listed.archived,
        state=listed.state,
        role=listed.role,
        favourite=listed.favourite,
        unread=listed.unread,
        people=listed.people,
    )


def _company(guests: str, name: str | None) -> CompanyRef | None:
    return None if guests in (NONE, MIXED) else CompanyRef(guests, name or "")
