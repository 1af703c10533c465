"""The head of a community: whatever became of a request, its post is in it, and it stays short."""

from chalicelib.access.model import CommunityId
from chalicelib.conversation.rules import authority
from chalicelib.conversation.rules import heads as rules
from chalicelib.conversation.store import heads, reading, sweeping
from chalicelib.foundation import clock
from chalicelib.foundation.events import Event
from chalicelib.foundation.news import NotYet
from chalicelib.foundation.refusals import Raced


def keep_head(event: Event) -> None:
    """On `post.written` and `post.restored`: puts the post into its head, or into the chunk that has been
    sealed meanwhile.

    Seals the oldest entries of a head that is full. Raises NotYet where the post cannot be read yet.
    """
    row = sweeping.item(event.subject)
    if row is None:
        raise NotYet
    post = reading.post_of(row)
    if not authority.stands(post):
        return
    community = CommunityId(event.community)
    shorten(community, heads.put(community, heads.entry(post)))


def leave_head(event: Event) -> None:
    """On `post.hidden`: takes the post out of its head, unless it has been restored meanwhile.

    Raises NotYet where the post cannot be read yet.
    """
    row = sweeping.item(event.subject)
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
