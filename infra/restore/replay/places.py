"""Who was put out of a community, and what it was narrowed to, since the point in time."""

from collections.abc import Callable
from dataclasses import replace

from chalicelib.access import keys, memberships
from chalicelib.access.gate import gate_of
from chalicelib.access.memberships import ROLES
from chalicelib.access.model import CommunityId, Gate, Packed, PersonId, Role, Stamp
from chalicelib.access.store import keep_gate, keep_inside
from chalicelib.communities import rules, store
from chalicelib.communities.actions import settling
from chalicelib.communities.model import Community, Era, EraKind
from chalicelib.communities.rules import eras
from chalicelib.communities.rules.changes import ChangeState, Lapse, Proposal
from chalicelib.communities.store import bridges
from chalicelib.communities.store import keys as places
from chalicelib.foundation import rows
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event


def let_out(fact: Event) -> bool:
    """Somebody is not inside any more. Lists and counts follow when rows are mended."""
    community = CommunityId(fact.community)
    return _document(fact, lambda was: rules.without(was, community))


def demote(fact: Event) -> bool:
    """Somebody has at most the role that they were left with."""
    community, left = CommunityId(fact.community), Role(str(fact.data["role"]))

    def step(was: Packed) -> Packed:
        own = was.memberships.get(community)
        if own is None or ROLES.index(own.role) <= ROLES.index(left):
            return was
        return replace(was, memberships={**was.memberships, community: replace(own, role=left)})

    return _document(fact, step)


def withdraw_invitation(fact: Event) -> bool:
    """No door is held open for somebody any more."""
    community, person = CommunityId(fact.community), PersonId(fact.subject)

    def step(was: Packed) -> Packed:
        kept = {place: each for place, each in was.invitations.items() if place != community}
        return replace(was, invitations=kept)

    return _document(fact, step, lambda change: store.drop_ask(change, community, person))


def _document(
    fact: Event, step: Callable[[Packed], Packed], beside: Callable[[Change], None] | None = None
) -> bool:
    key = keys.inside(fact.subject)
    was = memberships.unpacked(rows.fetch([key]).get(key))
    now, change = step(was), Change()
    if (now.memberships, now.invitations) == (was.memberships, was.invitations):
        return False
    keep_inside(change, PersonId(fact.subject), was, now)
    if beside is not None:
        beside(change)
    change.commit()
    return True


def narrow(fact: Event) -> bool:
    """A community is as narrow as it was made since the point; nothing that widened it is done again."""
    found, stamp = _found(fact), Stamp.of(fact.stamp)
    if found is None:
        return False
    was, gate = found
    rule = replace(gate.rule, visibility=stamp.visibility, guests=stamp.guests)
    if rule == gate.rule or stamp.era <= gate.era or eras.widens(gate.rule, rule):
        return False
    after = eras.following(gate, rule, EraKind.NARROWED)
    era = Era(after.era, rule.visibility, rule.guests, fact.at, PersonId(fact.by), EraKind.NARROWED)
    name = was.company_name if rule.guests == was.rule.guests else None
    now = replace(was, rule=rule, eras=(*was.eras, era), company_name=name)
    return _kept(was, now, gate, after, Lapse.RULE_CHANGED)


def archive(fact: Event) -> bool:
    """A community can only be read."""
    return _archived(fact, archived=True)


def bury(fact: Event) -> bool:
    """A community that was deleted is deleted; who was inside follows when rows are mended."""
    found = _found(fact)
    if found is None or found[1].deleted:
        return False
    was, gate = found
    change, waiting = Change(), _waiting(was.id)
    if waiting is not None:
        settling.close(change, was.id, waiting, ChangeState.IN_FORCE)
    store.drop_card(change, was)
    keep_gate(change, replace(gate, deleted=True), was=gate)
    change.commit()
    return True


def open_again(fact: Event) -> bool:
    """A community that was archived since the point is back."""
    return _archived(fact, archived=False)


def _archived(fact: Event, *, archived: bool) -> bool:
    found = _found(fact)
    if found is None or found[1].archived is archived:
        return False
    was, gate = found
    after = replace(gate, archived=archived)
    return _kept(was, replace(was, archived=archived), gate, after, Lapse.ARCHIVED)


def detach(fact: Event) -> bool:
    """News of a community go to a webhook no more."""
    found = _found(fact)
    if found is None or fact.subject not in bridges.bridge_ids(found[1]):
        return False
    change = Change()
    bridges.drop_bridge(change, found[1].community, fact.subject)
    keep_gate(change, bridges.unbridged(found[1], fact.subject), was=found[1])
    change.commit()
    return True


def _found(fact: Event) -> tuple[Community, Gate] | None:
    community = CommunityId(fact.community)
    card, gate = keys.community(community), keys.gate_copy(community, 0)
    there = rows.fetch([card, gate])
    if card not in there or gate not in there:
        return None
    return store.community_of(community, there[card]), gate_of(community, there[gate])


def lapse(fact: Event) -> bool:
    """A widening or a deletion that was taken back or lapsed does not wait."""
    community, change = CommunityId(fact.community), Change()
    waiting = _waiting(community)
    if waiting is None or str(waiting.number) != fact.subject:
        return False
    settling.close(
        change, community, waiting, ChangeState.WITHDRAWN, by=PersonId(fact.by) if fact.by else None
    )
    change.commit()
    return True


def _waiting(community: CommunityId) -> Proposal | None:
    key = places.waiting(community)
    return store.proposal_of(rows.fetch([key]).get(key))


def _kept(was: Community, now: Community, gate: Gate, after: Gate, reason: Lapse) -> bool:
    change, waiting = Change(), _waiting(was.id)
    store.keep_edited(change, was, now)
    keep_gate(change, after, was=gate)
    if waiting is not None:
        settling.close(change, was.id, waiting, ChangeState.LAPSED, reason=reason)
    change.commit()
    return True
