"""What the model remembers of a world: who is who, what was written where, and who may read it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.cast.house import Somebody
from tests.oracle import page
from tests.oracle.page import Place, Soul


@dataclass
class Actor:
    """Somebody of the world."""

    name: str
    who: Somebody
    soul: Soul
    active: bool = True
    bookmarks: set[str] = field(default_factory=set)


@dataclass
class Item:
    """A post or a comment: the eras that it takes to read it, its words, and its former words."""

    id: str
    author: str
    written: int
    word: str
    edited: int | None = None
    former: list[tuple[int, str]] = field(default_factory=list)
    gone: bool = False
    hidden: bool = False
    reacted: dict[str, int] = field(default_factory=dict)
    parent: "Item | None" = None

    @property
    def stamps(self) -> list[int]:
        """Its own era, that of its edit, and that of the comment that it replies to."""
        above = [self.parent.written] if self.parent else []
        return [self.written, *([self.edited] if self.edited else []), *above]

    @property
    def shown(self) -> bool:
        """The fourth condition."""
        return not (self.gone or self.hidden)

    def rewritten(self, era: int, word: str) -> None:
        """Its former words stay, for whom they were written."""
        self.former.append((self.edited or self.written, self.word))
        self.edited, self.word = era, word


@dataclass
class Post(Item):
    """A post and the comments on it."""

    comments: list[Item] = field(default_factory=list)


@dataclass
class Room(Place):
    """A place with its people by name, what was written in it, and when its audience grew."""

    id: str = ""
    posts: list[Post] = field(default_factory=list)
    listed: dict[str, int] = field(default_factory=dict)
    widened: list[int] = field(default_factory=list)
    restored: list[int] = field(default_factory=list)
    undoable: bool = False

    def enters(self, actor: Actor, role: str = "participant") -> None:
        """Somebody comes in now."""
        self.inside[actor.name] = page.Seat(role, self.begins(guest=actor.soul.guest))
        self.listed[actor.name] = self.era

    def leaves(self, actor: Actor) -> None:
        del self.inside[actor.name], self.listed[actor.name]

    def reads_now(self, actor: Actor) -> bool:
        return page.reads_now(self, actor.soul, self.inside.get(actor.name))

    def admits(self, actor: Actor, *stamps: int) -> bool:
        """Conditions 2 and 3."""
        return page.reads(self, actor.soul, self.inside.get(actor.name), stamps)

    def reads(self, actor: Actor, post: Post, comment: Item | None = None) -> bool:
        """All conditions but the first, for a post or for a comment on it."""
        hung = comment.stamps if comment else []
        shown = post.shown and (comment is None or comment.shown)
        return shown and self.admits(actor, *post.stamps, *hung)

    def writes(self, actor: Actor) -> bool:
        """Whether somebody may write here now."""
        return page.may(self, actor.soul, self.inside.get(actor.name), "post")

    def steward(self, actor: Actor) -> bool:
        seat = self.inside.get(actor.name)
        return seat is not None and seat.role == "steward"

    def shows(self, viewer: Actor, other: Actor) -> bool:
        """Whether a reader of the list finds somebody in it: guests who sleep are not there, nor who came in
        under a narrower rule, for those whom the widening let in; stewards see everybody."""
        if other.name not in self.inside or not other.active:
            return False
        if self.steward(viewer):
            return True
        return page.awake(self, other.soul) and self._met(viewer, self.listed[other.name])

    def _met(self, viewer: Actor, agreed: int) -> bool:
        grown = [era for era in self.widened if era > agreed]
        grown += [era for era in self.restored if era == agreed + 1]
        if not grown:
            return True
        seat = self.inside.get(viewer.name)
        return seat is not None and seat.since < min(grown)

    def words(self, actor: Actor) -> Iterator[str]:
        """Every word in this place that somebody may be sent."""
        for post in self.posts:
            if self.reads(actor, post):
                yield from self._told(actor, post, post)
                for each in post.comments:
                    if self.reads(actor, post, each):
                        yield from self._told(actor, post, each)

    def _told(self, actor: Actor, post: Post, item: Item) -> Iterator[str]:
        yield item.word
        yield from (word for era, word in item.former if self.admits(actor, *post.stamps, era))
