"""The end of a change that takes two: withdrawn, lapsed, or come into force."""

from dataclasses import replace
from typing import Final

from chalicelib.foundation import clock, due, notices
from chalicelib.foundation.changes import Change
from chalicelib.foundation.due import Due
from chalicelib.foundation.events import Event
from chalicelib.network import access, rules
from chalicelib.network.events import SettingsChanged, SettingsLapsed, SettingsWithdrawn
from chalicelib.network.model import Charter, Proposal, Reason, State
from chalicelib.network.store import proposals
from chalicelib.network.store import settings as store

ENDS: Final[dict[State, type[Event]]] = {
    State.WITHDRAWN: SettingsWithdrawn,
    State.LAPSED: SettingsLapsed,
}


def settle(
    change: Change, was: Proposal, state: State, *, by: str = "", reason: Reason | None = None
) -> Event:
    """Adds to a change that another one will not come; answers the fact. Who was told of its day is told of
    this."""
    proposals.keep(change, replace(was, state=state, reason=reason))
    data: dict[str, str | int] = {"number": was.number, "settings": " ".join(sorted(was.wanted))}
    if reason is not None:
        data["reason"] = reason.value
    fact = ENDS[state](by=by, subject=str(was.number), data=data)
    if was.state is State.SIGNED:
        notices.post(change, notices.NETWORK, fact)
    return fact


def fall_due(reminder: Due) -> None:
    """What happens to a change on its day: both who signed are judged again, and it comes or lapses.

    Late is allowed, early never. Nothing happens to what does not wait any more.
    """
    charter, proposal = access.waiting(int(reminder.ref))
    waits = proposal is not None and charter.pending == proposal.number
    if proposal is None or not waits or not rules.is_due(proposal, clock.now()):
        due.done(reminder)
        return
    change = Change()
    due.drop(change, reminder)
    freed = replace(charter, pending=None)
    if proposal.state is State.PROPOSED:
        _lapse(change, charter, proposal, Reason.UNSIGNED)
    elif not access.hold(proposal):
        _lapse(change, charter, proposal, Reason.SIGNER_GONE)
    else:
        _apply(change, charter, proposal, freed)


def _apply(change: Change, was: Charter, proposal: Proposal, freed: Charter) -> None:
    now = replace(freed, settings=rules.after(was.settings, proposal.wanted))
    store.keep(change, now, was=was)
    proposals.keep(change, replace(proposal, state=State.APPLIED))
    data = {**rules.told(was.settings, proposal.wanted), "number": proposal.number}
    refs = {"with": str(proposal.signed_by)}
    fact = SettingsChanged(by=proposal.by, subject="settings", refs=refs, data=data)
    notices.post(change, notices.NETWORK, fact)
    change.commit(fact)


def _lapse(change: Change, was: Charter, proposal: Proposal, reason: Reason) -> None:
    fact = settle(change, proposal, State.LAPSED, reason=reason)
    store.keep(change, replace(was, pending=None), was=was)
    change.commit(fact)


def lapse_unheld() -> None:
    """Lets the change that waits lapse as soon as a signer's role had a break: no day is announced that will
    not come."""
    charter, proposal = access.waiting()
    if proposal is None or charter.pending is None or access.hold(proposal):
        return
    _lapse(Change(), charter, proposal, Reason.SIGNER_GONE)
