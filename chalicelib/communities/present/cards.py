"""Communities as they leave the house."""

from datetime import date, datetime
from typing import Any, Final

import msgspec

from chalicelib.access import keys as judged
from chalicelib.access.model import MIXED, NONE, Admission, PersonId, Role, Visibility
from chalicelib.access.verbs import Verb
from chalicelib.communities import access, rules
from chalicelib.communities.access import Listed, Proposed, Sight
from chalicelib.communities.model import Community, State
from chalicelib.communities.present import openings
from chalicelib.communities.present.bridges import BridgeView, bridges
from chalicelib.communities.present.changes import ChangeCard, changed, involved
from chalicelib.communities.present.eras import Faces
from chalicelib.communities.present.places import MembershipCard, membership
from chalicelib.communities.present.terms import TermsView, terms
from chalicelib.communities.store.bridges import bridge_ids, bridge_keys
from chalicelib.foundation import clock, ids
from chalicelib.people.present import CompanyRef, PersonRef, ref

SHOWN: Final = (
    Verb.READ, Verb.JOIN, Verb.ASK, Verb.ACCEPT, Verb.LEAVE, Verb.POST, Verb.COMMENT, Verb.REACT, Verb.INVITE,
    Verb.MODERATE, Verb.CONFIGURE, Verb.ADMIT, Verb.VOUCH, Verb.APPOINT, Verb.ARCHIVE,
)  # fmt: skip
"""The verbs that a page needs to know to offer what would be granted."""


class CommunityCard(msgspec.Struct, frozen=True):
    """A community. `guests` is the clause (`none`, `mixed` or a company's id), `company` names that company;
    `may` are the verbs that would be granted now. `pending` is what waits (a widening, a deletion), for those
    inside; `deleted_on` tells all who read here the day (UTC) of a deletion that two have signed. `opened`
    tells those inside of break-glass accesses. `bridges` are the systems outside that hear of what happens
    here, for those who may read. `may_mark`: whether the viewer may mark leads and insights.

    How one comes in: who admits those who ask (`admission`), what they are asked (`question`), how many
    people there can be (`cap`) and whether that many are inside (`full`), and the community's own rules.
    """

    id: str
    name: str
    purpose: str
    visibility: Visibility
    guests: str
    company: CompanyRef | None
    archived: bool
    created_at: datetime
    members: int
    guests_inside: int
    stewards: list[PersonRef]
    opened: list[openings.OpeningView]
    membership: MembershipCard
    may: list[Verb]
    may_mark: bool
    pending: ChangeCard | None
    deleted_on: date | None
    bridges: list[BridgeView]
    admission: Admission
    question: str
    cap: int | None
    full: bool
    terms: TermsView | None


class CommunityItem(msgspec.Struct, frozen=True):
    """A community in a list.

    `people` is told where one looks for communities, `unread` (30 at most) in one's own.
    """

    id: str
    name: str
    purpose: str
    visibility: Visibility
    guests: str
    company: CompanyRef | None
    archived: bool
    state: State
    role: Role | None
    favourite: bool
    unread: int
    people: int | None


def community(sight: Sight) -> CommunityCard:
    """A community's card as its viewer may see it. At most one call for faces; one more for the day of a
    widening that nobody has signed yet."""
    seen, standing = sight.community, sight.standing
    guests = rules.covered(standing.gate)
    faces = _faces(sight)
    return CommunityCard(
        id=seen.id,
        name=seen.name,
        purpose=seen.purpose,
        visibility=seen.rule.visibility,
        guests=seen.rule.guests,
        company=_company(seen.rule.guests, seen.company_name),
        archived=seen.archived,
        created_at=clock.utc(seen.created_at),
        members=sight.headcount.members,
        guests_inside=sum(sight.headcount.guests.get(each, 0) for each in guests),
        stewards=_stewards(seen, faces),
        opened=openings.lately(standing, seen),
        membership=membership(standing, sight.marks, state=sight.state),
        bridges=bridges(sight, faces),
        **_awaited(sight, faces),
        **_entrance(sight),
        **_allowed(sight),
    )


def _allowed(sight: Sight) -> dict[str, Any]:
    """What the viewer may do here."""
    return {
        "may": [verb for verb in SHOWN if _offered(sight, verb)],
        "may_mark": rules.may_mark(sight.standing, allowed=sight.marked),
    }


def _awaited(sight: Sight, faces: Faces) -> dict[str, Any]:
    """What waits for its day."""
    return {"pending": _pending(sight, faces), "deleted_on": _deleted_on(sight)}


def _entrance(sight: Sight) -> dict[str, Any]:
    """How one comes in."""
    at = sight.standing.gate
    return {
        "admission": at.admission,
        "question": sight.community.question,
        "cap": at.cap or None,
        "full": sight.full,
        "terms": terms(sight),
    }


def _faces(sight: Sight) -> Faces:
    standing, wanted = sight.standing, list[PersonId]()
    # A guest who is invited meets nobody there yet.
    if not standing.viewer.is_guest or standing.may(Verb.LIST_PEOPLE):
        wanted += sorted(sight.community.stewards)
    if standing.membership is not None:
        wanted += involved(sight.proposal)
    if standing.gate.bridges:
        wanted += [PersonId(ids.place(each)) for each in bridge_ids(standing.gate)]
        # Together with the names of bridges: it stays one call.
        standing.viewer.held.rows([*bridge_keys(standing.gate), *map(judged.card, wanted)])
    return access.named(standing, wanted)


def _stewards(seen: Community, faces: Faces) -> list[PersonRef]:
    known = [faces[each] for each in sorted(seen.stewards) if each in faces]
    return [ref(face) for face in known if face.status in rules.PRESENT]


def _pending(sight: Sight, faces: Faces) -> ChangeCard | None:
    if sight.proposal is None or sight.standing.membership is None:
        return None
    return changed(Proposed(sight.standing, sight.community, sight.proposal), faces)


def _deleted_on(sight: Sight) -> date | None:
    proposal = sight.proposal
    if proposal is None or not proposal.deletes or proposal.effective is None:
        return None
    return clock.utc(proposal.effective).date() if sight.standing.may(Verb.READ) else None


def _offered(sight: Sight, verb: Verb) -> bool:
    outside = sight.standing.membership is None
    if verb in (Verb.JOIN, Verb.ACCEPT) and (not outside or sight.full):
        return False
    if verb is Verb.ASK and (sight.state is not State.NONE or sight.standing.may(Verb.JOIN)):
        return False
    return rules.may_invite(sight.standing) if verb is Verb.INVITE else sight.standing.may(verb)


def item(listed: Listed) -> CommunityItem:
    """A community in a list."""
    name = listed.ref
    return CommunityItem(
        id=name.id,
        name=name.name,
        purpose=listed.purpose,
        visibility=name.visibility,
        guests=name.guests,
        company=_company(name.guests, name.company),
        archived=listed.archived,
        state=listed.state,
        role=listed.role,
        favourite=listed.favourite,
        unread=listed.unread,
        people=listed.people,
    )


def _company(guests: str, name: str | None) -> CompanyRef | None:
    return None if guests in (NONE, MIXED) else CompanyRef(guests, name or "")
