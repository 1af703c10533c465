"""Posts on top of a community."""

from dataclasses import replace

from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.conversation import access, events
from chalicelib.conversation.access import Readable
from chalicelib.conversation.actions import telling
from chalicelib.conversation.rules.heads import PINS_MOST
from chalicelib.conversation.store import heads, posts
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict


def pin(viewer: Viewer, post_id: str) -> Readable:
    """Puts a post on top. Raises Conflict `too_many_pins` where the viewer already sees three there."""
    found = access.reach(viewer, Verb.MODERATE, post_id)
    if found.post.pinned:
        return found
    was = heads.pins(viewer.held, found.post.community)
    if sum(found.standing.reads(*each.stamps) for each in was) >= PINS_MOST:
        raise Conflict("too_many_pins", most=str(PINS_MOST))
    change = Change()
    heads.keep_pins(change, found.post.community, [*was, heads.entry(found.post)], was=was)
    posts.keep_pinned(change, found.post, pinned=True)
    change.commit(events.PostPinned(**telling.of(found)))
    return replace(found, post=replace(found.post, pinned=True))


def drop(change: Change, found: Readable) -> None:
    """Takes a post that goes off the top of its community, in the change that lets it go."""
    if found.post.pinned:
        was = heads.pins(found.viewer.held, found.post.community)
        kept = [each for each in was if each.post != found.post.id]
        heads.keep_pins(change, found.post.community, kept, was=was)


def unpin(viewer: Viewer, post_id: str) -> None:
    """Puts a post back in its place."""
    found = access.reach(viewer, Verb.MODERATE, post_id)
    if not found.post.pinned:
        return
    was = heads.pins(viewer.held, found.post.community)
    change = Change()
    kept = [each for each in was if each.post != found.post.id]
    heads.keep_pins(change, found.post.community, kept, was=was)
    posts.keep_pinned(change, found.post, pinned=False)
    change.commit(events.PostUnpinned(**telling.of(found)))
