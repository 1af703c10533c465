"""Writing, changing and taking back comments."""

from dataclasses import replace

from chalicelib.access.model import CommentId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.conversation import access, events
from chalicelib.conversation.access import Readable
from chalicelib.conversation.actions import answers, attaching, telling
from chalicelib.conversation.model.drafts import COMMENT_MOST, CommentDraft, CommentPatch
from chalicelib.conversation.model.items import Comment, Edit
from chalicelib.conversation.rules import audiences, authority, texts
from chalicelib.conversation.store import comments, keys, reading
from chalicelib.foundation import clock, ids
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict, Forbidden, NotFound, fault


def write(viewer: Viewer, post_id: str, draft: CommentDraft) -> Readable:
    """Comments on a post, or replies to one of its comments. Raises Conflict `closed` where that is over."""
    found = access.reach(viewer, Verb.COMMENT, post_id)
    if found.post.closed:
        raise Conflict("closed")
    written = texts.written(draft.body, most=COMMENT_MOST)
    parent = _parent(found, draft.parent) if draft.parent else None
    comment = Comment(
        id=CommentId(ids.placed(found.post.id)), post=found.post.id, author=telling.author(found.standing),
        stamp=found.standing.gate.stamp, text=written.whole, mentions=written.mentions,
        parent=parent.id if parent else None, parent_stamp=parent.stamp if parent else None,
        files=attaching.attached(found.standing, draft.files),
    )  # fmt: skip
    found = replace(found, comment=comment)
    change = Change()
    comments.keep_new(change, comment)
    attaching.hang(change, found.standing, comment.id, comment.files)
    telling.demand(change, found.standing)
    told = telling.of(found)
    told["refs"] |= telling.mentioned(found.standing, comment.mentions)
    data = {"audience": audiences.audience(*comment.stamps)} | telling.linking(comment.text)
    change.commit(events.CommentWritten(**told, data=data))
    return found


def _parent(found: Readable, comment_id: str) -> Comment:
    if not keys.is_comment(comment_id) or keys.post_id(comment_id) != found.post.id:
        raise fault("/parent", "unknown_comment")
    parent = reading.comment(found.viewer.held, comment_id)
    reads = found.standing.reads
    if parent is None or not (authority.stands(parent) and reads(*found.post.stamps, *parent.stamps)):
        raise fault("/parent", "unknown_comment")
    if parent.parent is not None:
        raise fault("/parent", "one_level")
    return parent


def edit(viewer: Viewer, comment_id: str, patch: CommentPatch) -> Readable:
    """Changes the words of one's own comment; the former ones stay as a revision."""
    found = access.reach(viewer, Verb.COMMENT, comment_id)
    was = found.comment
    if was is None or not authority.wrote(found.standing, was):
        raise Forbidden("not_yours")
    written = texts.written(patch.body, most=COMMENT_MOST)
    files = attaching.patched(found.standing, patch.files, was.files)
    if (written.whole.source, files) == (was.text.source, was.files):
        return found
    comment = replace(
        was, text=written.whole, mentions=written.mentions, files=files, version=was.version + 1,
        edited=Edit(found.standing.gate.stamp, clock.now()),
    )  # fmt: skip
    change = Change()
    comments.keep_edited(change, comment, was=was, former=was.text)
    attaching.hang(change, found.standing, comment.id, files, was.files)
    telling.demand(change, found.standing)
    told = telling.of(found)
    called = tuple(each for each in comment.mentions if each not in was.mentions)
    told["refs"] |= telling.mentioned(found.standing, called)
    told["data"] = {"was": audiences.audience(*was.stamps), "audience": audiences.audience(*comment.stamps)}
    change.commit(events.CommentEdited(**told))
    return replace(found, comment=comment)


def delete(viewer: Viewer, comment_id: str) -> None:
    """Takes a comment back: its words are gone, its place stays. Taking it back twice is as once."""
    found = access.known(viewer, comment_id)
    comment = found.comment
    if comment is None or found.post.deleted:
        raise NotFound
    if not authority.may_delete(found.standing, comment):
        raise NotFound if comment.deleted else Forbidden("not_yours")
    if comment.deleted:
        return
    change = Change()
    comments.keep_deleted(change, comment)
    answers.drop(change, found, comment)
    audience = audiences.audience(*comment.stamps)
    change.commit(events.CommentDeleted(**telling.of_authors(found), data={"audience": audience}))
