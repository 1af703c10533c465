"""Inviting people of partner companies: the inviter answers for them, the stewards let them in."""

from collections.abc import Sequence
from typing import Final

from chalicelib.access import gate
from chalicelib.access import keys as judged
from chalicelib.access import store as authority
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, CompanyId, Kind, PersonId, Role, Status
from chalicelib.access.policy import covers
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, rules, store
from chalicelib.communities.actions.asking import ask_for
from chalicelib.communities.actions.coming import counted, seat
from chalicelib.communities.actions.inviting import hold_open
from chalicelib.communities.drafts import GuestDraft
from chalicelib.communities.events import GuestInvited, PersonAdmitted, PersonInvitedIn, RequestMade
from chalicelib.communities.model import GuestInvitation, Knock
from chalicelib.communities.rules import Candidate
from chalicelib.communities.store.keys import ask_of
from chalicelib.foundation import ids
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.refusals import Conflict, Forbidden, NotFound, Raced, fault
from chalicelib.people import addresses
from chalicelib.people import store as cards
from chalicelib.people.access import known_company
from chalicelib.people.actions import newcomer
from chalicelib.people.events import PersonInvited
from chalicelib.people.model import Newcomer
from chalicelib.people.rules import domain_fits, ends_at
from chalicelib.people.rules.profiles import name

MOST: Final = 100
"""Items that one transaction takes."""


def invite_guest(viewer: Viewer, draft: GuestDraft) -> GuestInvitation:
    """Invites somebody of a partner company into communities.

    Lets them in where the viewer is a steward, asks the stewards where not.
    The answer is the same whoever has the address, and an account that exists is not changed: a guest of that
    company is invited into the communities too, for anybody else nothing happens. Raises Forbidden
    `members_only`, Invalid, Conflict `company_wall` or `archived`, before anything is known of the address.
    """
    if viewer.kind is not Kind.MEMBER:
        raise Forbidden("members_only")
    invited = _newcomer(viewer, draft)
    standings = _standings(viewer, draft)
    _demand_room(standings, draft.company)
    states = {each.community: _knock(each) for each in standings}
    ends_on = draft.ends_on.isoformat()
    answer = GuestInvitation(ids.short(), invited.address, CompanyId(draft.company), ends_on, states)
    change = Change()
    store.keep_guest_invitation(change, viewer.person, answer)
    facts = _written(change, answer, invited, standings)
    data: dict[str, str | int] = {"outcome": facts[0].name if facts else "none"}
    change.commit(GuestInvited(by=viewer.person, subject=answer.id, data=data), *facts)
    return answer


def _written(
    change: Change, answer: GuestInvitation, invited: Newcomer, standings: Sequence[Standing]
) -> list[Event]:
    viewer, known = standings[0].viewer, cards.by_address(invited.address)
    # Somebody is read in either case, so that the number of calls does not tell whether the address is known.
    guest = _known(viewer, known or PersonId(ids.short()), answer)
    if known is None:
        return _welcome(change, viewer, invited, standings)
    return _offer(change, guest, standings)


def _newcomer(viewer: Viewer, draft: GuestDraft) -> Newcomer:
    address, clean = addresses.address(draft.email, pointer="/email"), name(draft.name)
    ends = ends_at(draft.ends_on, pointer="/ends_on")
    company = known_company(viewer, draft.company)
    if not domain_fits(company, address):
        raise fault("/email", "address_of_another_company")
    return Newcomer(address, clean, kind=Kind.GUEST, company=company, ends=ends, sponsor=viewer.person)


def _standings(viewer: Viewer, draft: GuestDraft) -> list[Standing]:
    """The viewer in front of each community. Raises Invalid at one that they may not know of."""
    wanted = [CommunityId(each) for each in dict.fromkeys(draft.communities)]
    viewer.held.rows(
        [key for each in wanted for key in (judged.gate(each, viewer.person), judged.community(each))]
    )
    return [_standing(viewer, each, draft.communities.index(each)) for each in wanted]


def _standing(viewer: Viewer, community: CommunityId, at: int) -> Standing:
    try:
        return gate.reach(viewer, Verb.KNOW_OF, community)
    except NotFound:
        raise fault(f"/communities/{at}", "unknown_community") from None


def _demand_room(standings: Sequence[Standing], company: str) -> None:
    """Refuses what no guest of that company could come into, and what does not fit into one transaction:
    the first guest of a company changes the eight rows of a gate."""
    items = 13
    for each in standings:
        if each.gate.archived:
            raise Conflict("archived")
        if not covers(each.gate.rule.guests, company):
            raise Conflict("company_wall")
        first = company not in each.gate.companies
        items += (13 if first else 6) if each.may(Verb.ADMIT) else 5
    if items > MOST:
        raise fault("/communities", "too_many_at_once")


def _knock(standing: Standing) -> Knock:
    return Knock.INVITED if standing.may(Verb.ADMIT) else Knock.ASKED


def _known(viewer: Viewer, person_id: PersonId, answer: GuestInvitation) -> Candidate | None:
    """A guest of that company whose account works; None for anybody else."""
    asks = [ask_of(each, person_id) for each in answer.communities]
    viewer.held.rows([judged.card(person_id), judged.inside(person_id), *asks])
    person = cards.person_of(viewer, person_id)
    if person is None or person.company != answer.company or person.status not in rules.PRESENT:
        return None
    return access.candidate_of(viewer, person)


def _welcome(change: Change, viewer: Viewer, invited: Newcomer, standings: Sequence[Standing]) -> list[Event]:
    """Makes the guest, inside wherever the inviter is a steward."""
    person = newcomer(change, invited, taken=Raced())
    guest = Candidate(person.id, Kind.GUEST, person.company, Status.INVITED, rules.NOWHERE)
    packed, facts = rules.NOWHERE, list[Event]([PersonInvited(by=viewer.person, subject=person.id)])
    for each in standings:
        if each.may(Verb.ADMIT):
            store.demand_steward(change, each.community, viewer.person)
            membership = seat(change, each, guest, Role.PARTICIPANT)
            packed = rules.with_membership(packed, each.community, membership)
            facts.append(_admitted(each, guest))
        else:
            ask_for(change, each, guest.id)
            facts.append(RequestMade(by=viewer.person, subject=guest.id, community=each.community))
    authority.keep_inside(change, guest.id, rules.NOWHERE, packed)
    return facts


def _admitted(standing: Standing, guest: Candidate) -> PersonAdmitted:
    by, data = standing.viewer.person, counted(guest, Role.PARTICIPANT)
    return PersonAdmitted(by=by, subject=guest.id, community=standing.community, data=data)


def _offer(change: Change, guest: Candidate | None, standings: Sequence[Standing]) -> list[Event]:
    """Invites a guest who is here already into what is new to them; nobody else is told or touched."""
    if guest is None:
        return []
    packed, facts = guest.packed, list[Event]()
    for each in standings:
        viewer = each.viewer
        if each.community in packed.memberships or access.at_door(viewer, each, guest.id):
            continue
        if not each.may(Verb.ADMIT):
            ask_for(change, each, guest.id)
            facts.append(RequestMade(by=viewer.person, subject=guest.id, community=each.community))
        elif len(packed.invitations) < rules.INVITATIONS_MOST:
            store.demand_steward(change, each.community, viewer.person)
            packed = hold_open(change, each, guest.id, packed)
            facts.append(PersonInvitedIn(by=viewer.person, subject=guest.id, community=each.community))
    if packed is not guest.packed:
        authority.keep_inside(change, guest.id, guest.packed, packed)
    return facts
