"""Agreeing to be seen by those whom a widening let in."""

from dataclasses import replace

from chalicelib.access import gate
from chalicelib.access import store as authority
from chalicelib.access.model import CommunityId, Kind
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import store
from chalicelib.communities.events import PersonListed
from chalicelib.communities.rules import listed
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Forbidden, fault


def agree(viewer: Viewer, community_id: CommunityId, *, shown: bool) -> Viewer:
    """Lets everybody who reads a community see the viewer in it; answers the viewer with that. Nobody who has
    agreed is hidden again, except from whom a later widening lets in.

    Raises NotFound, Forbidden `not_inside`, Invalid at `/listed` for anything but yes.
    """
    standing = gate.reach(viewer, Verb.KNOW_OF, community_id)
    membership = standing.membership
    if membership is None or viewer.kind is Kind.BOT:
        raise Forbidden("not_inside")
    if not shown:
        raise fault("/listed", "wrong_value")
    if listed.hidden_since(standing.gate, listed.listed(membership)) is None:
        return viewer
    agreed = replace(membership, listed=standing.gate.era)
    packed = replace(viewer.packed, memberships={**viewer.packed.memberships, community_id: agreed})
    change = Change()
    authority.keep_inside(change, viewer.person, viewer.packed, packed)
    store.keep_membership(change, community_id, viewer.person, agreed)
    change.commit(PersonListed(by=viewer.person, subject=viewer.person, community=community_id))
    return replace(viewer, packed=packed)
