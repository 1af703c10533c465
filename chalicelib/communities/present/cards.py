"""Communities as they leave the house."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

import msgspec

from chalicelib.access.gate import Standing
from chalicelib.access.model import MIXED, NONE, Guests, Role, Visibility
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, rules
from chalicelib.communities.access import Listed, Sight
from chalicelib.communities.model import Community, Era, Level, Marks, State
from chalicelib.communities.present import openings
from chalicelib.foundation import clock
from chalicelib.people import access as people
from chalicelib.people.present import CompanyRef, PersonRef, ref
from chalicelib.people.store.companies import key as company_key

HIDDEN: Final = "company"
SHOWN: Final = (
    Verb.READ, Verb.JOIN, Verb.ASK, Verb.ACCEPT, Verb.LEAVE, Verb.POST, Verb.COMMENT, Verb.REACT, Verb.INVITE,
    Verb.MODERATE, Verb.CONFIGURE, Verb.ADMIT, Verb.APPOINT, Verb.ARCHIVE,
)  # fmt: skip
"""The verbs that a page needs to know to offer what would be granted."""


class MembershipCard(msgspec.Struct, frozen=True):
    """The viewer's own place: how they stand to it, and what they keep for themselves."""

    state: State
    role: Role | None
    joined_at: datetime | None
    favourite: bool
    level: Level
    read_until: str | None


class PlaceView(msgspec.Struct, frozen=True):
    """The viewer's place inside, as they come in."""

    state: State
    role: Role | None
    joined_at: datetime | None


class CommunityCard(msgspec.Struct, frozen=True):
    """A community. `guests` is the clause (`none`, `mixed` or a company's id), `company` names that company;
    `may` are the verbs that would be granted now; `opened` tells those inside of break-glass accesses."""

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
    opened: list[openings.OpeningView]
    membership: MembershipCard
    may: list[Verb]


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


class EraCard(msgspec.Struct, frozen=True):
    """A rule that a community has or had, and when it began.

    `guests` is `company` where one may not know which.
    """

    number: int
    visibility: Visibility
    guests: str
    company: CompanyRef | None
    began_at: datetime


def community(sight: Sight) -> CommunityCard:
    """A community's card as its viewer may see it. At most one call, for the stewards' faces."""
    seen, standing = sight.community, sight.standing
    guests = rules.covered(standing.gate)
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
        stewards=_stewards(standing, seen),
        opened=openings.lately(standing, seen),
        membership=membership(standing, sight.marks, state=sight.state),
        may=[verb for verb in SHOWN if _offered(sight, verb)],
    )


def _stewards(standing: Standing, seen: Community) -> list[PersonRef]:
    # A guest who is invited meets nobody there yet.
    if standing.viewer.is_guest and not standing.may(Verb.LIST_PEOPLE):
        return []
    known = people.faces(standing.viewer, sorted(seen.stewards))
    return [ref(face) for face in known.values() if face.status in rules.PRESENT]


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


def eras(viewer: Viewer, seen: Community) -> list[EraCard]:
    """Every rule that a community had, the newest first. At most one call, for the names of companies."""
    named = {each.guests for each in seen.eras if each.guests not in (NONE, MIXED)}
    shown = sorted(each for each in named if access.company_shown(viewer, seen, each))
    found = zip(shown, viewer.held.rows(company_key(each) for each in shown), strict=True)
    companies = {each: CompanyRef(each, company["name"]) for each, company in found if company is not None}
    return [_era(each, companies) for each in reversed(seen.eras)]


def _era(era: Era, companies: Mapping[Guests, CompanyRef]) -> EraCard:
    known = era.guests in (NONE, MIXED) or era.guests in companies
    guests = str(era.guests) if known else HIDDEN
    return EraCard(era.number, era.visibility, guests, companies.get(era.guests), clock.utc(era.at))
