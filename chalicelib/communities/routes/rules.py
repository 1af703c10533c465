"""Doors: who reads, and which rules there were."""

from collections.abc import Mapping

from chalicelib.access import gate
from chalicelib.access.model import CommunityId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, present
from chalicelib.communities.present import AudiencePreview, EraCard
from chalicelib.communities.store.keys import audience as audience_key
from chalicelib.foundation import doors, ids
from chalicelib.foundation.http import Page
from chalicelib.foundation.refusals import Forbidden
from chalicelib.foundation.tables import Key


def _counts(person: str, params: Mapping[str, str]) -> list[Key]:
    place = params["community_id"]
    return [audience_key(place)] if ids.well_formed(place, ids.SHORT) else []


@doors.open("GET", "/communities/{community_id}/audience", wants=_counts)
def audience(viewer: Viewer, community_id: CommunityId) -> AudiencePreview:
    """Who would read what is written now, by company; the fingerprint goes with a post.

    `everyone`: every member of the network may read, whether inside or not. The numbers count those inside.
    """
    return access.audience(viewer, gate.reach(viewer, Verb.READ, community_id))


@doors.open("GET", "/communities/{community_id}/eras", wants=access.card_keys)
def eras(viewer: Viewer, community_id: CommunityId) -> Page[EraCard]:
    """Every rule that the community had, the newest first. Only for those inside."""
    standing = gate.reach(viewer, Verb.KNOW_OF, community_id)
    if standing.membership is None:
        raise Forbidden("not_inside")
    return Page(present.eras(standing, access.card(standing)))
