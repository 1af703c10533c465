"""The stage of all use cases: who and what is there before each of them, and how a use case is told."""

import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from tests.cast import newcomers
from tests.cast.caller import Reply
from tests.cast.house import House, Somebody, done

numbers: Final = itertools.count(100)


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

    # Places that scenes found when they first need them.
    den: str | None = None
    agora: str | None = None
    attic: str | None = None
    lodge: str | None = None
    codex: str | None = None

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

    @cached_property
    def bea(self) -> Somebody:
        """Who runs the network beside Ada."""
        return newcomers.officer(self.house, "Bea")

    @cached_property
    def bolt(self) -> str:
        """A company with ever more places and people."""
        return self.house.company()

    @cached_property
    def werk(self) -> str:
        """A company with one place and one guest, which has another name every so often."""
        company = self.house.company()
        place = self.ines.founds("private", company)
        self.more.append(place)
        newcomers.guest(self.ines, place, company)
        return company

    @cached_property
    def quay(self) -> tuple[str, str]:
        """A place of Ines's where insights are marked and a webhook of hers hears, and a post there."""
        place = self.ines.founds(name="Quay of faults")
        self.more.append(place)
        done(self.ines.put(f"/communities/{place}/insights"), 204)
        draft = {"url": "http://127.0.0.1:9999/in", "events": ["insight.marked"], "communities": [place]}
        done(self.ines.post("/webhooks", draft), 201)
        return place, self.ines.posts(place)

    @cached_property
    def pier(self) -> str:
        """A place that webhooks of Mona's hear of, one after the other."""
        place = self.ines.founds(name="Pier of faults")
        self.more.append(place)
        return place

    @cached_property
    def jetty(self) -> str:
        """A post there."""
        return self.ines.posts(self.pier)

    @cached_property
    def cleo(self) -> Somebody:
        """Whom they appoint."""
        return self.joined("Cleo")

    def invited(self, name: str = "Nele") -> Somebody:
        """Somebody whom Ada has invited and who was never here."""
        return newcomers.invited(self.house, name)

    def joined(self, name: str) -> Somebody:
        """Somebody new who has signed in."""
        return newcomers.joined(self.house, name)

    def post(self, who: Somebody | None = None, **more: Any) -> str:
        """A new post of Max's in the hall, unless told whose."""
        draft = {"kind": "update", "body": f"Post {next(numbers)}.", "audience": self.audience, **more}
        return str(done((who or self.max).post(f"/communities/{self.hall}/posts", draft), 201)["id"])

    def comment(self, post: str | None = None) -> str:
        """A new comment of Max's."""
        return self.max.comments(post or self.post())


@contextmanager
def at(instant: int) -> Iterator[None]:
    """Within, it is that instant (milliseconds) or later; nothing else happens by it."""
    from chalicelib.foundation import clock

    offset = Path(os.environ["CLOCK_OFFSET_FILE"])
    offset.write_text(repr(max(0.0, (instant - clock.now()) / clock.SECOND + 1)))
    # Files tell when they were written too coarsely for clocks that are moved this often.
    clock._Offset.changed = -1
    try:
        yield
    finally:
        offset.write_text("0")
        clock._Offset.changed = -1


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
