"""Vouching: two of the people inside give their word for who asks, and the second word admits."""

from dataclasses import dataclass

from chalicelib.access import gate
from chalicelib.access import store as authority
from chalicelib.access.attempts import attempted
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, PersonId, Role
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, rules, store
from chalicelib.communities.actions.coming import counted, let_in
from chalicelib.communities.events import PersonAdmitted, RequestVouched, VouchWithdrawn
from chalicelib.communities.model import Ask
from chalicelib.communities.model.admission import Vouch
from chalicelib.foundation import clock
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Forbidden, NotFound
from chalicelib.people import store as cards


@dataclass(frozen=True, slots=True)
class Vouched:
    """Where a request stands: whether it has let its person in, or how many more words that takes."""

    person: PersonId
    missing: int

    @property
    def admitted(self) -> bool:
        """Whether the person is inside."""
        return self.missing == 0


def vouch(viewer: Viewer, community_id: CommunityId, person_id: PersonId) -> Vouched:
    """Gives the viewer's word for somebody who asks; giving it twice counts once. The second word admits.

    Raises NotFound where nobody asks whom the viewer may see, Forbidden `may_not_vouch`, `own_word` for
    who asks, for themselves or for a guest; Conflict for what keeps the person out, as an admission does.
    """
    standing = gate.reach(viewer, Verb.KNOW_OF, community_id)
    if viewer.person == person_id:
        raise attempted(Forbidden("own_word"), viewer, person_id, community_id)
    gate.reach(viewer, Verb.VOUCH, community_id)
    ask = access.request(standing, person_id)
    if ask is None:
        return _inside_already(standing, person_id)
    if ask.by == viewer.person:
        raise attempted(Forbidden("own_word"), viewer, person_id, community_id)
    words = access.vouchers(standing, ask)
    others = [each for each in words if each != viewer.person]
    if len(others) >= rules.NEEDED - 1:
        return _admitted(standing, ask, others[: rules.NEEDED - 1])
    if viewer.person not in words:
        _kept(standing, ask)
    return Vouched(person_id, rules.NEEDED - len(others) - 1)


def _inside_already(standing: Standing, person_id: PersonId) -> Vouched:
    """For who repeats the word that admitted somebody. Raises NotFound for anybody else."""
    if access.inside_already(standing.viewer, standing.community, person_id) is None:
        raise NotFound
    return Vouched(person_id, 0)


def _kept(standing: Standing, ask: Ask) -> None:
    change = Change()
    store.keep_vouch(change, standing.community, ask, Vouch(standing.viewer.person, clock.now()))
    authority.demand_gate(change, standing)
    authority.demand_member(change, standing)
    change.commit(_word(standing, ask))


def _word(standing: Standing, ask: Ask) -> RequestVouched:
    return RequestVouched(by=standing.viewer.person, subject=ask.person, community=standing.community)


def _admitted(standing: Standing, ask: Ask, others: list[PersonId]) -> Vouched:
    """Lets somebody in on the words of several, each of whom is still inside when it is done."""
    viewer, community = standing.viewer, standing.community
    person = cards.person_of(viewer, ask.person)
    if person is None:
        raise NotFound
    candidate, change = access.candidate_of(viewer, person), Change()
    membership = let_in(change, standing, candidate, Role.PARTICIPANT, accepted=ask.accepted, request=ask)
    authority.demand_member(change, standing)
    for each in others:
        store.demand_inside(change, community, each)
    refs, data = {"vouchers": " ".join([*others, viewer.person])}, counted(candidate, membership.role)
    told = PersonAdmitted(by=viewer.person, subject=ask.person, community=community, refs=refs, data=data)
    change.commit(_word(standing, ask), told)
    return Vouched(ask.person, 0)


def take_word_back(viewer: Viewer, community_id: CommunityId, person_id: PersonId) -> None:
    """Takes the viewer's word back, as long as it has not admitted anybody. None to take back is well."""
    gate.reach(viewer, Verb.KNOW_OF, community_id)
    ask = access.asked(viewer, community_id, person_id)
    if ask is None or viewer.person not in {each.person for each in ask.vouches}:
        return
    change = Change()
    store.drop_vouches(change, community_id, ask, viewer.person)
    change.commit(VouchWithdrawn(by=viewer.person, subject=person_id, community=community_id))
