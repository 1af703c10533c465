"""What takes two: proposed by one, signed by another, in force on its day if both still stand for it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from chalicelib.access.model import Gate, PersonId, Rule
from chalicelib.foundation import clock
from chalicelib.network.model import WIDENING_DAYS_LEAST


class Intent(StrEnum):
    """What is proposed: that a rule widens, or that the whole community is deleted."""

    WIDENS = "widens"
    DELETES = "deletes"


DELETION_DAYS: Final = 30
"""How long a community rests in the archive before it is deleted."""


class ChangeState(StrEnum):
    """Where a proposal stands. The first two wait, the others are settled."""

    PROPOSED = "proposed"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class Lapse(StrEnum):
    """Why a proposal will not happen, though nobody withdrew it. `restored`: what was to be deleted is back
    from the archive."""

    RULE_CHANGED = "rule_changed"
    ARCHIVED = "archived"
    RESTORED = "restored"
    NO_STEWARD = "no_steward"
    ROLE_LOST = "role_lost"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A widening with the card's text that its audience will see, or a deletion, which changes neither rule
    nor text. Instants are in milliseconds.

    `was` is the rule of the era that it was proposed in. `sent_to` is an administrator who may sign it, too.
    `effective` is fixed by the second signature. `company_name` names the one company of its clause.
    """

    number: int
    rule: Rule
    name: str
    purpose: str
    was: Rule
    era: int
    proposed_by: PersonId
    proposed_at: int
    sent_to: PersonId | None = None
    signed_by: PersonId | None = None
    signed_at: int | None = None
    effective: int | None = None
    state: ChangeState = ChangeState.PROPOSED
    reason: Lapse | None = None
    settled_at: int | None = None
    settled_by: PersonId | None = None
    company_name: str | None = None
    intent: Intent = Intent.WIDENS

    @property
    def deletes(self) -> bool:
        """Whether the community is to be deleted."""
        return self.intent is Intent.DELETES

    @property
    def waits(self) -> bool:
        """Whether it may still happen."""
        return self.state in (ChangeState.PROPOSED, ChangeState.SIGNED)

    @property
    def signers(self) -> tuple[PersonId, ...]:
        """Who stands for it, the proposer first."""
        return (self.proposed_by, self.signed_by) if self.signed_by else (self.proposed_by,)


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody holds now: whether their account works, since when its status and roles are what they
    are, whether they run the network, since when (None: not) they steward the community."""

    active: bool
    stood: int
    administrator: bool
    steward_since: int | None

    def held_since(self, at: int, *, sent: bool) -> bool:
        """Whether they could sign at an instant and could at every moment since; `sent` says that an
        administrator's signature counts."""
        if not self.active or self.stood > at:
            return False
        stewards = self.steward_since is not None and self.steward_since <= at
        return stewards or (sent and self.administrator)


def earliest(intent: Intent, signed_at: int, days: int) -> int:
    """The instant of a proposal's day: of a widening never less than seven days after the second signature,
    of a deletion thirty."""
    if intent is Intent.DELETES:
        return signed_at + DELETION_DAYS * clock.DAY
    return signed_at + max(days, WIDENING_DAYS_LEAST) * clock.DAY


def signed(proposal: Proposal, by: PersonId, at: int, days: int) -> Proposal:
    """A proposal with its second signature, and its day. `days` are those of the network's widenings."""
    day = earliest(proposal.intent, at, days)
    return replace(proposal, signed_by=by, signed_at=at, effective=day, state=ChangeState.SIGNED)


def settled(
    proposal: Proposal, state: ChangeState, at: int, *, by: PersonId | None, reason: Lapse | None = None
) -> Proposal:
    """A proposal that does not wait any more."""
    return replace(proposal, state=state, settled_at=at, settled_by=by, reason=reason)


def lapse(proposal: Proposal, gate: Gate, offices: Mapping[PersonId, Office]) -> Lapse | None:
    """Why a proposal cannot happen any more; None where it can.

    Both who signed must hold their role without a break since they did.
    """
    barred = _barred(proposal, gate)
    if barred is not None:
        return barred
    held = offices[proposal.proposed_by].held_since(proposal.proposed_at, sent=False)
    if held and proposal.signed_by is not None and proposal.signed_at is not None:
        sent = proposal.signed_by == proposal.sent_to
        held = offices[proposal.signed_by].held_since(proposal.signed_at, sent=sent)
    return None if held else Lapse.ROLE_LOST


def _barred(proposal: Proposal, gate: Gate) -> Lapse | None:
    """What of the community itself forbids it: a deletion waits in the archive, a widening does not."""
    if gate.deleted or (gate.archived and not proposal.deletes):
        return Lapse.ARCHIVED
    if proposal.deletes and proposal.signed_by is not None and not gate.archived:
        return Lapse.RESTORED
    if gate.era != proposal.era or gate.rule != proposal.was:
        return Lapse.RULE_CHANGED
    return Lapse.NO_STEWARD if gate.frozen else None
