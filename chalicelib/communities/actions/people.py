"""What stewards do with people: let in who asked, add, appoint, put out."""

from dataclasses import replace

from chalicelib.access import gate
from chalicelib.access import store as authority
from chalicelib.access.attempts import attempted
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, Membership, PersonId, Role
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, store
from chalicelib.communities.actions.coming import counted, let_in, let_out, step_down
from chalicelib.communities.actions.terms import accepted_asking
from chalicelib.communities.events import PersonAdmitted, PersonAppointed, PersonLeft, PersonRemoved
from chalicelib.communities.model import MemberRow
from chalicelib.communities.rules import Candidate
from chalicelib.foundation import ids
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Forbidden, NotFound


def place(viewer: Viewer, community_id: CommunityId, person_id: PersonId, role: Role) -> MemberRow:
    """Gives somebody this role: lets in who was outside (who asked, or whom the steward adds), appoints who
    is inside.

    Raises NotFound for a person whom the steward may not know of; Conflict `archived`, `company_wall`,
    `participants_only`, `account_closed`, `too_many_communities`, `community_full`, `last_steward`.
    """
    standing = _steered(viewer, community_id, person_id)
    found = access.inside_already(viewer, community_id, person_id)
    if found is not None:
        membership = _appoint(standing, found, role)
    else:
        gate.reach(viewer, Verb.ADMIT, community_id)
        found = access.to_admit(viewer, community_id, person_id)
        membership = _admit(standing, found, role)
    return MemberRow(found.id, membership.role, membership.at, found.kind, found.company)


def _steered(viewer: Viewer, community_id: CommunityId, person_id: PersonId) -> Standing:
    """The community, for its stewards. An administrator who would let themselves in leaves a trace, whether
    there is such a community or not."""
    try:
        return gate.reach(viewer, Verb.APPOINT, community_id)
    except (Forbidden, NotFound) as refusal:
        if not viewer.is_administrator or person_id != viewer.person:
            raise
        place = community_id if ids.well_formed(community_id, ids.SHORT) else ""
        raise attempted(refusal, viewer, viewer.person, place) from None


def _admit(standing: Standing, candidate: Candidate, role: Role) -> Membership:
    by, community = standing.viewer.person, standing.community
    change = Change()
    accepted = accepted_asking(standing, candidate.id)
    membership = let_in(change, standing, candidate, role, accepted=accepted, steward=by)
    change.commit(
        PersonAdmitted(by=by, subject=candidate.id, community=community, data=counted(candidate, role))
    )
    return membership


def _appoint(standing: Standing, candidate: Candidate, role: Role) -> Membership:
    by, community = standing.viewer.person, standing.community
    was = candidate.packed.memberships[community]
    if was.role is role:
        return was
    refusal = candidate.refusal(standing.gate, role)
    if refusal is not None:
        raise refusal
    membership, change = replace(was, role=role), Change()
    if was.role is Role.STEWARD:
        step_down(change, standing, candidate.id)
    if role is Role.STEWARD:
        store.add_steward(change, community, candidate.id)
    packed = replace(candidate.packed, memberships={**candidate.packed.memberships, community: membership})
    authority.keep_inside(change, candidate.id, candidate.packed, packed)
    store.promote(change, community, candidate.id, role)
    if candidate.id != by:
        store.demand_steward(change, community, by)
    data: dict[str, str | int] = {"was": was.role.value, "role": role.value}
    change.commit(PersonAppointed(by=by, subject=candidate.id, community=community, data=data))
    return membership


def remove(viewer: Viewer, community_id: CommunityId, person_id: PersonId) -> None:
    """Puts somebody out; who is not inside stays outside. Raises Conflict `last_steward`."""
    standing = gate.reach(viewer, Verb.CONFIGURE, community_id)
    found = access.inside_already(viewer, community_id, person_id)
    if found is None:
        return
    change = Change()
    let_out(change, standing, found)
    if found.id != viewer.person:
        store.demand_steward(change, community_id, viewer.person)
    told = PersonLeft if found.id == viewer.person else PersonRemoved
    data = counted(found, found.packed.memberships[community_id].role)
    change.commit(told(by=viewer.person, subject=found.id, community=community_id, data=data))
