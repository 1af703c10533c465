"""Accepting one comment as the answer to a question."""

from dataclasses import replace

from chalicelib.access import gate
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.conversation import access, events
from chalicelib.conversation.access import Readable
from chalicelib.conversation.actions import telling
from chalicelib.conversation.model.drafts import AnswerDraft
from chalicelib.conversation.model.items import TRAITS, Answered, Comment
from chalicelib.conversation.rules import authority
from chalicelib.conversation.store import comments, conditions, keys, posts, reading
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict, Forbidden, fault


def accept(viewer: Viewer, post_id: str, draft: AnswerDraft) -> Readable:
    """Says which comment answers a question. Raises Conflict `not_a_question` for any other post."""
    found = _question(viewer, post_id)
    comment = _comment(found, draft.comment)
    if found.post.answer is not None and found.post.answer.comment == comment.id:
        return found
    answer = Answered(comment.id, comment.stamps)
    change = Change()
    posts.keep_answer(change, found.post, answer)
    comments.demand(change, comment)
    told = telling.of(found)
    told["refs"] |= {"comment": comment.id}
    change.commit(events.QuestionAnswered(**told))
    return replace(found, post=replace(found.post, answer=answer))


def withdraw(viewer: Viewer, post_id: str) -> None:
    """Says that no comment answers the question."""
    found = _question(viewer, post_id)
    if found.post.answer is None:
        return
    change = Change()
    posts.keep_answer(change, found.post, None)
    told = telling.of(found)
    told["refs"] |= {"comment": found.post.answer.comment}
    change.commit(events.AnswerWithdrawn(**told))


def drop(change: Change, found: Readable, comment: Comment) -> None:
    """A comment that goes answers nothing any more, in the change that lets it go."""
    answer = found.post.answer
    if answer is not None and answer.comment == comment.id:
        posts.keep_answer(change, found.post, None)
    elif TRAITS[found.post.kind].answerable:
        conditions.demand_answer(change, found.post)


def _question(viewer: Viewer, post_id: str) -> Readable:
    found = access.readable(viewer, post_id)
    if not TRAITS[found.post.kind].answerable:
        raise Conflict("not_a_question")
    gate.reach(viewer, Verb.COMMENT, found.post.community)
    if not authority.may_answer(found.standing, found.post):
        raise Forbidden("may_not_answer")
    return found


def _comment(found: Readable, comment_id: str) -> Comment:
    comment = None
    if keys.is_comment(comment_id) and keys.post_id(comment_id) == found.post.id:
        comment = reading.comment(found.viewer.held, comment_id)
    reads = found.standing.reads
    if comment is None or not (authority.stands(comment) and reads(*found.post.stamps, *comment.stamps)):
        raise fault("/comment", "unknown_comment")
    return comment
