"""What readers keep for themselves: following, bookmarks."""

from chalicelib.access.model import PostId
from chalicelib.access.viewer import Viewer
from chalicelib.conversation.actions import marks as actions
from chalicelib.conversation.present import posts as present
from chalicelib.conversation.present.listed import Mine
from chalicelib.conversation.store import keys
from chalicelib.foundation import doors, http
from chalicelib.foundation.http import Nothing


@doors.open("PUT", "/posts/{post_id}/follow", wants=keys.wanted(keys.mark))
def follow(viewer: Viewer, post_id: PostId) -> Mine:
    """Asks to hear of what is said on a post. One follows one's own without asking."""
    return present.mine(*actions.follow(viewer, post_id))


@doors.open("DELETE", "/posts/{post_id}/follow", wants=keys.wanted(keys.mark))
def unfollow(viewer: Viewer, post_id: PostId) -> Nothing:
    """Asks not to hear of it."""
    actions.unfollow(viewer, post_id)
    return http.nothing()


@doors.open("PUT", "/posts/{post_id}/bookmark", wants=keys.wanted(keys.mark))
def bookmark(viewer: Viewer, post_id: PostId) -> Mine:
    """Keeps a post in one's own list. Nobody else knows."""
    return present.mine(*actions.bookmark(viewer, post_id))


@doors.open("DELETE", "/posts/{post_id}/bookmark", wants=keys.wanted(keys.mark))
def forget(viewer: Viewer, post_id: PostId) -> Nothing:
    """Takes a post off one's own list."""
    actions.forget(viewer, post_id)
    return http.nothing()
