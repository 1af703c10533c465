"""How one comes in: seats, accepted terms, words that count."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from chalicelib.access.model import CommunityId, Gate, Packed, PersonId
from chalicelib.communities.model.admission import Seats, Vouch

NEEDED: Final = 2
"""How many people's word admits, where those inside vouch."""


def full(gate: Gate, seats: Seats | None) -> bool:
    """Whether every seat of a capped community is taken; while they are being counted, nobody knows."""
    return bool(gate.cap) and seats is not None and not seats.counting and seats.taken >= gate.cap


def with_accepted(packed: Packed, community: CommunityId, version: int) -> Packed:
    """A document whose owner, who is inside, has accepted a version of the community's own rules."""
    membership = replace(packed.memberships[community], accepted=version)
    return replace(packed, memberships={**packed.memberships, community: membership})


def standing_by(vouches: Iterable[Vouch], inside: Mapping[PersonId, int]) -> list[PersonId]:
    """Whose word counts, in the order in which it was given, each once.

    `inside` says since when (milliseconds) each is inside: the word of somebody who left since has gone with
    them, even if they are back.
    """
    given = (each.person for each in vouches if each.at >= inside.get(each.person, each.at + 1))
    return list(dict.fromkeys(given))
