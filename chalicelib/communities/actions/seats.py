"""Seats: taken by whoever comes in, and counted when a cap is set, by whoever finds that it was begun."""

from dataclasses import replace
from typing import Final

from chalicelib.access.model import CommunityId, Gate
from chalicelib.communities import rules, store
from chalicelib.communities.access import Sight
from chalicelib.communities.model.admission import Seats
from chalicelib.foundation import rows
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict, Raced, Unavailable

TRIES: Final = 6


def take_seat(change: Change, gate: Gate) -> None:
    """Adds to a change the seat that somebody takes.

    The change raises Conflict `community_full` where none is free, and is decided anew where those inside
    had not been counted yet.
    """
    store.take_seat(change, gate, otherwise=lambda: _refusal(gate))


def demand_seat(gate: Gate) -> None:
    """Raises Conflict `community_full` where no seat is free: for who must say so before anything else."""
    if gate.cap and rules.full(gate, count(gate.community)):
        raise Conflict("community_full")


def _refusal(gate: Gate) -> Exception:
    return Conflict("community_full") if rules.full(gate, count(gate.community)) else Raced()


def counted_out(sight: Sight) -> Sight:
    """The same community with its seats counted, where it has a cap and they were not."""
    if not sight.standing.gate.cap or (sight.seats is not None and not sight.seats.counting):
        return sight
    return replace(sight, seats=count(sight.community.id))


def count(community: CommunityId) -> Seats:
    """The seats as they are now, counted first where that is still to be done.

    Raises Unavailable when people keep going so fast that no count holds.
    """
    for attempt in range(TRIES):
        seats = store.seats_now(community)
        if seats is not None and not seats.counting:
            return seats
        counted = store.end_count(community, seats, store.people_inside(community))
        if counted is not None:
            return counted
        rows.pause(attempt)
    raise Unavailable
