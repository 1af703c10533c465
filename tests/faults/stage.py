"""The stage of all use cases: who and what is there before each of them, and how a use case is told."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from tests.cast.caller import Reply
from tests.cast.house import House, Somebody, done

numbers: Final = itertools.count(1)


@dataclass
class Act:
    """One use case about to happen: who asks, about what, with which body, and how to see what came of it.

    `seen` answers the same for every act of a scene where the same came of it. `quiet`: nothing can be seen
    of it. `anew`: without a person there is no Idempotency-Key, and a repeat is another request.
    """

    who: Somebody
    seen: Callable[[], Any]
    body: Any = None
    parts: dict[str, str] = field(default_factory=dict)
    query: str = ""
    match: str | None = None
    media: str | None = None
    quiet: bool = False
    anew: bool = False

    def happens(self, door: str, key: str) -> Reply:
        """Asks for it, as the door wants it."""
        method, path = door.split(" ")[:2]
        headers = {"idempotency_key": key} if method == "POST" else {}
        headers |= {"if_match": self.match} if self.match else {}
        headers |= {"content_type": self.media} if self.media else {}
        return self.who.ask(method, path.format(**self.parts) + self.query, self.body, **headers)


class Stage:
    """A steward, a moderator, a participant, a guest and somebody outside; an open place and a closed one."""

    def __init__(self, house: House) -> None:
        self.house, self.ada = house, house.ada
        self.ines, self.mona, self.max = house.person("Ines"), house.person("Mona"), house.person("Max")
        self.otto = house.person("Otto")
        self.acme = house.company()
        self.hall = self.ines.founds("open", self.acme, name="Hall of faults")
        self.club = self.ines.founds("private", name="Club of faults")
        self.gil = house.guest(self.ines, self.acme, self.hall, "Gil")
        done(self.ines.adds(self.hall, self.mona, "moderator"))
        done(self.max.joins(self.hall))
        done(self.ines.adds(self.club, self.mona, "steward"))
        self.audience = self.max.audience(self.hall)
        self.more: list[str] = []
        house.settle()

    @property
    def places(self) -> list[str]:
        """The places whose rows must hold together afterwards."""
        return [self.hall, self.club, *self.more]

    def post(self, who: Somebody | None = None, **more: Any) -> str:
        """A new post of Max's in the hall, unless told whose."""
        draft = {"kind": "update", "body": f"Post {next(numbers)}.", "audience": self.audience, **more}
        return str(done((who or self.max).post(f"/communities/{self.hall}/posts", draft), 201)["id"])

    def comment(self, post: str | None = None) -> str:
        """A new comment of Max's."""
        return self.max.comments(post or self.post())


Scene = Callable[[Stage], Act]
SCENES: Final[dict[str, Scene]] = {}


def scene(door: str) -> Callable[[Scene], Scene]:
    """Says how a door is used: `METHOD /path`, and a word where it is used in several ways."""

    def declared(made: Scene) -> Scene:
        assert door not in SCENES, f"{door} is told twice"
        SCENES[door] = made
        return made

    return declared


def told(who: Somebody, path: str, *fields: str) -> Callable[[], Any]:
    """What somebody sees at an address: fields by their dotted names; the status where it is refused."""

    def seen() -> Any:
        reply = who.get(path)
        return [_field(reply.json, each) for each in fields] if reply.status == 200 else reply.status

    return seen


def _field(body: Any, name: str) -> Any:
    for part in name.split("."):
        body = body[part]
    return body


def listed(who: Somebody, path: str, wanted: Callable[[Any], bool], *, pages: int = 20) -> Callable[[], int]:
    """How many items of a list are such, of its first pages."""

    def seen() -> int:
        count, cursor = 0, ""
        for _ in range(pages):
            page = done(who.get(f"{path}{'&' if '?' in path else '?'}limit=100{cursor}"))
            count += sum(map(wanted, page["items"]))
            if page["next"] is None:
                break
            cursor = f"&cursor={page['next']}"
        return count

    return seen
