"""What is left of a deleted item."""

from chalicelib.access.model import CommunityId
from chalicelib.conversation import events
from chalicelib.conversation.store import heads, reading, sweeping
from chalicelib.foundation.events import Event
from chalicelib.foundation.news import NotYet


def sweep(event: Event) -> None:
    """On `post.deleted` and `comment.deleted`: removes the former texts and what was reported,
    and a post from heads and chunks.

    Raises NotYet where the deletion cannot be read yet.
    """
    row = reading.stored([event.subject]).get(event.subject)
    if row is None or not row.get("deleted"):
        raise NotYet
    sweeping.sweep(event.subject)
    if isinstance(event, events.PostDeleted):
        post = reading.post_of(row)
        heads.drop(CommunityId(event.community), heads.entry(post))
