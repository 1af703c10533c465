"""Communities as one viewer sees them: the card behind the gate, and what is theirs on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chalicelib.access import gate
from chalicelib.access import keys as judged
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, CompanyId, Kind
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import rules, store
from chalicelib.communities.model import Ask, Community, CommunityRef, GuestInvitation, Knock, Marks, State
from chalicelib.communities.model.admission import Seats, Terms
from chalicelib.communities.model.audience import Headcount
from chalicelib.communities.rules.changes import Proposal
from chalicelib.communities.store import keys
from chalicelib.foundation import clock, ids
from chalicelib.foundation.refusals import NotFound
from chalicelib.foundation.tables import Key


@dataclass(frozen=True, slots=True)
class Sight:
    """A community as one viewer sees it now."""

    standing: Standing
    community: Community
    headcount: Headcount
    ask: Ask | None
    marks: Marks
    proposal: Proposal | None = None
    terms: Terms | None = None
    seats: Seats | None = None
    marked: bool = False
    """Whether the community lets leads and insights be marked, by whomever."""

    @property
    def full(self) -> bool:
        """Whether nobody can come in because every seat is taken."""
        return rules.full(self.standing.gate, self.seats)

    @property
    def accepted(self) -> bool:
        """Whether the viewer has accepted the community's own rules of now, inside or as they asked."""
        own, ask = self.standing.membership, self.ask
        version = own.accepted if own is not None else ask.accepted if ask is not None else 0
        return version >= self.standing.gate.terms

    @property
    def state(self) -> State:
        """How the viewer stands to it."""
        if self.standing.membership is not None:
            return State.INSIDE
        if self.standing.asker.invited:
            return State.INVITED
        return State.ASKED if self.ask is not None and self.ask.knock is Knock.ASKED else State.NONE


def sight_keys(person: str, params: Mapping[str, str]) -> list[Key]:
    """The rows that a sight is made of: for doors, to read them in the same trip."""
    place = params["community_id"]
    if not ids.well_formed(place, ids.SHORT):
        return []
    return [
        judged.community(place), keys.audience(place), keys.ask_of(place, person), judged.reading(person),
        keys.waiting(place), keys.terms(place), keys.seats(place), keys.marking(place),
    ]  # fmt: skip


def card_keys(_person: str, params: Mapping[str, str]) -> list[Key]:
    """The card alone: for doors that change who is inside."""
    place = params["community_id"]
    return [judged.community(place)] if ids.well_formed(place, ids.SHORT) else []


def sight(viewer: Viewer, community_id: CommunityId) -> Sight:
    """What the viewer sees of a community. Raises NotFound where they may not know of it."""
    standing = gate.reach(viewer, Verb.KNOW_OF, community_id)
    wanted = sight_keys(viewer.person, {"community_id": community_id})
    card, counts, ask, marks, waiting, terms, seats, marking = viewer.held.rows(wanted)
    if card is None:
        raise NotFound
    return Sight(
        standing, store.community_of(community_id, card), store.headcount_of(counts), store.ask_of(ask),
        store.marks_of(marks), store.proposal_of(waiting), store.terms_of(terms), store.seats_of(seats),
        marking is not None,
    )  # fmt: skip


def terms(standing: Standing) -> Terms | None:
    """The community's own rules that its gate demands; None where it demands none."""
    if not standing.gate.terms:
        return None
    return store.terms_of(standing.viewer.held.row(keys.terms(standing.community)))


def card(standing: Standing) -> Community:
    """The card of a community that the viewer has reached."""
    item = standing.viewer.held.row(judged.community(standing.community))
    if item is None:
        raise NotFound
    return store.community_of(standing.community, item)


def refs(viewer: Viewer, communities: Iterable[CommunityId]) -> dict[CommunityId, CommunityRef]:
    """The names of those communities that the viewer may know of; the others are left out. At most one call.

    For a member inside, the packed document decides; guests, and members outside, are judged by the gates.
    """
    wanted = [each for each in dict.fromkeys(communities) if ids.well_formed(each, ids.SHORT)]
    inside = {each for each in wanted if viewer.kind is not Kind.GUEST and viewer.membership(each)}
    to_judge = [each for each in wanted if each not in inside]
    cards = [judged.community(each) for each in wanted]
    viewer.held.rows([*cards, *(judged.gate(each, viewer.person) for each in to_judge)])
    known = {each.community for each in gate.standings(viewer, to_judge) if each.may(Verb.KNOW_OF)}
    found = zip(wanted, viewer.held.rows(cards), strict=True)
    shown = {each: item for each, item in found if item is not None and each in inside | known}
    return {each: store.ref_of(each, item) for each, item in shown.items()}


def company_shown(viewer: Viewer, community: Community, company: str) -> bool:
    """Whether a viewer may know that a company is, or was, named here.

    Members may; a guest knows their own, and those who are inside with them.
    """
    return not viewer.is_guest or company == viewer.company or CompanyId(company) in community.companies


def guest_invitation(viewer: Viewer, invitation_id: str) -> GuestInvitation:
    """An invitation that the viewer gave to an outside address. Raises NotFound when it has lapsed."""
    item = viewer.held.row(keys.guest_invitation(viewer.person, invitation_id))
    if item is None or item["expires"] * clock.SECOND <= clock.now():
        raise NotFound
    return store.guest_invitation_of(invitation_id, item)
