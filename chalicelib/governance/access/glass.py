"""Who may ask to look inside, who may sign for it, who may know of it."""

from chalicelib.access import gate
from chalicelib.access import keys as judged
from chalicelib.access.gate import gate_of
from chalicelib.access.model import CommunityId, NetworkRole, Opening
from chalicelib.access.openings import LASTS
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities.access import filled
from chalicelib.foundation import clock, ids
from chalicelib.foundation.refusals import Forbidden, NotFound
from chalicelib.foundation.tables import Item, Key
from chalicelib.governance.model.glass import GlassRequest, GlassState
from chalicelib.governance.rules import glass as rules
from chalicelib.governance.store import glass as store

RECENT = rules.STANDS + LASTS
"""A request that is older than this neither waits nor stands open."""


def is_officer(viewer: Viewer) -> bool:
    """Whether somebody may know of every request, and sign those of others."""
    return viewer.is_administrator or NetworkRole.AUDITOR in viewer.roles


def require_officer(viewer: Viewer) -> None:
    """Raises Forbidden `officers_only` for whoever is neither administrator nor auditor."""
    if not is_officer(viewer):
        raise Forbidden("officers_only")


def demand_place(viewer: Viewer, community_id: CommunityId) -> None:
    """Lets administrators ask to look inside any community, secret ones too.

    Raises NotFound where there is none, and for others where they may not know of it; Forbidden
    `administrators_only`.
    """
    if not viewer.is_administrator:
        raise _not_theirs(viewer, community_id, "administrators_only")
    if not _stands(viewer, community_id):
        raise NotFound


def _stands(viewer: Viewer, community_id: CommunityId) -> bool:
    """Whether a community is there; one that was deleted is as one that never was."""
    found = viewer.held.rows([judged.gate(community_id, viewer.person)] if _is_place(community_id) else [])
    return any(item is not None and not gate_of(community_id, item).deleted for item in found)


def _is_place(community_id: str) -> bool:
    return ids.well_formed(community_id, ids.SHORT)


def _not_theirs(viewer: Viewer, community_id: CommunityId, code: str) -> Forbidden:
    gate.reach(viewer, Verb.KNOW_OF, community_id)
    return Forbidden(code)


def request_keys(community_id: str, number: str) -> list[Key]:
    """Where the request stands that an address names; nothing where it cannot name one."""
    named = rules.numbered(number)
    return [store.key(community_id, named)] if named is not None and _is_place(community_id) else []


def _request(viewer: Viewer, community_id: CommunityId, number: str) -> GlassRequest | None:
    found = viewer.held.rows(request_keys(community_id, number))
    return next((store.request_of(item) for item in found if item is not None), None)


def to_sign(viewer: Viewer, community_id: CommunityId, number: str) -> GlassRequest:
    """A request, for those who may sign.

    Raises NotFound where there is none, and for others where they may not know of its community; Forbidden
    `officers_only`.
    """
    if not is_officer(viewer):
        raise _not_theirs(viewer, community_id, "officers_only")
    found = _request(viewer, community_id, number)
    if found is None or not _stands(viewer, community_id):
        raise NotFound
    return found


def to_end(viewer: Viewer, community_id: CommunityId, number: str) -> GlassRequest:
    """One's own request, to take back or to end. Raises as `to_sign` does, Forbidden `glass_not_yours`."""
    found = _request(viewer, community_id, number)
    if found is None or found.by != viewer.person or not _stands(viewer, community_id):
        to_sign(viewer, community_id, number)
        raise Forbidden("glass_not_yours")
    return found


def listed(viewer: Viewer, request_id: str) -> GlassRequest:
    """A request by its id, for its asker who is an administrator still. Raises NotFound, Forbidden."""
    row = viewer.held.row(store.listed_key(request_id))
    item = viewer.held.row(store.listed_of(row)) if row is not None else None
    if item is None:
        raise NotFound
    found = store.request_of(item)
    demand_place(viewer, found.community)
    return found


def inside(
    viewer: Viewer, community_id: CommunityId, after: str | None, limit: int
) -> tuple[list[Opening], str | None]:
    """A page of the accesses to a community, the newest first, for those inside. Raises NotFound, Forbidden
    `not_inside`."""
    if gate.reach(viewer, Verb.KNOW_OF, community_id).membership is None:
        raise Forbidden("not_inside")

    def sifted(items: list[Item]) -> list[tuple[str, Opening]]:
        found = [(item["sk"], rules.opening(store.request_of(item))) for item in items]
        return [(place, opening) for place, opening in found if opening is not None]

    return filled(viewer, lambda at: store.requests_query(community_id, at, limit + 1), sifted, after, limit)


def everything(
    viewer: Viewer, state: GlassState | None, after: str | None, limit: int
) -> tuple[list[GlassRequest], str | None]:
    """A page of all requests, or of those that stand so, the newest first.

    Raises Forbidden `officers_only`.
    """
    require_officer(viewer)
    since = clock.now() - RECENT if state in (GlassState.WAITING, GlassState.OPEN) else None

    def sifted(items: list[Item]) -> list[tuple[str, GlassRequest]]:
        wanted = [store.listed_of(item) for item in items]
        gates = {judged.gate(item["community"], viewer.person) for item in items}
        rows = viewer.held.rows([*wanted, *gates])
        found = zip(items, rows[: len(wanted)], strict=True)
        read = [(item["sk"], store.request_of(row)) for item, row in found if row is not None]
        there = [(place, each) for place, each in read if _stands(viewer, each.community)]
        return [(place, each) for place, each in there if state in (None, rules.state(each))]

    return filled(viewer, lambda at: store.listed_query(at, limit + 1, since=since), sifted, after, limit)
