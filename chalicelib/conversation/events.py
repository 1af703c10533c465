"""What happens in conversations. `refs` name the post and, under `mentioned`, who is called and may read it.

`data` holds the audiences by which things are counted (see rules.audiences), and names of reactions.
"""

from chalicelib.foundation.events import Event


class PostWritten(Event):
    """Somebody wrote a post."""

    name = "post.written"


class PostEdited(Event):
    """An author changed a post; `mentioned` are those who were not called before."""

    name = "post.edited"


class PostClosed(Event):
    """A moderator closed a post: it takes no more comments."""

    name = "post.closed"
    ledger = "audit"


class PostReopened(Event):
    """A moderator opened a closed post again."""

    name = "post.reopened"
    ledger = "audit"


class PostDeleted(Event):
    """A post is gone, its words and former words with it."""

    name = "post.deleted"
    ledger = "audit"


class PostPinned(Event):
    """A moderator put a post on top of its community."""

    name = "post.pinned"
    ledger = "audit"


class PostUnpinned(Event):
    """A pinned post went back to its place."""

    name = "post.unpinned"
    ledger = "audit"


class PostFollowed(Event):
    """Somebody wants to hear of what is said on a post."""

    name = "post.followed"


class PostUnfollowed(Event):
    """Somebody does not want to hear of it any more."""

    name = "post.unfollowed"


class PostReported(Event):
    """Somebody told the moderators of a post."""

    name = "post.reported"
    ledger = "audit"


class CommentWritten(Event):
    """Somebody commented on a post, or replied to a comment (`parent`)."""

    name = "comment.written"


class CommentEdited(Event):
    """An author changed a comment."""

    name = "comment.edited"


class CommentDeleted(Event):
    """A comment is gone; its place in the thread stays."""

    name = "comment.deleted"
    ledger = "audit"


class QuestionAnswered(Event):
    """A comment was accepted as the answer."""

    name = "question.answered"


class AnswerWithdrawn(Event):
    """No comment is the answer any more."""

    name = "answer.withdrawn"


class ItemReacted(Event):
    """Somebody reacted to a post or a comment; `was` is the reaction that it replaces."""

    name = "item.reacted"


class ItemUnreacted(Event):
    """Somebody took a reaction back."""

    name = "item.unreacted"
