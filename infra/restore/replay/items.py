"""What was deleted or hidden since the point in time: its words are gone again, and what hung on it."""

from chalicelib.conversation.listeners import counts
from chalicelib.conversation.store import comments, posts, reading, sweeping
from chalicelib.files.store import card, files, folders, usage
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.tables import Item


def delete_post(fact: Event) -> bool:
    """A post is gone with its words and former words. Heads and pins follow when rows are mended."""
    row = _row(fact)
    if row is None:
        return False
    fresh = not row.get("deleted")
    if fresh:
        change = Change()
        posts.keep_deleted(change, reading.post_of(row))
        change.commit()
    sweeping.sweep(fact.subject)
    return fresh


def delete_comment(fact: Event) -> bool:
    """A comment's words and former words are gone; its place stays."""
    row = _row(fact)
    if row is None:
        return False
    fresh = not row.get("deleted")
    if fresh:
        # Counting remembers the fact: cut short between the two, it is not counted a second time.
        counts.count(fact)
        change = Change()
        comments.keep_deleted(change, reading.comment_of(row))
        change.commit()
    sweeping.sweep(fact.subject)
    return fresh


def hide_post(fact: Event) -> bool:
    """Nobody reads a post."""
    return _turned(fact, hidden=True)


def show_post(fact: Event) -> bool:
    """A post that was hidden since the point is read again."""
    return _turned(fact, hidden=False)


def hide_comment(fact: Event) -> bool:
    """Nobody reads a comment."""
    return _turned(fact, hidden=True)


def show_comment(fact: Event) -> bool:
    """A comment that was hidden since the point is read again."""
    return _turned(fact, hidden=False)


def _turned(fact: Event, *, hidden: bool) -> bool:
    row = _row(fact)
    if row is None or row.get("deleted") or bool(row.get("hidden")) is hidden:
        return False
    change = Change()
    if row["cls"] == "Post":
        posts.keep_hidden(change, reading.post_of(row), hidden=hidden)
    else:
        counts.count(fact)
        comments.keep_hidden(change, reading.comment_of(row), hidden=hidden)
    change.commit()
    return True


def _row(fact: Event) -> Item | None:
    return reading.stored([fact.subject]).get(fact.subject)


def delete_file(fact: Event) -> bool:
    """A file's card holds neither name nor versions. Its bytes went from the bucket when it was deleted."""
    file = card(fact.refs["file"])
    if file is None or file.deleted:
        return False
    change = Change()
    files.bury(change, file)
    folders.empty(change, file.community, file.folder)
    usage.give_back(change, file)
    change.commit()
    return True
