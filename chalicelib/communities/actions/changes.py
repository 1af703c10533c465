"""What takes two, widening and deleting: a steward proposes it, a second person signs it, either of them
takes it back."""

from dataclasses import replace

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
from chalicelib.communities.actions import deleting, settling
from chalicelib.communities.actions.founding import clause_name
from chalicelib.communities.model import Community
from chalicelib.communities.rules.changes import ChangeState, Intent, Proposal, signed
from chalicelib.foundation import clock, due, notices
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.refusals import Conflict, Forbidden, fault
from chalicelib.network.access import settings_of
from chalicelib.people import store as cards


def propose(
    standing: Standing, was: Community, community: Community, rule: Rule, to: str | UnsetType,
    *, intent: Intent = Intent.WIDENS,
) -> Proposed:  # fmt: skip
    """Proposes a widening with the card's text that its audience will see, or a deletion; `to` is an
    administrator who may sign it.

    Raises Conflict `archived`, `no_steward`, `change_pending`, Invalid at `/to` or `/guests`.
    """
    viewer, before = standing.viewer, access.waiting(standing)
    _demand_awake(standing, intent)
    if before is not None:
        raise Conflict("change_pending").showing(number=before.number)
    sent_to = None if to is UNSET else _administrator(viewer, PersonId(str(to)))
    named = clause_name(viewer, rule.guests) if intent is Intent.WIDENS else was.company_name
    proposal = replace(_said(standing, community, rule, named), intent=intent, sent_to=sent_to)
    change = Change()
    store.keep_proposal(change, standing.community, proposal)
    authority.demand_gate(change, standing)
    store.demand_steward(change, standing.community, viewer.person)
    change.commit(_proposed(standing.community, proposal))
    return Proposed(standing, was, proposal)


def _said(standing: Standing, community: Community, rule: Rule, company: str | None) -> Proposal:
    return Proposal(
        number=community.changes + 1, rule=rule, name=community.name, purpose=community.purpose,
        was=standing.gate.rule, era=standing.gate.era, proposed_by=standing.viewer.person,
        proposed_at=clock.now(), company_name=company,
    )  # fmt: skip


def _demand_awake(standing: Standing, intent: Intent) -> None:
    if standing.gate.archived and intent is Intent.WIDENS:
        raise Conflict("archived")
    if standing.gate.frozen:
        raise Conflict("no_steward")


def _administrator(viewer: Viewer, person_id: PersonId) -> PersonId:
    person = cards.person_of(viewer, person_id)
    runs = person is not None and NetworkRole.ADMINISTRATOR in person.roles
    if person is None or not runs or person.status is not Status.ACTIVE or person.id == viewer.person:
        raise fault("/to", "unknown_administrator")
    return person.id


def _proposed(community: CommunityId, proposal: Proposal) -> Event:
    number, rule = proposal.number, proposal.rule
    data: dict[str, str | int] = {"number": number}
    if not proposal.deletes:
        data |= {"visibility": rule.visibility.value, "guests": str(rule.guests)}
    refs = {"to": str(proposal.sent_to)} if proposal.sent_to else {}
    told, by = settling.PROPOSED[proposal.intent], proposal.proposed_by
    return told(by=by, subject=str(number), community=community, refs=refs, data=data)


def sign(viewer: Viewer, community_id: CommunityId, number: str) -> Proposed:
    """Signs as the second person, which fixes the day; everybody inside is told. What is to be deleted is
    archived with it. Signing twice is signing once.

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
    _demand_awake(seen.standing, proposal.intent)
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
    told = settling.SIGNED[after.intent]
    fact = told(by=viewer.person, subject=str(after.number), community=community, refs=refs, data=data)
    if after.deletes:
        deleting.archive(change, seen)
    notices.post(change, settling.place(community), fact)
    change.commit(fact)


def take_back(viewer: Viewer, community_id: CommunityId, number: str) -> None:
    """Withdraws what one has proposed or signed, and as a steward any deletion; what will not happen anyway
    stays so.

    Raises NotFound, Forbidden `not_a_signer`, Conflict `change_settled` once it is in force.
    """
    seen = access.change(viewer, community_id, number)
    proposal = seen.proposal
    steward = proposal.deletes and seen.standing.may(Verb.CONFIGURE)
    if viewer.person not in proposal.signers and not steward:
        raise Forbidden("not_a_signer")
    if proposal.state is ChangeState.IN_FORCE:
        raise Conflict("change_settled")
    if proposal.waits:
        change = Change()
        change.commit(settling.withdraw(change, community_id, proposal, viewer.person))
