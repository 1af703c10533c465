"""Bridges come and go with their entry in the gate: whoever writes is told of them by the fingerprint."""

from chalicelib.access import store as authority
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, Gate
from chalicelib.communities import store
from chalicelib.communities.store.bridges import (
    MOST,
    Bridge,
    bridge_ids,
    bridged,
    drop_bridge,
    keep_bridge,
    unbridged,
)
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict


def attach(change: Change, standing: Standing, bridge: Bridge) -> None:
    """Adds a bridge to a change, where its owner is a steward still.

    Raises Conflict `too_many_bridges`, or `archived`.
    """
    at = standing.gate
    if at.archived:
        raise Conflict("archived")
    if len(at.bridges) >= MOST and bridge.id not in bridge_ids(at):
        raise Conflict("too_many_bridges")
    keep_bridge(change, at.community, bridge)
    if bridged(at, bridge) == at:
        authority.demand_gate(change, standing)
    else:
        authority.keep_gate(change, bridged(at, bridge), was=at)
    store.demand_steward(change, at.community, standing.viewer.person)


def detach(change: Change, at: Gate, bridge_id: str) -> bool:
    """Takes a bridge away in a change; answers whether it was there."""
    if bridge_id not in bridge_ids(at):
        return False
    drop_bridge(change, CommunityId(at.community), bridge_id)
    authority.keep_gate(change, unbridged(at, bridge_id), was=at)
    return True
