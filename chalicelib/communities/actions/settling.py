"""The end of a widening or a deletion that waited, whatever ends it: its rows, its day, and who is told."""

from collections.abc import Mapping
from typing import Final

from chalicelib.access.model import CommunityId, PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.communities import store
from chalicelib.communities.events import (
    ChangeLapsed,
    ChangeProposed,
    ChangeSigned,
    ChangeWithdrawn,
    DeletionLapsed,
    DeletionProposed,
    DeletionSigned,
    DeletionWithdrawn,
)
from chalicelib.communities.rules.changes import ChangeState, Intent, Lapse, Proposal, settled
from chalicelib.communities.store import keys
from chalicelib.foundation import clock, due, notices
from chalicelib.foundation.changes import Change
from chalicelib.foundation.due import Due
from chalicelib.foundation.events import Event

KIND: Final = "rule"
"""What falls due on the day of a proposal; its reference is the community and the number."""
Told = Mapping[Intent, type[Event]]
PROPOSED: Final[Told] = {Intent.WIDENS: ChangeProposed, Intent.DELETES: DeletionProposed}
SIGNED: Final[Told] = {Intent.WIDENS: ChangeSigned, Intent.DELETES: DeletionSigned}
WITHDRAWN: Final[Told] = {Intent.WIDENS: ChangeWithdrawn, Intent.DELETES: DeletionWithdrawn}
LAPSED: Final[Told] = {Intent.WIDENS: ChangeLapsed, Intent.DELETES: DeletionLapsed}
"""What is told of a proposal's steps, by what it is for."""


def day(community: CommunityId, proposal: Proposal) -> Due | None:
    """What falls due for a widening; nothing before it is signed."""
    if proposal.effective is None:
        return None
    return Due(KIND, f"{community}.{proposal.number}", proposal.effective)


def place(community: CommunityId) -> str:
    """Where everybody inside is told."""
    return f"COMMUNITY#{community}"


def close(
    change: Change,
    community: CommunityId,
    proposal: Proposal,
    state: ChangeState,
    *,
    by: PersonId | None = None,
    reason: Lapse | None = None,
    rung: Due | None = None,
) -> None:
    """Adds to a change whatever ends the waiting of a widening. `rung` is what fell due, where it did."""
    after = settled(proposal, state, clock.now(), by=by, reason=reason)
    store.settle(change, community, proposal, after)
    at = rung or day(community, proposal)
    if at is not None:
        due.drop(change, at)


def lapse(
    change: Change,
    community: CommunityId,
    proposal: Proposal,
    reason: Lapse,
    *,
    by: PersonId | None = None,
    rung: Due | None = None,
) -> Event:
    """Adds to a change the lapse of a widening, and its notice; answers the fact."""
    close(change, community, proposal, ChangeState.LAPSED, by=by, reason=reason, rung=rung)
    number, told = proposal.number, LAPSED[proposal.intent]
    fact = told(
        by=by or "", subject=str(number), community=community, data={"number": number, "reason": reason.value}
    )
    return _told(change, community, proposal, fact)


def withdraw(change: Change, community: CommunityId, proposal: Proposal, by: PersonId) -> Event:
    """Adds to a change the withdrawal of a widening, and its notice; answers the fact."""
    close(change, community, proposal, ChangeState.WITHDRAWN, by=by)
    number, told = proposal.number, WITHDRAWN[proposal.intent]
    fact = told(by=by, subject=str(number), community=community, data={"number": number})
    return _told(change, community, proposal, fact)


def interrupt(change: Change, viewer: Viewer, community: CommunityId, reason: Lapse) -> list[Event]:
    """Adds to a change that ends whatever waits its lapse, or the demand that nothing does; answers the
    facts. Archiving ends no deletion, which waits in the archive."""
    waiting = store.proposal_of(viewer.held.row(keys.waiting(community)))
    if waiting is None:
        store.demand_none(change, community)
        return []
    if waiting.deletes and reason is Lapse.ARCHIVED:
        return []
    return [lapse(change, community, waiting, reason, by=viewer.person)]


def _told(change: Change, community: CommunityId, proposal: Proposal, fact: Event) -> Event:
    # Everybody was told of the day by its signature; a proposal that nobody signed has no day to take back.
    if proposal.signed_by is not None:
        notices.post(change, place(community), fact)
    return fact
