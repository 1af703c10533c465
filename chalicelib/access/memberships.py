"""The packed document: all memberships and invitations of a person in about 29 bytes each (MessagePack)."""

from typing import Any, Final

import msgspec

from chalicelib.access.model import CommunityId, Invitation, Membership, Packed, PersonId, Role

ROLES: Final = (Role.PARTICIPANT, Role.MODERATOR, Role.STEWARD)
MOST: Final = 300
"""Communities that one person can be in: the document stays below 12 KB."""


def packed(document: Packed) -> bytes:
    """A document as it is stored."""
    inside = [_place(community, each) for community, each in document.memberships.items()]
    invited = [
        [community, each.by, each.era, each.at // 1000] for community, each in document.invitations.items()
    ]
    opened = [[community, until // 1000] for community, until in document.openings.items()]
    return msgspec.msgpack.encode([inside, invited, opened] if opened else [inside, invited])


def _place(community: CommunityId, membership: Membership) -> list[Any]:
    place = [community, ROLES.index(membership.role), membership.since, membership.at // 1000]
    if membership.listed > membership.since:
        return [*place, membership.accepted, membership.listed]
    return [*place, membership.accepted] if membership.accepted else place


def unpacked(item: dict[str, Any] | None) -> Packed:
    """The document of a stored row; empty where there is none."""
    if item is None:
        return Packed({}, {})
    inside, invited, *rest = msgspec.msgpack.decode(item["packed"])
    return Packed(
        {CommunityId(each[0]): _membership(*each[1:]) for each in inside},
        {CommunityId(c): Invitation(PersonId(by), at * 1000, era) for c, by, era, at in invited},
        item["version"],
        {CommunityId(c): until * 1000 for c, until in rest[0]} if rest else {},
    )


def _membership(role: int, since: int, at: int, accepted: int = 0, listed: int = 0) -> Membership:
    # Who came in where their reading begins, as nearly everybody did, needs no number of their own for it.
    return Membership(ROLES[role], since, at * 1000, accepted, listed or since)
