"""Comments of a thread, and who reacted."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from chalicelib.access.gate import Standing
from chalicelib.conversation import access
from chalicelib.conversation.access import Readable
from chalicelib.conversation.model.items import Comment, Post
from chalicelib.conversation.model.marks import Reacted
from chalicelib.conversation.present import attached, listed
from chalicelib.conversation.present.attached import AttachmentView
from chalicelib.conversation.present.seeing import Seeing, marks, reactions, seeing
from chalicelib.conversation.store import marks as marked
from chalicelib.foundation import clock
from chalicelib.people.present import PersonRef


class CommentView(msgspec.Struct, frozen=True):
    """A comment; `parent` is the comment that it replies to. Of a deleted or hidden one its place is left."""

    id: str
    post: str
    parent: str | None
    author: PersonRef | None
    at: datetime
    edited_at: datetime | None
    body: str | None
    html: str | None
    reactions: dict[str, int]
    reaction: str | None
    answer: bool
    deleted: bool
    hidden: bool
    links: list[listed.LinkView]
    files: list[AttachmentView]


class ReactedView(msgspec.Struct, frozen=True):
    """Somebody who reacted, and how."""

    person: PersonRef | None
    reaction: str
    at: datetime


def thread(standing: Standing, post: Post, comments: Sequence[Comment]) -> list[CommentView]:
    """Comments of a post that the viewer may read. One call for what is not at hand."""
    spoken = [each for each in comments if _shown(standing, each)]
    called = [(post.community, person) for each in spoken for person in each.mentions]
    mine = marks(standing.viewer, (each.id for each in spoken))
    hanging = attached.keys(file for each in spoken for file in each.files)
    eyes = seeing(standing.viewer, (each.author.person for each in spoken), called, mine, deciding=hanging)
    files = attached.attachments(standing, {each.id: each.files for each in spoken})
    return [_comment(eyes, standing, post, each, files[each.id]) if each.id in files else _gone(each)
            for each in comments]  # fmt: skip


def _shown(standing: Standing, comment: Comment) -> bool:
    return not comment.deleted and (not comment.hidden or access.unveils(standing.asker))


def one(found: Readable) -> CommentView:
    """The comment that was asked for. One call for what is not at hand."""
    return thread(found.standing, found.post, [found.comment] if found.comment else [])[0]


def made(found: Readable) -> CommentView:
    """A comment that was written just now: nobody can have left anything on it, so nothing is read."""
    found.viewer.held.known.update(marks(found.viewer, [found.item.id]))
    return one(found)


def _comment(
    eyes: Seeing, standing: Standing, post: Post, comment: Comment, files: list[AttachmentView]
) -> CommentView:
    mark = marked.mark(eyes.viewer.held, eyes.viewer.person, comment.id)
    return CommentView(
        id=comment.id,
        post=post.id,
        parent=comment.parent,
        author=eyes.byline(comment.author.person),
        at=clock.utc(comment.at),
        edited_at=clock.utc(comment.edited.at) if comment.edited else None,
        body=eyes.source(post.community, comment.mentions, comment.text.source),
        html=eyes.html(post.community, comment.mentions, comment.text),
        reactions=reactions(standing.asker, comment),
        reaction=mark.reaction.value if mark.reaction else None,
        answer=comment.id == listed.answered(post, standing.asker),
        deleted=False,
        hidden=comment.hidden,
        links=listed.linked(comment),
        files=files,
    )


def _gone(comment: Comment) -> CommentView:
    return CommentView(
        id=comment.id, post=comment.post, parent=comment.parent, author=None, at=clock.utc(comment.at),
        edited_at=None, body=None, html=None, reactions={}, reaction=None, answer=False,
        deleted=comment.deleted, hidden=comment.hidden, links=[], files=[],
    )  # fmt: skip


def reacted(standing: Standing, left: Sequence[Reacted]) -> list[ReactedView]:
    """Those who reacted. One call for their faces."""
    eyes = seeing(standing.viewer, (each.person for each in left), ())
    return [ReactedView(eyes.byline(each.person), each.reaction.value, clock.utc(each.at)) for each in left]
