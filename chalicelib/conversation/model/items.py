"""Posts and comments as the store tells them. Instants are milliseconds since 1970."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeAlias

from chalicelib.access.model import CommentId, CommunityId, CompanyId, Kind, PersonId, PostId, Stamp
from chalicelib.conversation.model.attached import Attached
from chalicelib.conversation.model.links import Link
from chalicelib.foundation import ids
from chalicelib.foundation.clock import Millis

ItemId: TypeAlias = PostId | CommentId
PLACED: Final = {"post": ids.SHORT + ids.LONG, "comment": ids.SHORT + 2 * ids.LONG}
"""How long the ids of placed things are."""


class PostKind(StrEnum):
    """What a post is. A new kind is one line here and one in TRAITS."""

    UPDATE = "update"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Traits:
    """What holds for every post of a kind."""

    titled: bool
    """Whether it cannot do without a title."""
    answerable: bool
    """Whether one of its comments can be accepted as the answer."""


TRAITS: Final = {
    PostKind.UPDATE: Traits(titled=False, answerable=False),
    PostKind.QUESTION: Traits(titled=True, answerable=True),
}


class Reaction(StrEnum):
    """What one can say without words."""

    USEFUL = "useful"
    AGREE = "agree"
    THANKS = "thanks"
    CELEBRATE = "celebrate"


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote something, with what they were to the network then."""

    person: PersonId
    kind: Kind
    company: CompanyId | None


@dataclass(frozen=True, slots=True)
class Text:
    """Markdown, and the HTML that one version of the sanitiser made of it.

    The HTML is None where the text is one plain paragraph: then it follows from the source.
    """

    source: str
    html: str | None
    made_by: str


@dataclass(frozen=True, slots=True)
class Edit:
    """The last change of a text: the audience that it was written for, and when."""

    stamp: Stamp
    at: Millis


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are of something, by the audience that each was written for: stamps joined by `+`."""

    comments: Mapping[str, int] = field(default_factory=dict)
    reactions: Mapping[Reaction, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answered:
    """The comment that was accepted as the answer, and the stamps that it takes to read it."""

    comment: CommentId
    stamps: tuple[Stamp, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """A post. `text` is its beginning; where it is `cut`, the whole stands in a row of its own."""

    id: PostId
    community: CommunityId
    kind: PostKind
    author: Author
    stamp: Stamp
    title: str | None
    text: Text
    cut: bool = False
    tags: tuple[str, ...] = ()
    mentions: tuple[PersonId, ...] = ()
    edited: Edit | None = None
    version: int = 1
    answer: Answered | None = None
    counts: Counts = field(default_factory=Counts)
    pinned: bool = False
    closed: bool = False
    hidden: bool = False
    deleted: bool = False
    links: tuple[Link, ...] = ()
    files: tuple[Attached, ...] = ()

    @property
    def stamps(self) -> tuple[Stamp, ...]:
        """All that a reader needs: the original's and the edit's."""
        return (self.stamp, self.edited.stamp) if self.edited else (self.stamp,)

    @property
    def at(self) -> Millis:
        """When it was written."""
        return ids.instant(self.id)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, or a reply to one. `parent_stamp` is the stamp of the comment that it replies to."""

    id: CommentId
    post: PostId
    author: Author
    stamp: Stamp
    text: Text
    parent: CommentId | None = None
    parent_stamp: Stamp | None = None
    mentions: tuple[PersonId, ...] = ()
    edited: Edit | None = None
    version: int = 1
    counts: Counts = field(default_factory=Counts)
    hidden: bool = False
    deleted: bool = False
    links: tuple[Link, ...] = ()
    files: tuple[Attached, ...] = ()

    @property
    def stamps(self) -> tuple[Stamp, ...]:
        """What a reader needs besides the stamps of the post."""
        edit = self.edited.stamp if self.edited else None
        return tuple(stamp for stamp in (self.stamp, self.parent_stamp, edit) if stamp is not None)

    @property
    def at(self) -> Millis:
        """When it was written."""
        return ids.instant(self.id)


Item: TypeAlias = Post | Comment


@dataclass(frozen=True, slots=True)
class Revision:
    """A former text: when it was written and for whom."""

    id: str
    title: str | None
    source: str
    stamp: Stamp
    at: Millis


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a stream: enough to judge whether its post may be read, and to know what reading it takes."""

    post: PostId
    stamp: Stamp
    author: PersonId
    edited: Stamp | None = None
    mentions: tuple[PersonId, ...] = ()
    hidden: bool = False

    @property
    def ulid(self) -> str:
        """What places it in time."""
        return ids.part(self.post)

    @property
    def stamps(self) -> tuple[Stamp, ...]:
        """The stamps that are known of its post."""
        return (self.stamp, self.edited) if self.edited else (self.stamp,)
