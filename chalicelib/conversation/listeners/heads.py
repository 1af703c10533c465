"""The head of a community: whatever became of a request, its post is in it, and it stays short."""

from collections.abc import Sequence

from chalicelib.access.model import CommunityId
from chalicelib.conversation.model.items import Entry
from chalicelib.conversation.rules import authority
from chalicelib.conversation.rules import heads as rules
from chalicelib.conversation.store import heads, reading
from chalicelib.foundation import clock
from chalicelib.foundation.events import Event
from chalicelib.foundation.news import NotYet, together
from chalicelib.foundation.refusals import Raced


@together
def keep_head(told: Sequence[Event]) -> None:
    """On `post.written` and `post.restored`: puts posts into their heads, or into the chunks that have been
    sealed meanwhile.

    Seals the oldest entries of a head that is full. Raises NotYet where a post cannot be read yet.
    """
    found = reading.stored(event.subject for event in told)
    missing: dict[CommunityId, list[Entry]] = {}
    for event in told:
        if event.subject not in found:
            raise NotYet
        post = reading.post_of(found[event.subject])
        if authority.stands(post):
            missing.setdefault(CommunityId(event.community), []).append(heads.entry(post))
    for community, head in heads.read(missing).items():
        shorten(community, heads.put(community, head, missing[community]))


def leave_head(event: Event) -> None:
    """On `post.hidden`: takes the post out of its head, unless it has been restored meanwhile.

    Raises NotYet where the post cannot be read yet.
    """
    row = reading.stored([event.subject]).get(event.subject)
    if row is None:
        raise NotYet
    post = reading.post_of(row)
    if not authority.stands(post):
        heads.drop(CommunityId(event.community), heads.entry(post))


def shorten(community: CommunityId, head: rules.Head) -> None:
    """Seals the oldest entries of a head that is full; where somebody else does, that is enough."""
    sealing = rules.sealing(head, clock.now())
    if sealing is None:
        return
    try:
        heads.seal(community, head, sealing)
    except Raced:
        return
