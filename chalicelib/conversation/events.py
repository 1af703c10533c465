"""What happens in conversations. `refs` name the post and, under `mentioned`, who is called and may read it.

`data` holds the audiences by which things are counted (see rules.audiences), and names of reactions.
"""

from chalicelib.foundation.events import Event


class PostWritten(Event):
    """Somebody wrote a post; `data.links` where it may link to a page."""

    name = "post.written"


class PostEdited(Event):
    """An author changed a post; `mentioned` are those who were not called before."""

    name = "post.edited"


class PostClosed(Event):
    """A moderator closed a post, for a `reason`: it takes no more comments. `refs` name its `author`."""

    name = "post.closed"
    ledger = "audit"


class PostReopened(Event):
    """A moderator opened a closed post again."""

    name = "post.reopened"
    ledger = "audit"


class PostHidden(Event):
    """A moderator hid a post from everybody, for a `reason`. `refs` name its `author`, who is told."""

    name = "post.hidden"
    ledger = "audit"


class PostRestored(Event):
    """A moderator let a hidden post be read again."""

    name = "post.restored"
    ledger = "audit"


class PostDeleted(Event):
    """A post is gone, its words and former words with it. `refs` name its `author`."""

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
    """Somebody told the moderators of a post. Nobody is to learn who: `by` is for the audit log alone."""

    name = "post.reported"
    ledger = "audit"


class CommentReported(Event):
    """Somebody told the moderators of a comment. Nobody is to learn who."""

    name = "comment.reported"
    ledger = "audit"


class ReportsDismissed(Event):
    """A moderator left what was reported, a post or a comment, as it is."""

    name = "reports.dismissed"
    ledger = "audit"


class CommentWritten(Event):
    """Somebody commented on a post, or replied to a comment (`parent`); `data.links` as of a post."""

    name = "comment.written"


class CommentEdited(Event):
    """An author changed a comment."""

    name = "comment.edited"


class CommentDeleted(Event):
    """A comment is gone; its place in the thread stays."""

    name = "comment.deleted"
    ledger = "audit"


class CommentHidden(Event):
    """A moderator hid a comment from everybody; its place in the thread stays."""

    name = "comment.hidden"
    ledger = "audit"


class CommentRestored(Event):
    """A moderator let a hidden comment be read again."""

    name = "comment.restored"
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
