"""The day of a widening or a deletion, and what makes it lapse before: nobody asks for it, so nobody is
answered."""

from dataclasses import replace

from chalicelib.access import store as authority
from chalicelib.access.model import MIXED, NONE, CommunityId
from chalicelib.communities import access, rules, store
from chalicelib.communities.access import Waiting
from chalicelib.communities.actions import deleting, settling
from chalicelib.communities.events import CommunityChanged, RuleChanged
from chalicelib.communities.model import Community, Era, EraKind
from chalicelib.communities.rules.changes import ChangeState, Proposal, lapse
from chalicelib.foundation import clock, due, notices
from chalicelib.foundation.changes import Change
from chalicelib.foundation.due import Due
from chalicelib.foundation.events import Event
from chalicelib.people.store.companies import read as company_named


def begin(rung: Due) -> None:
    """Puts a proposal into force on its day, if all that it stands on still holds; otherwise it lapses.

    Late is allowed, early never. Raises Raced where something changed meanwhile.
    """
    place, _, number = rung.ref.partition(".")
    found = access.judged_now(CommunityId(place))
    if found is None or str(found.proposal.number) != number or found.proposal.effective is None:
        due.done(rung)
        return
    if found.proposal.effective > clock.now():
        _wait(rung, found.proposal.effective)
        return
    change, community = Change(), found.community.id
    reason = lapse(found.proposal, found.gate, found.offices)
    if reason is not None:
        change.commit(settling.lapse(change, community, found.proposal, reason, rung=rung))
        return
    settling.close(change, community, found.proposal, ChangeState.IN_FORCE, rung=rung)
    _demand_signers(change, found)
    if found.proposal.deletes:
        change.commit(deleting.bury(change, found))
    else:
        change.commit(*_widened(change, found))


def judge(community: CommunityId) -> None:
    """Lets a proposal lapse that cannot happen any more, so that nobody is told a day that will not come."""
    found = access.judged_now(community)
    reason = None if found is None else lapse(found.proposal, found.gate, found.offices)
    if found is not None and reason is not None:
        change = Change()
        change.commit(settling.lapse(change, community, found.proposal, reason))


def _wait(rung: Due, until: int) -> None:
    change = Change()
    due.keep(change, until, rung.kind, rung.ref)
    due.drop(change, rung)
    change.commit()


def _demand_signers(change: Change, found: Waiting) -> None:
    """What was judged of both who signed must hold in the transaction, too."""
    for person, version in found.versions.items():
        store.demand_holder(change, person, version)
        if person in found.community.stewards:
            store.demand_steward(change, found.community.id, person)


def _widened(change: Change, found: Waiting) -> list[Event]:
    was, proposal = found.community, found.proposal
    after = rules.following(found.gate, proposal.rule, EraKind.WIDENED)
    store.keep_edited(change, was, _card(was, proposal, after.era))
    authority.keep_gate(change, after, was=found.gate)
    by, stamp = proposal.proposed_by, after.stamp.text
    fact = RuleChanged(
        by=by, subject=was.id, community=was.id, stamp=stamp, refs={"with": str(proposal.signed_by)},
        data={"was": found.gate.stamp.text, "kind": EraKind.WIDENED.value, "number": proposal.number},
    )  # fmt: skip
    notices.post(change, settling.place(was.id), fact)
    if (was.name, was.purpose) == (proposal.name, proposal.purpose):
        return [fact]
    return [fact, CommunityChanged(by=by, subject=was.id, community=was.id, stamp=stamp)]


def _card(was: Community, proposal: Proposal, number: int) -> Community:
    """The card that both have signed, with its new era."""
    rule = proposal.rule
    company = None if rule.guests in (NONE, MIXED) else company_named(rule.guests)
    era = Era(
        number, rule.visibility, rule.guests, clock.now(),
        by=proposal.proposed_by, kind=EraKind.WIDENED, signed_by=proposal.signed_by,
    )  # fmt: skip
    return replace(
        was,
        name=proposal.name,
        purpose=proposal.purpose,
        rule=rule,
        eras=(*was.eras, era),
        company_name=company.name if company is not None else None,
    )
