"""The second signature under a loosening of settings, and taking one back."""

from dataclasses import replace

from chalicelib.access.attempts import attempted
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock, due, notices
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict, Forbidden
from chalicelib.network import access, rules
from chalicelib.network.actions.settling import settle
from chalicelib.network.events import SettingsSigned
from chalicelib.network.model import WAITING, Proposal, State
from chalicelib.network.store import proposals
from chalicelib.network.store import settings as store


def sign(viewer: Viewer, number: str) -> Proposal:
    """Signs a change as the second administrator: everybody is told, and it comes after the network's delay.

    Who has signed it already finds it as it is. Raises Forbidden `administrators_only`, `own_proposal`;
    NotFound; Conflict `signed_already`, `proposal_settled`, `signer_gone` where who proposed it does not run
    the network any more.
    """
    access.require_administrator(viewer)
    proposal = access.proposal(viewer, number)
    if proposal.by == viewer.person:
        raise attempted(Forbidden("own_proposal"), viewer, str(proposal.number))
    if proposal.state is State.SIGNED and proposal.signed_by == viewer.person:
        return proposal
    if proposal.state is not State.PROPOSED:
        raise Conflict("signed_already" if proposal.state is State.SIGNED else "proposal_settled")
    if not access.hold(proposal, viewer.held):
        raise Conflict("signer_gone")
    return _signed(viewer, proposal)


def _signed(viewer: Viewer, proposal: Proposal) -> Proposal:
    charter, now = access.charter(viewer), clock.now()
    effective = now + charter.settings.widening_days * clock.DAY
    signed = replace(
        proposal, state=State.SIGNED, signed_by=viewer.person, signed_at=now, effective=effective
    )
    data = {**rules.told(charter.settings, proposal.wanted), "number": proposal.number}
    fact = SettingsSigned(
        by=viewer.person,
        subject=str(proposal.number),
        refs={"with": proposal.by},
        data={**data, "effective": effective},
    )
    change = Change()
    store.keep(change, charter, was=charter)
    proposals.keep(change, signed)
    due.keep(change, effective, "settings", str(proposal.number))
    notices.post(change, notices.NETWORK, fact)
    change.commit(fact)
    return signed


def withdraw(viewer: Viewer, number: str) -> None:
    """Takes a change back before its day; what is taken back stays so.

    Raises Forbidden `administrators_only`, `signers_only` for who has not signed it, NotFound, Conflict
    `proposal_settled`.
    """
    access.require_administrator(viewer)
    proposal = access.proposal(viewer, number)
    if viewer.person not in (proposal.by, proposal.signed_by):
        raise Forbidden("signers_only")
    if proposal.state is State.WITHDRAWN:
        return
    if proposal.state not in WAITING:
        raise Conflict("proposal_settled")
    charter, change = access.charter(viewer), Change()
    fact = settle(change, proposal, State.WITHDRAWN, by=viewer.person)
    store.keep(change, replace(charter, pending=None), was=charter)
    change.commit(fact)
