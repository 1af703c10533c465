"""What leaves the house of the feed."""

import msgspec

from chalicelib.communities.model import CommunityRef
from chalicelib.conversation.present import PostCard
from chalicelib.feed.model import Line


class FeedItem(msgspec.Struct, frozen=True):
    """A post in the feed: where it was written, and whether its reader has been there since."""

    post: PostCard
    community: CommunityRef
    unread: bool


def item(line: Line) -> FeedItem:
    """A line of the feed."""
    return FeedItem(line.card, line.community, line.unread)
