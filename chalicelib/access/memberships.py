"""The packed document: all memberships and invitations of a person in about 29 bytes each (MessagePack)."""

from typing import Any, Final

import msgspec

from chalicelib.access.model import CommunityId, Invitation, Membership, Packed, PersonId, Role

ROLES: Final = (Role.PARTICIPANT, Role.MODERATOR, Role.STEWARD)
MOST: Final = 300
"""Communities that one person can be in: the document stays below 12 KB."""


def packed(document: Packed) -> bytes:
    """A document as it is stored."""
    inside = [
        [community, ROLES.index(each.role), each.since, each.at // 1000]
        for community, each in document.memberships.items()
    ]
    invited = [
        [community, each.by, each.era, each.at // 1000] for community, each in document.invitations.items()
    ]
    return msgspec.msgpack.encode([inside, invited])


def unpacked(item: dict[str, Any] | None) -> Packed:
    """The document of a stored row; empty where there is none."""
    if item is None:
        return Packed({}, {})
    inside, invited = msgspec.msgpack.decode(item["packed"])
    return Packed(
        {CommunityId(c): Membership(ROLES[role], since, at * 1000) for c, role, since, at in inside},
        {CommunityId(c): Invitation(PersonId(by), at * 1000, era) for c, by, era, at in invited},
        item["version"],
    )
