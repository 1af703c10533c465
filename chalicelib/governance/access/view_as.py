"""Looking at a community as others do: who may, and through whose eyes."""

from collections.abc import Mapping

from chalicelib.access import gate
from chalicelib.access import keys as judged
from chalicelib.access.model import CommunityId, CompanyId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import NOBODY, Viewer
from chalicelib.communities import access as communities
from chalicelib.foundation import ids
from chalicelib.foundation.refusals import fault
from chalicelib.foundation.tables import Key
from chalicelib.governance.drafts.view_as import ViewAsQuery
from chalicelib.governance.model.view_as import Double, Stranger
from chalicelib.governance.rules import view_as as rules
from chalicelib.network.access import settings_of
from chalicelib.people.access import known_company


def wanted(_person: str, params: Mapping[str, str]) -> list[Key]:
    """The rows that looking takes: those that nobody in particular would be shown."""
    place = params["community_id"]
    if not ids.well_formed(place, ids.SHORT):
        return []
    return [*communities.sight_keys(NOBODY, params), judged.gate(place, NOBODY)]


def double(viewer: Viewer, community_id: CommunityId, asked: ViewAsQuery) -> Double | None:
    """A synthetic viewer in front of a community, for its stewards; None for whom it does not exist.

    Raises NotFound, Forbidden `may_not_configure`, Invalid at `/company`.
    """
    standing = gate.reach(viewer, Verb.CONFIGURE, community_id)
    company = _company(viewer, asked)
    if asked.viewer is Stranger.VISITOR:
        return None
    guests = asked.viewer is not Stranger.GUEST or settings_of(viewer.held).guests
    someone = rules.synthetic(viewer, standing.gate, asked.viewer, company, guests=guests)
    seen = gate.standing(someone, standing.gate)
    return Double(someone, standing.gate, seen.asker, standing) if seen.may(Verb.KNOW_OF) else None


def _company(viewer: Viewer, asked: ViewAsQuery) -> CompanyId | None:
    if asked.viewer is not Stranger.GUEST:
        return None
    if asked.company is None:
        raise fault("/company", "missing_field")
    return known_company(viewer, asked.company).id
