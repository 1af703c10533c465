"""Whom a viewer may see inside a community, wherever somebody is named there."""

from collections.abc import Iterable

from chalicelib.access import gate
from chalicelib.access import keys as judged
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, PersonId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import store
from chalicelib.communities.model import MemberRow
from chalicelib.communities.rules import listed
from chalicelib.foundation.tables import Item
from chalicelib.people import access as people
from chalicelib.people.model import Face


def lists(standing: Standing, row: MemberRow) -> bool:
    """Whether a viewer sees somebody who is inside: those unlisted to them are as if they were not."""
    return row.person == standing.viewer.person or listed.sees(standing.asker, standing.gate, row.listed)


def sifts(standing: Standing) -> bool:
    """Whether anybody inside may be unlisted to this viewer."""
    grown = standing.gate.widened or standing.gate.restored
    return bool(grown) and not standing.may(Verb.CONFIGURE)


def named(standing: Standing, wanted: Iterable[PersonId]) -> dict[PersonId, Face]:
    """The faces of those who may be named to a viewer of a community. At most one call.

    A guest knows only those who are inside with them; nobody is told who is inside but unlisted to them.
    """
    viewer, who = standing.viewer, list(dict.fromkeys(wanted))
    if not (viewer.is_guest or sifts(standing)):
        return people.faces(viewer, who)
    keys = store.member_keys(standing.community, who)
    faces = people.faces(viewer, who, with_rows=keys)
    inside = dict(zip(who, viewer.held.rows(keys), strict=True))
    return {each: face for each, face in faces.items() if nameable(standing, inside[each])}


def nameable(standing: Standing, item: Item | None) -> bool:
    """Whether a viewer of a community may be told somebody's name there, by the row that lists them."""
    if item is None:
        return not standing.viewer.is_guest
    return lists(standing, store.member_of(item))


def meets_in(viewer: Viewer, community: CommunityId, person: PersonId) -> bool:
    """Whether somebody is inside a community, and may be seen there by a viewer who reads it. Its gate and
    the row that lists them should have been read."""
    item = viewer.held.row(judged.member(community, person))
    standing = gate.standing_of(viewer, community) if item is not None else None
    return item is not None and standing is not None and lists(standing, store.member_of(item))
