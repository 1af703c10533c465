"""Asking to come in, and the stewards' no. Their yes is an admission."""

from dataclasses import replace

from chalicelib.access import gate
from chalicelib.access import store as authority
from chalicelib.access.gate import Standing
from chalicelib.access.model import Admission, CommunityId, PersonId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, store
from chalicelib.communities.actions.terms import agreed
from chalicelib.communities.drafts import RequestDraft
from chalicelib.communities.events import RequestDeclined, RequestMade, RequestWithdrawn
from chalicelib.communities.model import ANSWER_MOST, Ask, Knock
from chalicelib.foundation import clock, hygiene
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict, Forbidden, fault


def ask(viewer: Viewer, community_id: CommunityId, draft: RequestDraft) -> Ask:
    """Asks to be let in: the stewards, and where two who vouch admit, everybody inside.

    Raises Forbidden, Conflict `already_inside`, `join_instead` where every member may come alone,
    `accept_instead` for who is invited, `already_asked`, `terms_not_accepted`; Invalid `answer_needed` where
    the community asks something.
    """
    standing = gate.reach(viewer, Verb.ASK, community_id)
    refusal = _needless(standing, access.asked(viewer, community_id, viewer.person))
    if refusal is not None:
        raise Conflict(refusal)
    answer = hygiene.block(draft.answer, pointer="/answer", most=ANSWER_MOST, may_be_empty=True)
    if not answer and access.card(standing).question:
        raise fault("/answer", "answer_needed")
    request = replace(
        _request(standing, viewer.person), answer=answer, accepted=agreed(standing, draft.accepts)
    )
    change = Change()
    store.keep_ask(change, community_id, request)
    authority.demand_gate(change, standing)
    change.commit(RequestMade(by=viewer.person, subject=viewer.person, community=community_id))
    return request


def _needless(standing: Standing, before: Ask | None) -> str | None:
    if standing.membership is not None:
        return "already_inside"
    if standing.asker.invited:
        return "accept_instead"
    if standing.may(Verb.JOIN):
        return "join_instead"
    return "already_asked" if before is not None and before.knock is Knock.ASKED else None


def withdraw(viewer: Viewer, community_id: CommunityId, person_id: PersonId) -> None:
    """Ends a request: a steward declines it, who asked (for themselves or for their guest) withdraws it."""
    standing = gate.reach(viewer, Verb.KNOW_OF, community_id)
    request = access.asked(viewer, community_id, person_id)
    own = viewer.person == person_id or (request is not None and request.by == viewer.person)
    if not own and not standing.may(Verb.CONFIGURE):
        raise Forbidden("may_not_configure")
    if request is None or request.knock is not Knock.ASKED:
        return
    change = Change()
    store.drop_ask(change, community_id, person_id)
    if not own:
        store.demand_steward(change, community_id, viewer.person)
    told = RequestWithdrawn if own else RequestDeclined
    change.commit(told(by=viewer.person, subject=person_id, community=community_id))


def ask_for(change: Change, standing: Standing, guest: PersonId) -> None:
    """Adds to a change a request for a guest in their sponsor's name."""
    store.keep_ask(change, standing.community, _request(standing, guest))
    authority.demand_gate(change, standing)


def _request(standing: Standing, person: PersonId) -> Ask:
    at, shared = standing.gate, standing.gate.admission is Admission.VOUCHING
    return Ask(person, Knock.ASKED, standing.viewer.person, clock.now(), at.era, shared=shared)
