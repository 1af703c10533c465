"""Writing, changing and taking back posts."""

from dataclasses import replace

import msgspec
from msgspec import UNSET

from chalicelib.access import gate
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, PostId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access as communities
from chalicelib.communities import rules as community_rules
from chalicelib.conversation import access, events
from chalicelib.conversation.access import Readable
from chalicelib.conversation.actions import attaching, pins, telling
from chalicelib.conversation.model.drafts import BODY_MOST, PostDraft, PostPatch
from chalicelib.conversation.model.items import TRAITS, Edit, Post, Text
from chalicelib.conversation.rules import authority, texts
from chalicelib.conversation.rules.texts import Written
from chalicelib.conversation.store import heads, posts, reading
from chalicelib.foundation import clock, http, ids, log
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict, Forbidden, NotFound, Stale, Unavailable


def write(viewer: Viewer, community_id: CommunityId, draft: PostDraft) -> tuple[Readable, Text]:
    """Writes a post for the present audience; answers it with its whole text.

    Raises Conflict `audience_widened`, showing the audience, where more people would read it than its author
    was told.
    """
    standing = gate.reach(viewer, Verb.POST, community_id)
    written = texts.written(draft.body, most=BODY_MOST)
    title = texts.titled(draft.title, needed=TRAITS[draft.kind].titled)
    _same_audience(standing, draft.audience)
    post = Post(
        id=PostId(ids.placed(community_id)), community=community_id, kind=draft.kind,
        author=telling.author(standing), stamp=standing.gate.stamp,
        title=title, text=written.beginning, cut=written.cut,
        tags=written.tags, mentions=written.mentions, files=attaching.attached(standing, draft.files),
    )  # fmt: skip
    found = Readable(standing, post)
    change = Change()
    posts.keep_new(change, post, written)
    attaching.hang(change, standing, post.id, post.files)
    telling.demand(change, standing)
    told = telling.calling(found, post.mentions)
    change.commit(events.PostWritten(**told, data=telling.linking(written.whole)))
    _announce(post)
    return found, written.whole


def _same_audience(standing: Standing, fingerprint: str) -> None:
    if community_rules.widened(fingerprint, standing.gate):
        preview = communities.audience(standing.viewer, standing)
        raise Conflict("audience_widened").showing(audience=msgspec.to_builtins(preview))


def _announce(post: Post) -> None:
    """Puts a post into its community's head. It is written already: what fails here, the news repairs."""
    try:
        heads.add(post.community, heads.entry(post))
    except Unavailable:
        log.line("head.late", post=post.id)


def edit(viewer: Viewer, post_id: str, patch: PostPatch, version: str) -> tuple[Readable, Text]:
    """Changes the words of one's own post. Raises Stale where it is not as it was read.

    Former words stay as a revision.
    """
    found = _editable(viewer, post_id, version)
    former = reading.whole(viewer.held, found.post)
    written = texts.written(patch.body, most=BODY_MOST) if isinstance(patch.body, str) else None
    if written is not None and written.whole.source == former.source:
        written = None
    changed = _patched(found, patch, written)
    if written is None and (changed.title, changed.files) == (found.post.title, found.post.files):
        return found, former
    change = Change()
    posts.keep_changed(change, changed, was=found.post, written=written)
    posts.keep_revision(change, found.post.id, found.post, former, title=found.post.title)
    attaching.hang(change, found.standing, changed.id, changed.files, found.post.files)
    telling.demand(change, found.standing)
    told = telling.of(found)
    called = tuple(each for each in changed.mentions if each not in found.post.mentions)
    told["refs"] |= telling.mentioned(found.standing, called)
    change.commit(events.PostEdited(**told))
    return replace(found, post=changed), written.whole if written else former


def _editable(viewer: Viewer, post_id: str, version: str) -> Readable:
    found = access.readable(viewer, post_id)
    if http.etag(found.post.version) != version:
        raise Stale
    gate.reach(viewer, Verb.POST, found.post.community)
    if not authority.wrote(found.standing, found.post):
        raise Forbidden("not_yours")
    return found


def _patched(found: Readable, patch: PostPatch, written: Written | None) -> Post:
    was, title = found.post, found.post.title
    if patch.title is not UNSET:
        title = texts.titled(patch.title, needed=TRAITS[was.kind].titled)
    files = attaching.patched(found.standing, patch.files, was.files)
    edited = Edit(found.standing.gate.stamp, clock.now())
    post = replace(was, title=title, files=files, version=was.version + 1, edited=edited)
    if written is None:
        return post
    return replace(
        post, text=written.beginning, cut=written.cut, tags=written.tags, mentions=written.mentions
    )


def delete(viewer: Viewer, post_id: str) -> None:
    """Takes a post back: its words are gone at once, for everybody. Taking it back twice is as once."""
    found = access.known(viewer, post_id)
    if not authority.may_delete(found.standing, found.post):
        raise NotFound if found.post.deleted else Forbidden("not_yours")
    if found.post.deleted:
        return
    change = Change()
    posts.keep_deleted(change, found.post)
    pins.drop(change, found)
    change.commit(events.PostDeleted(**telling.of_authors(found)))
