"""Inviting people of partner companies: the inviter answers for them, the stewards let them in."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from chalicelib.access import gate
from chalicelib.access import keys as judged
from chalicelib.access import store as authority
from chalicelib.access.attempts import attempted
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, CompanyId, Kind, PersonId, Role, Status
from chalicelib.access.policy import covers, may
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, rules, store
from chalicelib.communities.actions.asking import ask_for
from chalicelib.communities.actions.coming import counted, seat
from chalicelib.communities.actions.inviting import hold_open
from chalicelib.communities.actions.seats import demand_seat
from chalicelib.communities.drafts import GuestDraft
from chalicelib.communities.events import GuestInvited, PersonAdmitted, PersonInvitedIn, RequestMade
from chalicelib.communities.model import GuestInvitation, Knock
from chalicelib.communities.rules import Candidate
from chalicelib.communities.store.keys import ask_of
from chalicelib.foundation import ids
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.refusals import Conflict, Forbidden, NotFound, Raced, fault
from chalicelib.network.access import settings_of
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

    Lets them in where the viewer is a steward, asks the stewards where not; who comes in anew has the viewer
    as their sponsor.
    The answer is the same whoever has the address, and an account that exists is not changed: a guest of that
    company is invited into the communities too, for anybody else nothing happens. Raises Forbidden
    `members_only` for whoever cannot be a sponsor, Invalid, Conflict `guests_off`, `company_wall`,
    `archived` or `community_full`, before anything is known of the address.
    """
    _demand_sponsor(viewer)
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


def _demand_sponsor(viewer: Viewer) -> None:
    if viewer.kind is not Kind.MEMBER:
        raise attempted(Forbidden("members_only"), viewer, viewer.person)
    if not settings_of(viewer.held).guests:
        raise Conflict("guests_off")


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
    most = settings_of(viewer.held).guest_days
    ends = ends_at(draft.ends_on, pointer="/ends_on", most=most)
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
        standing = gate.reach(viewer, Verb.KNOW_OF, community)
    except NotFound:
        raise fault(f"/communities/{at}", "unknown_community") from None
    # Who knows of it through break-glass alone reads there, and asks for nobody.
    if not may(replace(standing.asker, opened=False), Verb.KNOW_OF, standing.gate):
        raise fault(f"/communities/{at}", "unknown_community")
    return standing


def _demand_room(standings: Sequence[Standing], company: str) -> None:
    """Refuses what no guest of that company could come into, and what does not fit into one transaction:
    the first guest of a company changes the eight rows of a gate. A full community refuses everybody alike,
    so that nobody learns from it who has an account."""
    items = 13 + _rows(PersonInvited) + _rows(GuestInvited)
    for each in standings:
        if each.gate.archived:
            raise Conflict("archived")
        if not covers(each.gate.rule.guests, company):
            raise attempted(Conflict("company_wall"), each.viewer, company, each.community)
        first = company not in each.gate.companies
        if each.may(Verb.ADMIT):
            demand_seat(each.gate)
            items += _rows(PersonAdmitted) + (11 if first else 5) + bool(each.gate.cap)
        else:
            items += 3 + _rows(RequestMade)
    if items > MOST:
        raise fault("/communities", "too_many_at_once")


def _rows(told: type[Event]) -> int:
    """How many rows a fact takes: in the journal, and in the ledgers that it is kept in."""
    return {"": 1, "audit": 2, "rules": 3}[told.ledger]


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
    # A sponsor who leaves at this moment leaves no guest behind of whom nobody knows.
    cards.demand(change, viewer.person, Status.ACTIVE)
    guest = Candidate(person.id, Kind.GUEST, person.company, Status.INVITED, rules.NOWHERE)
    packed, facts = rules.NOWHERE, list[Event]([PersonInvited(by=viewer.person, subject=person.id)])
    for each in standings:
        if each.may(Verb.ADMIT):
            membership = seat(change, each, guest, Role.PARTICIPANT, steward=viewer.person)
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
