"""The viewer's own place in a community as it leaves the house."""

from datetime import datetime

import msgspec

from chalicelib.access.gate import Standing
from chalicelib.access.model import Role
from chalicelib.communities.model import Level, Marks, State
from chalicelib.communities.rules import listed as listing
from chalicelib.foundation import clock


class MembershipCard(msgspec.Struct, frozen=True):
    """The viewer's own place: how they stand to it, and what they keep for themselves.

    `accepted` is the version of the community's own rules that they have accepted; 0 for none. `unlisted`
    says that those whom a widening let in do not see them there, until they agree.
    """

    state: State
    role: Role | None
    joined_at: datetime | None
    accepted: int
    favourite: bool
    level: Level
    read_until: str | None
    unlisted: bool


class PlaceView(msgspec.Struct, frozen=True):
    """The viewer's place inside, as they come in."""

    state: State
    role: Role | None
    joined_at: datetime | None


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
        accepted=own.accepted if own else 0,
        favourite=place in marks.favourites,
        level=Level(marks.levels.get(place, Level.MENTIONS)),
        read_until=f"{marks.read[place]}{place}" if place in marks.read else None,
        unlisted=own is not None and listing.hidden_since(standing.gate, listing.listed(own)) is not None,
    )
