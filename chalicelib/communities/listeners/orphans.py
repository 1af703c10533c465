"""A community whose stewards' accounts have all stopped rests: nobody comes in and nothing widens."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Final

from chalicelib.access import keys as judged
from chalicelib.access import store as authority
from chalicelib.access.arrival import active
from chalicelib.access.gate import gate_of
from chalicelib.access.memberships import unpacked
from chalicelib.access.model import CommunityId, Gate, PersonId, Role, Status
from chalicelib.communities import store
from chalicelib.communities.events import CommunityOrphaned, StewardBack
from chalicelib.communities.model import Community
from chalicelib.foundation import notices, rows
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.turns import settled
from chalicelib.people import store as cards

CHECKED_MOST: Final = 60
"""Stewards whose accounts one transaction demands to rest, of the hundred items that it takes."""


def watch_stewards(event: Event) -> None:
    """Somebody's account, place or role changed: what they steward rests, or goes on.

    The stewards and their accounts are read anew, so that news may come in any order and twice.
    """
    for community in _stewarded(event):
        settled(partial(_judge, community))


def _stewarded(event: Event) -> Iterable[CommunityId]:
    if event.community:
        return [CommunityId(event.community)] if Role.STEWARD in event.data.values() else []
    key = judged.inside(event.subject)
    inside = unpacked(rows.fetch([key]).get(key)).memberships
    return [at for at, each in inside.items() if each.role is Role.STEWARD]


def _judge(community_id: CommunityId) -> None:
    key, copy = judged.community(community_id), judged.gate_copy(community_id, 0)
    found = rows.fetch([key, copy])
    if key not in found or copy not in found:
        return
    community, at = store.community_of(community_id, found[key]), gate_of(community_id, found[copy])
    acting = _acting(community)
    if at.deleted or at.frozen is not bool(acting):
        return
    change = Change()
    store.demand_stewards(change, community)
    if acting:
        cards.demand(change, acting[0], Status.ACTIVE)
    else:
        for each in sorted(community.stewards)[:CHECKED_MOST]:
            cards.demand_rest(change, each)
    _write(change, at, frozen=not acting)


def _acting(community: Community) -> list[PersonId]:
    """The stewards whose accounts are active."""
    found = {each: judged.card(each) for each in sorted(community.stewards)}
    accounts = rows.fetch(found.values())
    return [each for each, key in found.items() if key in accounts and active(accounts[key])]


def _write(change: Change, at: Gate, *, frozen: bool) -> None:
    told = CommunityOrphaned if frozen else StewardBack
    fact = told(by="", subject=at.community, community=at.community)
    authority.keep_gate(change, replace(at, frozen=frozen), was=at)
    store.keep_orphan(change, at.community, frozen=frozen)
    notices.post(change, f"COMMUNITY#{at.community}", fact)
    change.commit(fact)
