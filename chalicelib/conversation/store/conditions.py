"""What is demanded of posts and comments as they are stored, by what is written about them."""

from pynamodb.expressions.condition import Condition

from chalicelib.conversation.model.items import Comment, Post
from chalicelib.conversation.store import keys
from chalicelib.conversation.store.rows import AuthoredRow, PostRow
from chalicelib.foundation.changes import Change


def unchanged(was: Post | Comment) -> Condition:
    """Holds while an item is as it was read."""
    same: Condition = AuthoredRow.version == was.version
    same &= standing()
    return same


def standing() -> Condition:
    """Holds while an item is neither hidden nor deleted."""
    there: Condition = AuthoredRow.hidden.does_not_exist()
    there &= AuthoredRow.deleted.does_not_exist()
    return there


def turning(*, hidden: bool) -> Condition:
    """Holds where an item that is not deleted is not yet hidden, or is still hidden."""
    other: Condition = AuthoredRow.hidden.does_not_exist() if hidden else AuthoredRow.hidden.exists()
    other &= AuthoredRow.deleted.does_not_exist()
    return other


def same_place(post: Post) -> Condition:
    """Holds while a post is on top, or not, as it was read: what is taken down is taken off the top too."""
    same: Condition = PostRow.pinned.exists() if post.pinned else PostRow.pinned.does_not_exist()
    return same


def same_answer(post: Post) -> Condition:
    """Holds while the answer to a post is the one that was read."""
    same: Condition = (
        PostRow.answer == post.answer.comment if post.answer else PostRow.answer.does_not_exist()
    )
    return same


def demand_standing(change: Change, item: Post | Comment) -> None:
    """What is written stands only while an item is neither hidden nor deleted."""
    key = keys.item(item.id)
    change.check(PostRow(key.pk, key.sk), standing())


def demand_answer(change: Change, post: Post) -> None:
    """What is written stands only while the answer is the one that was judged."""
    key = keys.post(post.id)
    change.check(PostRow(key.pk, key.sk), same_answer(post))
