"""Coming in and going out by oneself, and the rows that change with everybody who does."""

from dataclasses import replace

from chalicelib.access import gate
from chalicelib.access import store as authority
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, Kind, Membership, PersonId, Role
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, rules, store
from chalicelib.communities.events import PersonJoined, PersonLeft
from chalicelib.communities.rules import Candidate
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict


def join(viewer: Viewer, community_id: CommunityId) -> Standing:
    """Comes in: alone where the rule lets every member, else on an invitation. Who is inside stays as they
    are.

    Raises Forbidden, Conflict `archived`, `company_wall`, `too_many_communities`, or `invitation_lapsed`
    where who invited could not do so any more.
    """
    standing = gate.reach(viewer, Verb.KNOW_OF, community_id)
    if standing.membership is not None:
        return standing
    invitation = viewer.packed.invitations.get(community_id) if standing.may(Verb.ACCEPT) else None
    if invitation is None:
        gate.reach(viewer, Verb.JOIN, community_id)
    change, me = Change(), access.own(viewer)
    if invitation is not None and not standing.may(Verb.JOIN):
        store.demand_inviter(change, standing.gate, invitation.by)
    membership = let_in(change, standing, me, Role.PARTICIPANT)
    refs = {"inviter": str(invitation.by)} if invitation is not None else {}
    data = counted(me, membership.role)
    change.commit(PersonJoined(by=me.id, subject=me.id, community=community_id, refs=refs, data=data))
    packed = rules.with_membership(viewer.packed, community_id, membership)
    return gate.standing(replace(viewer, packed=packed), standing.gate)


def leave(viewer: Viewer, community_id: CommunityId) -> None:
    """Goes out, at once and for good. Raises Conflict `last_steward`."""
    standing = gate.reach(viewer, Verb.KNOW_OF, community_id)
    if standing.membership is None:
        return
    change, me = Change(), access.own(viewer)
    let_out(change, standing, me)
    role = standing.membership.role
    change.commit(PersonLeft(by=me.id, subject=me.id, community=community_id, data=counted(me, role)))


def let_in(
    change: Change, standing: Standing, candidate: Candidate, role: Role, *, steward: PersonId | None = None
) -> Membership:
    """Adds to a change whatever makes somebody a participant, a moderator or a steward of a place that they
    were not in. Raises what keeps them out; stands only on the rule that it was decided by, and while
    `steward`, who decided it, is one."""
    membership = seat(change, standing, candidate, role, steward=steward)
    packed = rules.with_membership(candidate.packed, standing.community, membership)
    authority.keep_inside(change, candidate.id, candidate.packed, packed)
    store.drop_ask(change, standing.community, candidate.id)
    return membership


def seat(
    change: Change, standing: Standing, candidate: Candidate, role: Role, *, steward: PersonId | None = None
) -> Membership:
    """The part of it that is the community's; the packed document is the caller's to keep."""
    refusal = candidate.refusal(standing.gate, role)
    if refusal is not None:
        raise refusal
    membership = rules.membership_of(candidate.kind, role, standing.gate)
    store.keep_member(change, standing.community, candidate, membership)
    if role is Role.STEWARD:
        store.add_steward(change, standing.community, candidate.id)
    if not _count_company(change, standing, candidate, 1, steward=steward):
        authority.demand_gate(change, standing)
    if steward is not None and candidate.kind is not Kind.GUEST:
        store.demand_steward(change, standing.community, steward)
    return membership


def let_out(change: Change, standing: Standing, candidate: Candidate) -> None:
    """Adds to a change whatever ends a membership. Raises Conflict `last_steward`."""
    community = standing.community
    if candidate.packed.memberships[community].role is Role.STEWARD:
        step_down(change, standing, candidate.id)
    authority.keep_inside(change, candidate.id, candidate.packed, rules.without(candidate.packed, community))
    store.drop_member(change, community, candidate.id)
    _count_company(change, standing, candidate, -1)


def step_down(change: Change, standing: Standing, person: PersonId) -> None:
    """Takes somebody off the stewards; the change raises Conflict `last_steward` where none would remain."""
    store.drop_steward(change, standing.community, person, otherwise=Conflict("last_steward"))


def _count_company(
    change: Change, standing: Standing, candidate: Candidate, step: int, *, steward: PersonId | None = None
) -> bool:
    if candidate.kind is not Kind.GUEST or candidate.company is None:
        return False
    card = access.card(standing)
    return store.keep_company(change, standing.gate, card, candidate.company, step, steward=steward)


def counted(candidate: Candidate, role: Role) -> dict[str, str | int]:
    """What the news of a coming or a going says of somebody, so that it can be counted: ids and codes."""
    company = {"company": str(candidate.company)} if candidate.company is not None else {}
    return {"kind": candidate.kind.value, "role": role.value, **company}
