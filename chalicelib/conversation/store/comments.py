"""Writing comments: always inside a change, never with a check on the post (big rows conflict)."""

from chalicelib.conversation.model.items import Comment, Text
from chalicelib.conversation.store import keys, reading
from chalicelib.conversation.store.conditions import turning, unchanged
from chalicelib.conversation.store.posts import keep_revision, text_actions, text_members
from chalicelib.conversation.store.rows import CommentRow, kept
from chalicelib.foundation import ids
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query


def thread_query(post_id: str, *, limit: int, after: str | None, newest_first: bool) -> Query:
    """The comments of a post in the order of writing or against it; `after` is the sort key of the last one
    seen."""
    return Query(
        "network",
        keys.partition(post_id),
        prefix=keys.COMMENT,
        after=after,
        limit=limit,
        newest_first=newest_first,
    )


def keep_new(change: Change, comment: Comment) -> None:
    """A new comment."""
    key = keys.comment(comment.id)
    parent_stamp = comment.parent_stamp.text if comment.parent_stamp else None
    row = CommentRow(
        key.pk, key.sk, id=comment.id, stamp=comment.stamp.text, version=comment.version,
        author=comment.author.person, author_kind=comment.author.kind.value,
        author_company=comment.author.company,
        parent=comment.parent, parent_stamp=parent_stamp, mentions=list(comment.mentions) or None,
        files=reading.attached_lines(comment.files),
        by_pk=f"BY#{comment.author.person}", by_sk=ids.part(comment.id),
        **text_members(comment.text),
    )  # fmt: skip
    change.make(row)


def keep_edited(change: Change, comment: Comment, *, was: Comment, former: Text) -> None:
    """New words of a comment, under its version; the former ones stay as a revision."""
    change.update(_row(comment), *text_actions(comment), condition=unchanged(was))
    keep_revision(change, comment.id, was, former)


def keep_deleted(change: Change, comment: Comment) -> None:
    """A comment's place in the thread, without a word of it."""
    gone = (
        CommentRow.source, CommentRow.html, CommentRow.mentions, CommentRow.links, CommentRow.files,
    )  # fmt: skip
    actions = [*(each.remove() for each in gone), CommentRow.deleted.set(True)]
    change.update(_row(comment), *actions, condition=unchanged(comment))


def keep_hidden(change: Change, comment: Comment, *, hidden: bool) -> None:
    """Whether nobody reads a comment, where it is not yet as wanted. Its place in the thread stays."""
    change.update(_row(comment), kept(CommentRow.hidden, hidden), condition=turning(hidden=hidden))


def demand(change: Change, comment: Comment) -> None:
    """What is written stands only while the comment does; one that went meanwhile is judged anew."""
    key = keys.comment(comment.id)
    change.check(CommentRow(key.pk, key.sk), unchanged(comment))


def _row(comment: Comment) -> CommentRow:
    key = keys.comment(comment.id)
    return CommentRow(key.pk, key.sk)
