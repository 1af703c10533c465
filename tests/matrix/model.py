"""What the matrix speaks of: callers, places, items, and what a cell is about."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.cast.house import Somebody

MEMBER, GUEST, BOT = "member", "guest", "bot"
SIGNED_OUT, ABSENT, FORBIDDEN, CONFLICT, INVALID, DONE = 401, 404, 403, 409, 422, 200


@dataclass(eq=False)
class Who:
    """A caller. `name` is the class of callers that the matrix speaks of; a bot has an `owner`."""

    name: str
    somebody: Somebody
    kind: str = MEMBER
    company: str | None = None
    roles: frozenset[str] = frozenset()
    signed_in: bool = True
    asleep: bool = False
    owner: "Who | None" = None
    sponsor: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Whose memberships count: a bot acts with the rights that its owner has now."""
        return self.owner.id if self.owner else self.somebody.id

    @property
    def is_guest(self) -> bool:
        return (self.owner or self).kind == GUEST


@dataclass(frozen=True)
class Seat:
    """A place inside: the role, and `from`, the first era that can be read."""

    role: str = "participant"
    since: int = 1


@dataclass(eq=False)
class Place:
    """A community: one rule for each era, the last one holds; who is inside, who is invited.

    It is `frozen` without a steward. `accepted` are those who accepted its own rules, None where it has none.
    To those in `opened` it stands open by break-glass. It has a `bridge`, whose name holds what is in `told`,
    and an address for messages, `incoming`; a `folder` of files. Insights may be marked while it `marks`.
    """

    id: str
    rules: list[tuple[str, str]]
    archived: bool = False
    deleted: bool = False
    frozen: bool = False
    accepted: set[str] | None = None
    opened: set[str] = field(default_factory=set)
    inside: dict[str, Seat] = field(default_factory=dict)
    invited: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    bridge: str = ""
    incoming: str = ""
    folder: str = ""
    marks: bool = True

    @property
    def era(self) -> int:
        return len(self.rules)

    @property
    def visibility(self) -> str:
        return self.rules[-1][0]

    def since(self, *, guest: bool) -> int:
        """The first era of the present unbroken run with this visibility, for a guest with this clause."""
        parts = [rule if guest else rule[:1] for rule in self.rules]
        first = self.era
        while first > 1 and parts[first - 2] == parts[-1]:
            first -= 1
        return first


@dataclass(eq=False)
class Item:
    """A post, a comment of one, or a file, which may hang on a `post`. `eras` are those of its stamp, of its
    edit's and of every parent's."""

    id: str
    place: Place
    author: str
    eras: frozenset[int]
    words: set[str] = field(default_factory=set)
    post: "Item | None" = None
    version: int = 1
    taken: str = ""
    """`hidden` or `deleted`, where it is not there any more."""
    closed: bool = False

    @property
    def there(self) -> bool:
        return not self.taken and (self.post is None or self.post.there)

    @property
    def gone(self) -> bool:
        return self.taken == "deleted" or (self.post is not None and self.post.gone)


@dataclass(frozen=True)
class Spot:
    """What a cell is about: a place, and in it an item where the route names one; or a person. `scene` has
    whatever else a body needs."""

    scene: Any
    place: Place
    item: Item | None = None
    person: Who | None = None


Says = Callable[[Who, Spot], bool]
Verdict = Callable[[Who, Spot], set[int]]
