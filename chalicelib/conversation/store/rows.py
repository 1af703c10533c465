"""The rows of conversations, as they are written. Where each stands is said beside it.

All but keys may be absent, because what changes one attribute names a row by its keys alone.
"""

from typing import Any

from pynamodb.attributes import (
    BooleanAttribute,
    ListAttribute,
    MapAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UnicodeSetAttribute,
)
from pynamodb.expressions.update import Action

from chalicelib.foundation.tables import EphemeraRow, NetworkRow


def kept(attribute: Any, value: Any) -> Action:
    """Sets an attribute; nothing, an empty list and False are kept by its absence."""
    action: Action = attribute.set(value) if value else attribute.remove()
    return action


class AuthoredRow(NetworkRow):
    """What posts and comments share. `files` are what hangs on them, as `id|audience`.

    `by_pk`, `by_sk`: the sparse index of everything that a person wrote.
    """

    id = UnicodeAttribute(null=True)
    author = UnicodeAttribute(null=True)
    author_kind = UnicodeAttribute(null=True)
    author_company = UnicodeAttribute(null=True)
    stamp = UnicodeAttribute(null=True)
    source = UnicodeAttribute(null=True)
    html = UnicodeAttribute(null=True)
    made_by = UnicodeAttribute(null=True)
    mentions: ListAttribute[Any] = ListAttribute(null=True)
    links = UnicodeAttribute(null=True)
    files: ListAttribute[Any] = ListAttribute(null=True)
    edited = UnicodeAttribute(null=True)
    edited_at = NumberAttribute(null=True)
    version = NumberAttribute(null=True)
    hidden = BooleanAttribute(null=True)
    deleted = BooleanAttribute(null=True)
    by_pk = UnicodeAttribute(null=True)
    by_sk = UnicodeAttribute(null=True)


class PostRow(AuthoredRow, discriminator="Post"):
    """`POST#ulid` / `POST`: what feeds show, at most 4 KB; `source` is the beginning of the text.

    Counts stand in attributes named `n|audience` (comments) and `r|reaction|audience`.
    """

    community = UnicodeAttribute(null=True)
    kind = UnicodeAttribute(null=True)
    title = UnicodeAttribute(null=True)
    cut = BooleanAttribute(null=True)
    tags: ListAttribute[Any] = ListAttribute(null=True)
    answer = UnicodeAttribute(null=True)
    answer_stamps = UnicodeAttribute(null=True)
    pinned = BooleanAttribute(null=True)
    closed = BooleanAttribute(null=True)


class CommentRow(AuthoredRow, discriminator="Comment"):
    """`POST#ulid` / `COMMENT#ulid`. Reactions are counted as on posts; a deleted one stays, without words."""

    parent = UnicodeAttribute(null=True)
    parent_stamp = UnicodeAttribute(null=True)


class BodyRow(NetworkRow, discriminator="Body"):
    """`POST#ulid` / `BODY`: the whole text of a post, where its row holds only the beginning."""

    source = UnicodeAttribute(null=True)
    html = UnicodeAttribute(null=True)
    made_by = UnicodeAttribute(null=True)


class RevisionRow(NetworkRow, discriminator="Revision"):
    """`POST#ulid` / `REV#item#ulid`: a former text, with the stamp that it was written under."""

    title = UnicodeAttribute(null=True)
    source = UnicodeAttribute(null=True)
    stamp = UnicodeAttribute(null=True)
    at = NumberAttribute(null=True)


class StreamRow(NetworkRow, discriminator="Stream"):
    """`COMMUNITY#c#S` / `ulid`: one for each post that is not deleted, enough to judge it by."""

    stamp = UnicodeAttribute(null=True)
    edited = UnicodeAttribute(null=True)
    author = UnicodeAttribute(null=True)
    kind = UnicodeAttribute(null=True)
    mentions: ListAttribute[Any] = ListAttribute(null=True)
    hidden = BooleanAttribute(null=True)


class HeadRow(NetworkRow, discriminator="Head"):
    """`COMMUNITY#c` / `HEAD`: the newest entries, and the names of the chunks of the last 30 days."""

    entries = UnicodeSetAttribute(null=True)
    chunks = UnicodeSetAttribute(null=True)


class ChunkRow(NetworkRow, discriminator="Chunk"):
    """`COMMUNITY#c` / `CHUNK#ulid`: older entries, up to the one that names it."""

    entries = UnicodeSetAttribute(null=True)


class PinsRow(NetworkRow, discriminator="Pins"):
    """`COMMUNITY#c` / `PINS`: pinned posts, as entries."""

    entries = UnicodeSetAttribute(null=True)


class MarkRow(NetworkRow, discriminator="Mark"):
    """`PERSON#p` / `ON#post`: what one person keeps of one post, and of its comments.

    Reactions stand as `reaction|stamp` in attributes named `r` for the post and `r|ulid` for a comment.
    """

    follow = UnicodeAttribute(null=True)
    bookmark = UnicodeAttribute(null=True)


class BookmarkRow(NetworkRow, discriminator="Bookmark"):
    """`PERSON#p` / `B#ulid`: a post in somebody's list, by when it was put there."""

    post = UnicodeAttribute(null=True)


class ReactorRow(NetworkRow, discriminator="Reactor"):
    """`POST#post[#comment]#R` / `PERSON#p`: who reacted, how, and for whom to see."""

    reaction = UnicodeAttribute(null=True)
    stamp = UnicodeAttribute(null=True)
    at = NumberAttribute(null=True)


class FollowerRow(NetworkRow, discriminator="Follower"):
    """`POST#post#F` / `PERSON#p`: who follows a post that is not their own."""


class ReportRow(NetworkRow, discriminator="Report"):
    """`POST#post[#comment]#Q` / `PERSON#p`: what one person told the moderators, so that it counts once."""

    item = UnicodeAttribute(null=True)
    reason = UnicodeAttribute(null=True)
    text = UnicodeAttribute(null=True)
    stamp = UnicodeAttribute(null=True)
    at = NumberAttribute(null=True)


class CaseRow(NetworkRow, discriminator="Case"):
    """`COMMUNITY#c#Q` / `WAITING#item` or `DECIDED#item`: what was reported of one item, and what moderators
    decided.

    `reasons` counts reports, `words` are what they say, each with its reason and its stamp and without who
    says it.
    """

    item = UnicodeAttribute(null=True)
    reasons: MapAttribute[str, Any] = MapAttribute(null=True)  # type: ignore[no-untyped-call]  # PynamoDB's making of it is.
    words: ListAttribute[Any] = ListAttribute(null=True)
    hidden: MapAttribute[str, Any] = MapAttribute(null=True)  # type: ignore[no-untyped-call]  # PynamoDB's making of it is.
    closed: MapAttribute[str, Any] = MapAttribute(null=True)  # type: ignore[no-untyped-call]  # PynamoDB's making of it is.
    settled: MapAttribute[str, Any] = MapAttribute(null=True)  # type: ignore[no-untyped-call]  # PynamoDB's making of it is.
    version = NumberAttribute(null=True)


class CountedRow(EphemeraRow, discriminator="Counted"):
    """`SEEN#counts` / event: this event has been counted. Kept longer than any event is delivered again."""
