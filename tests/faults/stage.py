"""The stage of all use cases: who and what is there before each of them, and how a use case is told."""

import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from tests.cast.caller import Reply
from tests.cast.clients import CLIENTS
from tests.cast.house import House, Somebody, done

numbers: Final = itertools.count(1)
NETWORK: Final = ("SETTINGS", "ADMINISTRATORS", "NOTICES")
"""Rows of the whole network that scenes change, and that are as before when the stage is left."""
STAY: Final = 300
"""The longest stay of guests on this stage, in days: one that can be shortened and lengthened."""


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
        self._before = {sk: _row(sk) for sk in NETWORK}
        house.settle()

    @property
    def places(self) -> list[str]:
        """The places whose rows must hold together afterwards."""
        return [self.hall, self.club, *self.more]

    @cached_property
    def bea(self) -> Somebody:
        """Who runs the network beside Ada."""
        return self.officer("Bea")

    @cached_property
    def cleo(self) -> Somebody:
        """Whom they appoint."""
        return self.joined("Cleo")

    def officer(self, name: str) -> Somebody:
        """Somebody new who runs the network."""
        from chalicelib.people.actions import first_administrator

        someone = self.joined(name)
        first_administrator(someone.email, someone.name)
        return someone

    def invited(self, name: str = "Nele") -> Somebody:
        """Somebody whom Ada has invited and who was never here."""
        number = next(numbers)
        someone = Somebody(self.house, f"{name} {number}", f"{name.lower()}{number}@example.org")
        made = done(self.ada.post("/people", {"email": someone.email, "name": someone.name}), 201)
        someone.id = made["id"]
        return someone

    def joined(self, name: str) -> Somebody:
        """Somebody new who has signed in; nothing else has happened meanwhile."""
        someone = self.invited(name)
        done(someone.enters(code_of(someone)), 201)
        return someone

    def calm(self) -> int:
        """Settings in which nothing waits, and a longest stay of guests of `STAY` days; their version."""
        row = _row("SETTINGS")
        version = int(row["version"]["N"]) + 1
        row = {name: value for name, value in row.items() if name != "pending"}
        _put({**row, "guest_days": {"N": str(STAY)}, "version": {"N": str(version)}})
        return version

    def leaves(self) -> None:
        """The network's own rows are as before; only the count of proposals goes on, as they stay."""
        proposed = _row("SETTINGS")["proposed"]
        for sk, row in self._before.items():
            if row:
                _put({**row, "proposed": proposed} if sk == "SETTINGS" else row)

    def post(self, who: Somebody | None = None, **more: Any) -> str:
        """A new post of Max's in the hall, unless told whose."""
        draft = {"kind": "update", "body": f"Post {next(numbers)}.", "audience": self.audience, **more}
        return str(done((who or self.max).post(f"/communities/{self.hall}/posts", draft), 201)["id"])

    def comment(self, post: str | None = None) -> str:
        """A new comment of Max's."""
        return self.max.comments(post or self.post())


def _row(sk: str) -> dict[str, Any]:
    from chalicelib.foundation import settings

    key = {"pk": {"S": "NETWORK"}, "sk": {"S": sk}}
    answer = CLIENTS["dynamodb"].get_item(TableName=settings.TABLES["network"], Key=key, ConsistentRead=True)
    row: dict[str, Any] = answer.get("Item", {})
    return row


def _put(row: dict[str, Any]) -> None:
    from chalicelib.foundation import settings

    CLIENTS["dynamodb"].put_item(TableName=settings.TABLES["network"], Item=row)


def code_of(who: Somebody) -> str:
    """A code to sign in with, laid as the news lays it."""
    from chalicelib.access.model import PersonId
    from chalicelib.foundation.changes import Change
    from chalicelib.foundation.refusals import Raced
    from chalicelib.people import store
    from chalicelib.people.store import codes

    hash_, change = store.hashed(who.email), Change()
    code = codes.Code(PersonId(who.id), codes.hashed(hash_, "123456"))
    codes.lay(change, hash_, code, event="tests", otherwise=Raced())
    change.commit()
    return "123456"


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
