"""A community with everybody and everything in it, as its stage has set it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.matrix import page
from tests.matrix.model import Item, Place, Spot, Who
from tests.matrix.takes import Takes
from tests.matrix.world import World


@dataclass(eq=False)
class Scene:
    """A community with its people and items. `main` and `said` are the post and the comment that writes are
    about; what is spare may be taken back."""

    world: World
    place: Place
    callers: list[Who] = field(default_factory=list)
    posts: list[Item] = field(default_factory=list)
    comments: list[Item] = field(default_factory=list)
    files: list[Item] = field(default_factory=list)
    spares: dict[str, list[Item]] = field(default_factory=dict)
    revisions: dict[str, dict[str, int]] = field(default_factory=dict)
    bookmarks: dict[str, Item] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    of_eras: set[Item] = field(default_factory=set)
    closed: Item | None = None
    folders: set[str] = field(default_factory=set)
    name: str = ""
    purpose: str = ""

    @property
    def main(self) -> Item:
        return self.posts[0]

    @property
    def said(self) -> Item:
        return self.comments[0]

    @property
    def names(self) -> dict[Who, str]:
        return self.world.names

    @property
    def target(self) -> Who:
        return self.world.target

    @property
    def asker(self) -> Who:
        return self.world.members["asker"]

    def audience(self) -> str:
        """The fingerprint of who reads now."""
        return self.world.steward.somebody.audience(self.place.id)

    def body_of(self, item: Item) -> str:
        """What an item says now."""
        return self.bodies[item.id]

    def spots(self, method: str, takes: Takes, who: Who) -> Iterator[Spot]:
        """What a route is asked for by a caller. Who knows of the place reads the items of its eras too, and
        those who were there what has been taken away."""
        if takes.about in ("place", "list"):
            yield Spot(self, self.place)
        if takes.item:
            yield Spot(self, self.place, self.closed)
        elif takes.about in ("post", "comment", "file"):
            items = {"post": self.posts, "comment": self.comments, "file": self.files}[takes.about]
            curious = method == "GET" and who.signed_in and page.knows(self.place, who)
            there = who.name == "outsider" or page.seat(self.place, who) is not None
            for each in items if curious else items[:1]:
                if each is items[0] or each in self.of_eras or there:
                    yield Spot(self, self.place, each)
