"""What readers keep for themselves: what they follow, and what they find again."""

from dataclasses import replace

from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.conversation import access, events
from chalicelib.conversation.access import Readable
from chalicelib.conversation.actions import telling
from chalicelib.conversation.model.marks import Follow, Mark
from chalicelib.conversation.rules import authority
from chalicelib.conversation.store import marks
from chalicelib.foundation import ids
from chalicelib.foundation.changes import Change


def follow(viewer: Viewer, post_id: str) -> tuple[Readable, Mark]:
    """Asks to hear of a post. Authors follow their own without asking."""
    found = access.reach(viewer, Verb.MARK, post_id)
    own = authority.wrote(found.standing, found.post)
    return found, _following(found, None if own else Follow.FOLLOWING)


def unfollow(viewer: Viewer, post_id: str) -> None:
    """Asks not to hear of a post; of one's own too."""
    found = access.readable(viewer, post_id)
    _following(found, Follow.MUTED if authority.wrote(found.standing, found.post) else None)


def _following(found: Readable, wanted: Follow | None) -> Mark:
    viewer = found.viewer
    was = marks.mark(viewer.held, viewer.person, found.post.id)
    if was.follow is wanted:
        return was
    change = Change()
    marks.keep_follow(change, viewer.person, found.post.id, wanted)
    # Whoever goes back to how authors begin follows; whoever goes back to how others begin does not.
    follows = wanted is Follow.FOLLOWING or was.follow is Follow.MUTED
    kind = events.PostFollowed if follows else events.PostUnfollowed
    change.commit(kind(**telling.of(found)))
    return replace(was, follow=wanted)


def bookmark(viewer: Viewer, post_id: str) -> tuple[Readable, Mark]:
    """Keeps a post in the viewer's own list. Nobody is told."""
    found = access.reach(viewer, Verb.MARK, post_id)
    was = marks.mark(viewer.held, viewer.person, post_id)
    if was.bookmark is not None:
        return found, was
    change, ulid = Change(), ids.ulid()
    marks.keep_bookmark(change, viewer.person, found.post.id, ulid)
    change.commit()
    return found, replace(was, bookmark=ulid)


def forget(viewer: Viewer, post_id: str) -> None:
    """Takes a post off the viewer's own list."""
    found = access.readable(viewer, post_id)
    was = marks.mark(viewer.held, viewer.person, post_id)
    if was.bookmark is None:
        return
    change = Change()
    marks.drop_bookmark(change, viewer.person, found.post.id, was.bookmark)
    change.commit()
