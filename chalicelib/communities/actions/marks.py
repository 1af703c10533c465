"""What a person keeps for themselves of a community: favourite, level, how far they have read."""

from msgspec import UNSET

from chalicelib.access import gate
from chalicelib.access import keys as judged
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import store
from chalicelib.communities.actions.terms import accept
from chalicelib.communities.drafts import MarksPatch
from chalicelib.communities.model import Marks
from chalicelib.foundation import clock, ids
from chalicelib.foundation.refusals import Forbidden, fault
from chalicelib.people.access import require_person


def mark(viewer: Viewer, community_id: CommunityId, patch: MarksPatch) -> tuple[Standing, Marks]:
    """Keeps what is given; the reading mark never goes back. Nobody else ever sees any of it.

    Raises Forbidden `not_inside`, Conflict `terms_not_accepted` for a version that does not hold (any more),
    Invalid at `/read_until` for a post of another place or of a time to come.
    """
    standing = gate.reach(viewer, Verb.KNOW_OF, community_id)
    require_person(viewer)
    if standing.membership is None:
        raise Forbidden("not_inside")
    read = None if patch.read_until is UNSET else _read(patch.read_until, community_id)
    if patch.accepts is not UNSET:
        standing = accept(standing, patch.accepts)
    item = viewer.held.row(judged.reading(viewer.person))
    favourite = None if patch.favourite is UNSET else patch.favourite
    level = None if patch.level is UNSET else patch.level
    if favourite is not None or level is not None:
        item = store.keep_marks(viewer.person, community_id, favourite=favourite, level=level, was=item)
    if read is not None:
        item = store.keep_read(viewer.person, community_id, read, item) or item
    return standing, store.marks_of(item)


def _read(post_id: str, community: CommunityId) -> str:
    ahead = ids.instant(post_id) > clock.now() + clock.MINUTE
    if ids.place(post_id) != community or ahead:
        raise fault("/read_until", "wrong_value")
    return ids.part(post_id)
