"""The register of secret communities."""

from dataclasses import dataclass

from chalicelib.access.model import CommunityId


@dataclass(frozen=True, slots=True)
class Registered:
    """A secret community as administrators know of it: that it is there, since when (milliseconds), how many
    people are in it."""

    community: CommunityId
    founded: int
    people: int
