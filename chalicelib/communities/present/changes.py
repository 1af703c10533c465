"""What waits for its day, or did: widenings and deletions, as they leave the house."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

import msgspec

from chalicelib.access.gate import Standing
from chalicelib.access.model import MIXED, NONE, Kind, PersonId, Visibility
from chalicelib.access.verbs import Verb
from chalicelib.communities import access
from chalicelib.communities.access import Proposed
from chalicelib.communities.model import Community
from chalicelib.communities.present.eras import HIDDEN, Faces, named_ref
from chalicelib.communities.rules.changes import ChangeState, Intent, Lapse, Proposal, earliest
from chalicelib.foundation import clock
from chalicelib.network.access import settings_of
from chalicelib.people import access as people
from chalicelib.people.present import CompanyRef, PersonRef


class ChangeAct(StrEnum):
    """What one can do about a widening or a deletion."""

    SIGN = "sign"
    WITHDRAW = "withdraw"


class FormerRule(msgspec.Struct, frozen=True):
    """The rule that a widening starts from. `guests` is `company` where one may not know which."""

    visibility: Visibility
    guests: str


class ChangeCard(msgspec.Struct, frozen=True):
    """A widening: the card's text that its audience will see, who stands for it, and its day. Or a deletion,
    where `intent` says so: rule and text are those of the community as it was proposed.

    `effective_on` is a day in UTC; until the second signature it is the earliest that it can be. `reason`
    says why it lapsed. `may` is what the viewer can do about it now.
    """

    number: int
    community: str
    intent: Intent
    visibility: Visibility
    guests: str
    company: CompanyRef | None
    name: str
    purpose: str
    was: FormerRule
    proposed_by: PersonRef | None
    proposed_at: datetime
    sent_to: PersonRef | None
    signed_by: PersonRef | None
    signed_at: datetime | None
    effective_on: date | None
    state: ChangeState
    reason: Lapse | None
    settled_at: datetime | None
    may: list[ChangeAct]


def involved(proposal: Proposal | None) -> list[PersonId]:
    """Whose faces a widening shows."""
    if proposal is None:
        return []
    return [each for each in (proposal.proposed_by, proposal.sent_to, proposal.signed_by) if each]


def change(seen: Proposed) -> ChangeCard:
    """A widening, for those who may look at it. At most one call, for the faces."""
    wanted = involved(seen.proposal)
    if seen.sent:
        # Who is asked to sign from outside has been told by whom.
        return changed(seen, people.faces(seen.standing.viewer, wanted))
    return changed(seen, access.named(seen.standing, wanted))


def changes(standing: Standing, community: Community, listed: Iterable[Proposal]) -> list[ChangeCard]:
    """A page of widenings, for those inside. At most one call, for the faces."""
    page = list(listed)
    faces = access.named(standing, [who for each in page for who in involved(each)])
    return [changed(Proposed(standing, community, each), faces) for each in page]


def changed(seen: Proposed, faces: Faces) -> ChangeCard:
    """A widening with faces at hand."""
    proposal = seen.proposal
    guests, company = _clause(seen)
    return ChangeCard(
        number=proposal.number,
        community=seen.community.id,
        intent=proposal.intent,
        visibility=proposal.rule.visibility,
        guests=guests,
        company=company,
        name=proposal.name,
        purpose=proposal.purpose,
        was=_former(seen),
        proposed_by=named_ref(faces, proposal.proposed_by),
        proposed_at=clock.utc(proposal.proposed_at),
        sent_to=named_ref(faces, proposal.sent_to),
        signed_by=named_ref(faces, proposal.signed_by),
        signed_at=_instant(proposal.signed_at),
        effective_on=_day(seen),
        state=proposal.state,
        reason=proposal.reason,
        settled_at=_instant(proposal.settled_at),
        may=_acts(seen),
    )


def _clause(seen: Proposed) -> tuple[str, CompanyRef | None]:
    guests = seen.proposal.rule.guests
    if guests in (NONE, MIXED):
        return guests, None
    if not access.company_shown(seen.standing.viewer, seen.community, guests):
        return HIDDEN, None
    return guests, CompanyRef(guests, seen.proposal.company_name or "")


def _former(seen: Proposed) -> FormerRule:
    was, viewer = seen.proposal.was, seen.standing.viewer
    named = was.guests in (NONE, MIXED) or access.company_shown(viewer, seen.community, was.guests)
    return FormerRule(was.visibility, str(was.guests) if named else HIDDEN)


def _day(seen: Proposed) -> date | None:
    proposal, at = seen.proposal, seen.proposal.effective
    if at is None and proposal.state is ChangeState.PROPOSED:
        days = settings_of(seen.standing.viewer.held).widening_days
        at = earliest(proposal.intent, clock.now(), days)
    return None if at is None else clock.utc(at).date()


def _acts(seen: Proposed) -> list[ChangeAct]:
    proposal, viewer = seen.proposal, seen.standing.viewer
    if not proposal.waits:
        return []
    steward = seen.standing.may(Verb.CONFIGURE)
    signs = viewer.kind is Kind.MEMBER and (seen.sent or steward) and proposal.signed_by is None
    if viewer.person in proposal.signers:
        return [ChangeAct.WITHDRAW]
    acts = [ChangeAct.SIGN] if signs else []
    return [*acts, ChangeAct.WITHDRAW] if steward and proposal.deletes else acts


def _instant(at: int | None) -> datetime | None:
    return None if at is None else clock.utc(at)
