"""Break-glass: asked for by one, signed by another, told to everybody inside in the same transaction."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from chalicelib.access import keys as judged
from chalicelib.access import store as authority
from chalicelib.access.attempts import attempted
from chalicelib.access.memberships import unpacked
from chalicelib.access.model import CommunityId, Opening
from chalicelib.access.viewer import Viewer
from chalicelib.communities import store as communities
from chalicelib.communities.rules import second
from chalicelib.communities.rules.openings import told
from chalicelib.foundation import clock, hygiene, ids, notices
from chalicelib.foundation.changes import Change
from chalicelib.foundation.held import Held
from chalicelib.foundation.refusals import Forbidden, NotFound, fault
from chalicelib.governance.access import glass as access
from chalicelib.governance.drafts.glass import REASON_LEAST, REASON_MOST, GlassDraft
from chalicelib.governance.events.glass import GlassAsked, GlassEnded, GlassOpened, GlassWithdrawn
from chalicelib.governance.model.glass import GlassRequest, GlassState, Signature
from chalicelib.governance.rules import glass as rules
from chalicelib.governance.store import glass as store
from chalicelib.people import store as people
from chalicelib.people.store import administrators


def ask(viewer: Viewer, community_id: CommunityId, draft: GlassDraft) -> GlassRequest:
    """Asks to look inside a community. It opens nothing. Raises NotFound, Forbidden, Invalid at `/reason`."""
    access.demand_place(viewer, community_id)
    newest = viewer.held.found(store.requests_query(community_id)).items
    request = GlassRequest(
        id=ids.placed(community_id),
        community=community_id,
        number=store.request_of(newest[0]).number + 1 if newest else 1,
        category=draft.category,
        reason=_reason(draft.reason),
        by=viewer.person,
        at=clock.now(),
    )
    change = Change()
    store.keep_new(change, request)
    change.commit(GlassAsked(by=viewer.person, **_about(request)))
    return request


def _reason(text: str) -> str:
    clean = hygiene.block(text, pointer="/reason", most=REASON_MOST)
    if len(clean) < REASON_LEAST:
        raise fault("/reason", "too_short", least=str(REASON_LEAST))
    return clean


def sign(viewer: Viewer, community_id: CommunityId, number: str) -> GlassRequest:
    """Signs for somebody else's request: the community stands open to them, to be read, for an hour.

    Who signed before finds it signed. Raises Forbidden `own_request`, which is an attempt on a rule; Conflict
    `glass_signed`, `glass_lapsed`, `glass_withdrawn`, or `glass_asker_gone` where the asker is no
    administrator any more.
    """
    was = access.to_sign(viewer, community_id, number)
    if was.by == viewer.person:
        raise attempted(Forbidden("own_request"), viewer, was.id, community_id)
    if was.signature is not None and was.signature.by == viewer.person:
        return was
    viewer.held.rows([judged.card(was.by), judged.inside(was.by), judged.community(community_id)])
    refusal = rules.refusal(was, people.person_of(viewer, was.by))
    if refusal is not None:
        raise refusal
    signature = rules.signature(viewer.person)
    return _opened(viewer, replace(was, signature=signature), signature)


def _opened(viewer: Viewer, request: GlassRequest, signature: Signature) -> GlassRequest:
    change, refs = Change(), {"signer": str(viewer.person)}
    fact = GlassOpened(by=request.by, refs=refs, **_about(request))
    store.keep_signed(change, request, signature)
    was = unpacked(viewer.held.row(judged.inside(request.by)))
    after = rules.with_opening(was, request.community, signature.until)
    authority.keep_inside(change, request.by, was, after)
    administrators.demand(change, request.by)
    _tell(change, viewer.held, request)
    notices.post(change, f"COMMUNITY#{request.community}", fact)
    change.commit(fact)
    return request


def _tell(change: Change, held: Held, request: GlassRequest) -> None:
    """Shows those inside an access as it is now, on the community's card."""
    item = held.row(judged.community(request.community))
    if item is None:
        raise NotFound
    community = communities.community_of(request.community, item)
    communities.keep_opened(change, community, _with(community.opened, rules.opening(request)))


def _with(opened: Iterable[Opening], opening: Opening | None) -> list[Opening]:
    others = [each for each in told(opened) if opening is None or each.number != opening.number]
    return others if opening is None else [*others, opening]


def end(viewer: Viewer, community_id: CommunityId, number: str) -> None:
    """Takes one's own request back, or ends one's access before its hour; one that has ended stays as it is.

    Raises NotFound, Forbidden.
    """
    was, change = access.to_end(viewer, community_id, number), Change()
    if was.signature is not None:
        after = rules.without_opening(viewer.packed, community_id, was.signature.until)
        authority.keep_inside(change, was.by, viewer.packed, after)
    settle(change, viewer.held, viewer.person, was)


def settle(change: Change, held: Held, by: str, was: GlassRequest) -> None:
    """Ends what waits or stands open, and tells who did (`by`); what has ended stays as it is."""
    stands = rules.state(was)
    if stands not in (GlassState.WAITING, GlassState.OPEN):
        return
    now = second()
    store.keep_ended(change, was, now)
    if stands is GlassState.WAITING:
        change.commit(GlassWithdrawn(by=by, **_about(was)))
        return
    _tell(change, held, replace(was, ended=now))
    change.commit(GlassEnded(by=by, refs={"opener": str(was.by)}, **_about(was)))


def _about(request: GlassRequest) -> dict[str, Any]:
    data: dict[str, str | int] = {"number": request.number, "category": request.category.value}
    until = {"until": request.signature.until} if request.signature is not None else {}
    return {"subject": request.id, "community": request.community, "data": data | until}
