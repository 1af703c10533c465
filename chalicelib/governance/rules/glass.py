"""Break-glass, decided: how long a request waits, who may sign, what an administrator's document becomes."""

from dataclasses import replace
from typing import Final

from chalicelib.access.model import CommunityId, Opening, Packed, PersonId
from chalicelib.access.openings import LASTS
from chalicelib.communities.rules import second
from chalicelib.foundation import clock
from chalicelib.foundation.refusals import Conflict, Refusal
from chalicelib.governance.model.glass import GlassRequest, GlassState, Signature
from chalicelib.people.model import Person
from chalicelib.people.rules.standing import runs_network

STANDS: Final = clock.DAY
"""How long a request waits for its second signature."""
DIGITS: Final = 6


def numbered(text: str) -> int | None:
    """The number of a request as an address writes it, None for what cannot be one."""
    plausible = text.isascii() and text.isdecimal() and len(text) <= DIGITS and not text.startswith("0")
    return int(text) if plausible else None


def state(request: GlassRequest) -> GlassState:
    """Where a request stands now."""
    now = clock.now()
    if request.signature is None:
        waits = GlassState.WAITING if request.at + STANDS > now else GlassState.LAPSED
        return waits if request.ended is None else GlassState.WITHDRAWN
    return GlassState.OPEN if request.ended is None and request.signature.until > now else GlassState.ENDED


def refusal(request: GlassRequest, asker: Person | None) -> Refusal | None:
    """What keeps a request from being signed now by somebody else than its asker; None where nothing does.

    The asker must have been an administrator without a break since they asked.
    """
    stands = state(request)
    if stands is GlassState.LAPSED:
        return Conflict("glass_lapsed")
    if stands is GlassState.WITHDRAWN:
        return Conflict("glass_withdrawn")
    if stands is not GlassState.WAITING:
        return Conflict("glass_signed")
    if asker is None or not runs_network(asker) or asker.stood > request.at:
        return Conflict("glass_asker_gone")
    return None


def signature(by: PersonId) -> Signature:
    """A signature given now: an access for an hour. Whole seconds, as packed documents keep them."""
    return Signature(by, second(), second() + LASTS)


def opening(request: GlassRequest) -> Opening | None:
    """The access that a request became, as those inside are told it; None where nobody signed."""
    signed = request.signature
    if signed is None:
        return None
    until = min(signed.until, request.ended or signed.until)
    return Opening(request.number, request.by, signed.by, request.category, signed.at, until)


def with_opening(packed: Packed, community: CommunityId, until: int) -> Packed:
    """A document with an access in it; those that have ended leave it."""
    return replace(packed, openings={**_standing(packed), community: until})


def without_opening(packed: Packed, community: CommunityId, until: int) -> Packed:
    """A document without that access; a later one to the same community stays."""
    kept = {each: ends for each, ends in _standing(packed).items() if (each, ends) != (community, until)}
    return replace(packed, openings=kept)


def _standing(packed: Packed) -> dict[CommunityId, int]:
    return {community: until for community, until in packed.openings.items() if until > clock.now()}
