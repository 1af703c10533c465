"""Widening: a steward proposes it, a second person signs it, either of them takes it back."""

from msgspec import UNSET, UnsetType

from chalicelib.access import keys as judged
from chalicelib.access import store as authority
from chalicelib.access.attempts import attempted
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, Kind, NetworkRole, PersonId, Rule, Status
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, store
from chalicelib.communities.access import Proposed
from chalicelib.communities.actions import settling
from chalicelib.communities.actions.founding import clause_name
from chalicelib.communities.events import ChangeProposed, ChangeSigned
from chalicelib.communities.model import Community
from chalicelib.communities.rules.changes import ChangeState, Proposal, signed
from chalicelib.foundation import clock, due, notices
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict, Forbidden, fault
from chalicelib.network.access import settings_of
from chalicelib.people import store as cards


def propose(
    standing: Standing, was: Community, community: Community, rule: Rule, to: str | UnsetType
) -> Proposed:
    """Proposes a widening with the card's text that its audience will see; `to` is an administrator who may
    sign it.

    Raises Conflict `archived`, `no_steward`, `change_pending`, Invalid at `/to` or `/guests`.
    """
    viewer, before = standing.viewer, access.waiting(standing)
    if standing.gate.archived or standing.gate.frozen:
        raise Conflict("archived" if standing.gate.archived else "no_steward")
    if before is not None:
        raise Conflict("change_pending").showing(number=before.number)
    proposal = Proposal(
        number=was.changes + 1, rule=rule, name=community.name, purpose=community.purpose,
        was=standing.gate.rule, era=standing.gate.era, proposed_by=viewer.person, proposed_at=clock.now(),
        sent_to=None if to is UNSET else _administrator(viewer, PersonId(str(to))),
        company_name=clause_name(viewer, rule.guests),
    )  # fmt: skip
    change = Change()
    store.keep_proposal(change, standing.community, proposal)
    authority.demand_gate(change, standing)
    store.demand_steward(change, standing.community, viewer.person)
    change.commit(_proposed(standing.community, proposal))
    return Proposed(standing, was, proposal)


def _administrator(viewer: Viewer, person_id: PersonId) -> PersonId:
    person = cards.person_of(viewer, person_id)
    runs = person is not None and NetworkRole.ADMINISTRATOR in person.roles
    if person is None or not runs or person.status is not Status.ACTIVE or person.id == viewer.person:
        raise fault("/to", "unknown_administrator")
    return person.id


def _proposed(community: CommunityId, proposal: Proposal) -> ChangeProposed:
    number, rule = proposal.number, proposal.rule
    data: dict[str, str | int] = {
        "number": number, "visibility": rule.visibility.value, "guests": str(rule.guests),
    }  # fmt: skip
    refs = {"to": str(proposal.sent_to)} if proposal.sent_to else {}
    by = proposal.proposed_by
    return ChangeProposed(by=by, subject=str(number), community=community, refs=refs, data=data)


def sign(viewer: Viewer, community_id: CommunityId, number: str) -> Proposed:
    """Signs a widening as the second person, which fixes its day; everybody inside is told. Signing twice is
    signing once.

    Raises NotFound, Forbidden `own_proposal` or `may_not_configure`, Conflict `already_signed`,
    `change_settled`, `archived`, `no_steward`, or `role_lost` where the proposer is no steward any more.
    """
    seen = access.change(viewer, community_id, number)
    proposal = seen.proposal
    if proposal.signed_by == viewer.person and proposal.state in (ChangeState.SIGNED, ChangeState.IN_FORCE):
        return seen
    _demand_right(seen)
    if not proposal.waits or proposal.signed_by is not None:
        raise Conflict("already_signed" if proposal.waits else "change_settled")
    _demand_possible(seen)
    days = settings_of(viewer.held).widening_days
    after = signed(proposal, viewer.person, clock.now(), days)
    _written(seen, after)
    return Proposed(seen.standing, seen.community, after, seen.sent)


def _demand_right(seen: Proposed) -> None:
    viewer, community = seen.standing.viewer, seen.standing.community
    if seen.proposal.proposed_by == viewer.person:
        raise attempted(Forbidden("own_proposal"), viewer, community, community)
    signs = seen.standing.may(Verb.CONFIGURE) or seen.sent
    if not signs or viewer.kind is not Kind.MEMBER:
        raise attempted(Forbidden("may_not_configure"), viewer, community, community)


def _demand_possible(seen: Proposed) -> None:
    gate, proposal, held = seen.standing.gate, seen.proposal, seen.standing.viewer.held
    if gate.archived or gate.frozen:
        raise Conflict("archived" if gate.archived else "no_steward")
    if gate.era != proposal.era:
        raise Conflict("rule_changed")
    card = held.row(judged.card(proposal.proposed_by))
    proposer = access.office(card, seen.community, proposal.proposed_by)
    if not proposer.held_since(proposal.proposed_at, sent=False):
        raise Conflict("role_lost")


def _written(seen: Proposed, after: Proposal) -> None:
    viewer, community, change = seen.standing.viewer, seen.standing.community, Change()
    store.keep_signature(change, community, seen.proposal, after)
    if seen.standing.may(Verb.CONFIGURE):
        store.demand_steward(change, community, viewer.person)
    else:
        card = viewer.held.row(judged.card(viewer.person))
        store.demand_holder(change, viewer.person, card["version"] if card is not None else 0)
    at = settling.day(community, after)
    if at is not None:
        due.keep(change, at.at, at.kind, at.ref)
    data: dict[str, str | int] = {"number": after.number, "effective": after.effective or 0}
    refs = {"with": str(after.proposed_by)}
    fact = ChangeSigned(
        by=viewer.person, subject=str(after.number), community=community, refs=refs, data=data
    )
    notices.post(change, settling.place(community), fact)
    change.commit(fact)


def take_back(viewer: Viewer, community_id: CommunityId, number: str) -> None:
    """Withdraws a widening that one has proposed or signed; what will not happen anyway stays so.

    Raises NotFound, Forbidden `not_a_signer`, Conflict `change_settled` once it is in force.
    """
    seen = access.change(viewer, community_id, number)
    proposal = seen.proposal
    if viewer.person not in proposal.signers:
        raise Forbidden("not_a_signer")
    if proposal.state is ChangeState.IN_FORCE:
        raise Conflict("change_settled")
    if proposal.waits:
        change = Change()
        change.commit(settling.withdraw(change, community_id, proposal, viewer.person))
