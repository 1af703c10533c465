"""What the model remembers of a world: who is who, what was written where, and who may read it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from tests.cast.house import Somebody
from tests.oracle import page
from tests.oracle.page import Place, Soul

LAPSES = 14.0
"""Days after which an invitation lapses."""


@dataclass
class Actor:
    """Somebody of the world. `ends` is a guest's last day; `orphaned` until when (in days) they have to find
    another sponsor; who `runs` the network is one of its administrators."""

    name: str
    who: Somebody
    soul: Soul
    active: bool = True
    gone: bool = False
    off: bool = False
    runs: bool = False
    sponsor: str = ""
    ends: date | None = None
    orphaned: float | None = None
    bookmarks: set[str] = field(default_factory=set)

    @property
    def eyes(self) -> Soul:
        """What they read as: while the network has its guests switched off, no clause covers anybody."""
        return Soul("guest") if self.off and self.soul.guest else self.soul


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

    def rewritten(self, era: int, word: str) -> None:
        """Its former words stay, for whom they were written."""
        self.former.append((self.edited or self.written, self.word))
        self.edited, self.word = era, word


@dataclass
class Post(Item):
    """A post, the comments on it, whom it calls now, and who was told that it called them."""

    comments: list[Item] = field(default_factory=list)
    calls: str = ""
    told: str = ""


@dataclass
class File:
    """A file: the era and the name of each version, the oldest first, those of the name that it was given
    since, and what it was hung on by whoever brought it."""

    id: str
    author: str
    versions: list[tuple[int, str]]
    named: tuple[int, str] | None = None
    hangs: list[tuple[Post, Item | None]] = field(default_factory=list)
    gone: bool = False

    @property
    def word(self) -> str:
        """What it is called."""
        return (self.named or self.versions[-1])[1]

    @property
    def stamps(self) -> list[int]:
        """The eras of its first version, of its newest, and of its name; of what is left of it, the first."""
        told = [self.versions[0][0], self.versions[-1][0], *([self.named[0]] if self.named else [])]
        return told[:1] if self.gone else told


@dataclass
class Room(Place):
    """A place with its people by name, what was written in it, and when its audience grew.

    `invited` holds era and day of each invitation; `glass` whom each break-glass access was told to, `opened`
    to whom one stands open.
    """

    id: str = ""
    posts: list[Post] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    listed: dict[str, int] = field(default_factory=dict)
    widened: list[int] = field(default_factory=list)
    restored: list[int] = field(default_factory=list)
    undoable: bool = False
    now: float = 0.0
    invited: dict[str, tuple[int, float]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    glass: list[set[str]] = field(default_factory=list)
    opened: dict[str, int] = field(default_factory=dict)

    def enters(self, actor: Actor, role: str = "participant") -> None:
        """Somebody comes in now; whatever held the door open has done its work."""
        self.inside[actor.name] = page.Seat(role, self.begins(guest=actor.soul.guest))
        self.listed[actor.name] = self.era
        self.invited.pop(actor.name, None)
        self.asked.discard(actor.name)

    def leaves(self, actor: Actor) -> None:
        del self.inside[actor.name], self.listed[actor.name]

    def forgets(self, actor: Actor) -> None:
        """Somebody leaves the network: nothing of theirs is left at this door."""
        if actor.name in self.inside:
            self.leaves(actor)
        self.invited.pop(actor.name, None)
        self.asked.discard(actor.name)

    def bids(self, actor: Actor) -> bool:
        """Whether the door is held open for somebody: for two weeks, and as long as the era."""
        era, since = self.invited.get(actor.name, (0, 0.0))
        return era == self.era and self.now < since + LAPSES

    def knows_of(self, actor: Actor) -> bool:
        """Whether this place exists for somebody."""
        if actor.name in self.opened:
            return True
        return page.knows_of(self, actor.eyes, self.inside.get(actor.name), invited=self.bids(actor))

    def within(self, actor: Actor) -> bool:
        """Whether somebody is inside, and not asleep."""
        return actor.name in self.inside and page.awake(self, actor.eyes)

    def offered(self, actor: Actor) -> set[str]:
        """What their card offers somebody to do."""
        return page.offered(
            self, actor.eyes, self.inside.get(actor.name), invited=self.bids(actor),
            asked=actor.name in self.asked, opened=actor.name in self.opened,
        )  # fmt: skip

    def reads_now(self, actor: Actor) -> bool:
        opened = actor.name in self.opened
        return page.reads_now(self, actor.eyes, self.inside.get(actor.name), opened=opened)

    def admits(self, actor: Actor, *stamps: int) -> bool:
        """Conditions 2 and 3."""
        opened = actor.name in self.opened
        return page.reads(self, actor.eyes, self.inside.get(actor.name), stamps, opened=opened)

    def reads(self, actor: Actor, post: Post, comment: Item | None = None) -> bool:
        """All conditions but the first, for a post or for a comment on it. What is hidden, break-glass
        opens."""
        items: list[Item] = [post] if comment is None else [post, comment]
        if any(each.gone or (each.hidden and actor.name not in self.opened) for each in items):
            return False
        return self.admits(actor, *(stamp for each in items for stamp in each.stamps))

    def finds(self, actor: Actor, file: File) -> bool:
        """Whether somebody may know of a file: by its own eras, and by something that it hangs on."""
        hung = not file.gone and file.hangs and file.author != actor.name
        return self.admits(actor, *file.stamps) and (
            not hung or any(self._uncovers(actor, *each) for each in file.hangs)
        )

    def _uncovers(self, actor: Actor, post: Post, comment: Item | None) -> bool:
        """As `reads`; and stewards see what hangs on what they hid."""
        items: list[Item] = [post] if comment is None else [post, comment]
        lifted = self.steward(actor) or actor.name in self.opened
        if any(each.gone or (each.hidden and not lifted) for each in items):
            return False
        return self.admits(actor, *(stamp for each in items for stamp in each.stamps))

    def writes(self, actor: Actor) -> bool:
        """Whether somebody may write here now."""
        return page.may(self, actor.eyes, self.inside.get(actor.name), "post")

    def steward(self, actor: Actor) -> bool:
        seat = self.inside.get(actor.name)
        return seat is not None and seat.role == "steward"

    def shows(self, viewer: Actor, other: Actor) -> bool:
        """Whether a reader of the list finds somebody in it: guests who sleep are not there, nor who came in
        under a narrower rule, for those whom the widening let in; stewards see everybody."""
        if other.name not in self.inside or not other.active:
            return False
        return self.steward(viewer) or (page.awake(self, other.soul) and self.sees(viewer, other))

    def calls(self, viewer: Actor, other: Actor) -> bool:
        """Whether somebody is completed where a reader writes: who could not read it is not, for stewards
        either."""
        return self.shows(viewer, other) and page.awake(self, other.soul)

    def meets(self, viewer: Actor, other: Actor) -> bool:
        """Whether a viewer knows somebody from here."""
        if other.name not in self.inside or not self.reads_now(viewer):
            return False
        return page.awake(self, other.soul) and self.sees(viewer, other)

    def sees(self, viewer: Actor, other: Actor) -> bool:
        """Whether somebody who is inside shows themselves to a viewer of the place."""
        if viewer is other or self.steward(viewer) or viewer.name in self.opened:
            return True
        agreed = self.listed[other.name]
        grown = [era for era in self.widened if era > agreed]
        grown += [era for era in self.restored if era == agreed + 1]
        seat = self.inside.get(viewer.name)
        return not grown or (seat is not None and seat.since < min(grown))

    def words(self, actor: Actor) -> Iterator[str]:
        """Every word in this place that somebody may be sent."""
        for file in self.files:
            if not file.gone and self.finds(actor, file):
                yield file.word
                yield from (word for era, word in file.versions if self.admits(actor, era))
        for post in self.posts:
            if self.reads(actor, post):
                yield from self._told(actor, post, post)
                for each in post.comments:
                    if self.reads(actor, post, each):
                        yield from self._told(actor, post, each)

    def _told(self, actor: Actor, post: Post, item: Item) -> Iterator[str]:
        yield item.word
        yield from (word for era, word in item.former if self.admits(actor, *post.stamps, era))
