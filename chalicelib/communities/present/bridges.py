"""Bridges as a community's header names them."""

import msgspec

from chalicelib.access.verbs import Verb
from chalicelib.communities.access import Sight
from chalicelib.communities.present.eras import Faces
from chalicelib.communities.store.bridges import bridge_keys, bridge_of
from chalicelib.people.present import PersonRef, ref


class BridgeView(msgspec.Struct, frozen=True):
    """A webhook that hears of this community: ids alone, or with `content` the words too."""

    id: str
    name: str
    owner: PersonRef | None
    content: bool


def bridges(sight: Sight, faces: Faces) -> list[BridgeView]:
    """All bridges, for those who may read here. Their rows should have been read with the faces."""
    standing = sight.standing
    if not (standing.gate.bridges and standing.may(Verb.READ)):
        return []
    rows = standing.viewer.held.rows(bridge_keys(standing.gate))
    named = [bridge_of(each) for each in rows if each is not None]
    return [
        BridgeView(each.id, each.name, ref(faces[each.owner]) if each.owner in faces else None, each.content)
        for each in named
    ]
