"""What a feed is made of."""

from dataclasses import dataclass

from chalicelib.communities.model import CommunityRef
from chalicelib.conversation.present import PostCard


@dataclass(frozen=True, slots=True)
class Line:
    """A post in the feed: where it was written, and whether its reader has been there since."""

    card: PostCard
    community: CommunityRef
    unread: bool
