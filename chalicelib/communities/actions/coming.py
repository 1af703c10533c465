"""Coming in and going out by oneself, and the rows that change with everybody who does."""

from dataclasses import replace

from chalicelib.access import gate
from chalicelib.access import store as authority
from chalicelib.access.attempts import attempted
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, Kind, Membership, PersonId, Role
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, rules, store
from chalicelib.communities.actions.seats import take_seat
from chalicelib.communities.actions.terms import agreed
from chalicelib.communities.events import PersonJoined, PersonLeft
from chalicelib.communities.model import Ask
from chalicelib.communities.rules import Candidate
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict, Refusal
from chalicelib.people.access import require_person


def join(viewer: Viewer, community_id: CommunityId, accepts: int | None = None) -> Standing:
    """Comes in: alone where the rule lets every member, else on an invitation. Who is inside stays as they
    are.

    `accepts` is the version of the community's own rules. Raises Forbidden, Conflict `archived`,
    `company_wall`, `too_many_communities`, `terms_not_accepted`, `community_full`, or `invitation_lapsed`
    where who invited could not do so any more.
    """
    standing = gate.reach(viewer, Verb.KNOW_OF, community_id)
    require_person(viewer)
    if standing.membership is not None:
        return standing
    invitation = viewer.packed.invitations.get(community_id) if standing.may(Verb.ACCEPT) else None
    if invitation is None:
        gate.reach(viewer, Verb.JOIN, community_id)
    change, me = Change(), access.own(viewer)
    if invitation is not None and not standing.may(Verb.JOIN):
        store.demand_inviter(change, standing.gate, invitation.by)
    by = invitation.by if invitation is not None else None
    accepted = agreed(standing, accepts)
    membership = let_in(change, standing, me, Role.PARTICIPANT, by=by, accepted=accepted)
    change.commit(_joined(me, community_id, by))
    packed = rules.with_membership(viewer.packed, community_id, membership)
    return gate.standing(replace(viewer, packed=packed), standing.gate)


def _joined(me: Candidate, community: CommunityId, inviter: PersonId | None) -> PersonJoined:
    refs = {"inviter": str(inviter)} if inviter is not None else {}
    data = counted(me, Role.PARTICIPANT)
    return PersonJoined(by=me.id, subject=me.id, community=community, refs=refs, data=data)


def leave(viewer: Viewer, community_id: CommunityId) -> None:
    """Goes out, at once and for good. Raises Conflict `last_steward`."""
    standing = gate.reach(viewer, Verb.KNOW_OF, community_id)
    require_person(viewer)
    if standing.membership is None:
        return
    change, me = Change(), access.own(viewer)
    let_out(change, standing, me)
    role = standing.membership.role
    change.commit(PersonLeft(by=me.id, subject=me.id, community=community_id, data=counted(me, role)))


def let_in(
    change: Change,
    standing: Standing,
    candidate: Candidate,
    role: Role,
    *,
    by: PersonId | None = None,
    accepted: int = 0,
    request: Ask | None = None,
    steward: PersonId | None = None,
) -> Membership:
    """Adds to a change whatever makes somebody a participant, a moderator or a steward of a place that they
    were not in. Raises what keeps them out; stands only on the rule that it was decided by, on `request`
    where it is one, and while `steward`, who decided it, is one. `by` let them in, the viewer unless told."""
    membership = seat(change, standing, candidate, role, by=by, accepted=accepted, steward=steward)
    packed = rules.with_membership(candidate.packed, standing.community, membership)
    authority.keep_inside(change, candidate.id, candidate.packed, packed)
    store.drop_ask(change, standing.community, candidate.id, only=request)
    return membership


def seat(
    change: Change,
    standing: Standing,
    candidate: Candidate,
    role: Role,
    *,
    by: PersonId | None = None,
    accepted: int = 0,
    steward: PersonId | None = None,
) -> Membership:
    """The part of it that is the community's; the packed document is the caller's to keep."""
    refusal = candidate.refusal(standing.gate, role)
    if refusal is not None:
        raise noted(refusal, standing, candidate)
    membership = replace(rules.membership_of(candidate.kind, role, standing.gate), accepted=accepted)
    take_seat(change, standing.gate)
    letting_in = by or standing.viewer.person
    store.keep_member(change, standing.community, candidate, membership, by=letting_in)
    if role is Role.STEWARD:
        store.add_steward(change, standing.community, candidate.id)
    if not _count_company(change, standing, candidate, 1, steward=steward):
        authority.demand_gate(change, standing)
    if steward is not None and candidate.kind is not Kind.GUEST:
        store.demand_steward(change, standing.community, steward)
    return membership


def noted(refusal: Refusal, standing: Standing, candidate: Candidate) -> Refusal:
    """The same refusal; that somebody tried to bring a company's guest in past the wall goes into the audit
    log."""
    if refusal.code != "company_wall":
        return refusal
    return attempted(refusal, standing.viewer, candidate.id, standing.community)


def let_out(change: Change, standing: Standing, candidate: Candidate) -> None:
    """Adds to a change whatever ends a membership. Raises Conflict `last_steward`."""
    community = standing.community
    if candidate.packed.memberships[community].role is Role.STEWARD:
        step_down(change, standing, candidate.id)
    authority.keep_inside(change, candidate.id, candidate.packed, rules.without(candidate.packed, community))
    store.drop_member(change, community, candidate.id)
    kept = _count_company(change, standing, candidate, -1)
    store.free_seat(change, standing.gate, candidate.id, gate_kept=kept)


def step_down(change: Change, standing: Standing, person: PersonId) -> None:
    """Takes somebody off the stewards; the change raises Conflict `last_steward` where none would remain.

    Where those who remain are all suspended, the community rests by the news.
    """
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
