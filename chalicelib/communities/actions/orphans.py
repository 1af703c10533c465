"""A community without steward gets one of its people, named by an administrator."""

from dataclasses import replace

from chalicelib.access import gate
from chalicelib.access import keys as judged
from chalicelib.access import store as authority
from chalicelib.access.arrival import active
from chalicelib.access.attempts import attempted
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, Kind, PersonId, Role, Status
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, store
from chalicelib.communities.events import StewardNamed
from chalicelib.communities.rules import Candidate
from chalicelib.foundation import notices
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict, Forbidden, NotFound
from chalicelib.people import store as cards
from chalicelib.people.model import Person
from chalicelib.people.store import administrators


def name_steward(viewer: Viewer, community_id: CommunityId, person_id: PersonId) -> Person:
    """Makes one of its people the steward of a community that has none whose account is active.

    Administrators never come in by it: whom they name is inside already, they themselves too. Of secret
    communities they know those that rest, by the register. Raises NotFound, Forbidden `administrators_only`,
    Conflict `has_steward`, `not_of_its_people`.
    """
    standing = _resting(viewer, community_id)
    community = access.card(standing)
    named = [judged.card(each) for each in sorted(community.stewards)]
    viewer.held.rows([*named, judged.card(person_id), judged.inside(person_id)])
    person = cards.person_of(viewer, person_id)
    if any(account is not None and active(account) for account in viewer.held.rows(named)):
        if person is not None and person_id in community.stewards and person.status is Status.ACTIVE:
            return person
        raise Conflict("has_steward")
    candidate = access.candidate_of(viewer, person) if person is not None else None
    if person is None or candidate is None or not _of_its_people(standing, candidate):
        raise attempted(Conflict("not_of_its_people"), viewer, community_id, community_id)
    _name(standing, candidate)
    return person


def _resting(viewer: Viewer, community_id: CommunityId) -> Standing:
    standing = gate.standing_of(viewer, community_id)
    if standing is None or standing.gate.deleted:
        raise NotFound
    known = standing.may(Verb.KNOW_OF)
    if not known and not (viewer.is_administrator and standing.gate.frozen):
        raise NotFound
    if not viewer.is_administrator:
        raise Forbidden("administrators_only")
    return standing


def _of_its_people(standing: Standing, candidate: Candidate) -> bool:
    inside = standing.community in candidate.packed.memberships
    return inside and candidate.kind is Kind.MEMBER and candidate.status is Status.ACTIVE


def _name(standing: Standing, candidate: Candidate) -> None:
    community, by, packed = standing.community, standing.viewer.person, candidate.packed
    change = Change()
    membership = replace(packed.memberships[community], role=Role.STEWARD)
    memberships = {**packed.memberships, community: membership}
    authority.keep_inside(change, candidate.id, packed, replace(packed, memberships=memberships))
    authority.keep_gate(change, replace(standing.gate, frozen=False), was=standing.gate)
    store.promote(change, community, candidate.id, Role.STEWARD)
    store.add_steward(change, community, candidate.id)
    cards.demand(change, candidate.id, Status.ACTIVE)
    administrators.demand(change, by)
    store.keep_orphan(change, community, frozen=False)
    fact = StewardNamed(by=by, subject=candidate.id, community=community)
    notices.post(change, f"COMMUNITY#{community}", fact)
    change.commit(fact)
