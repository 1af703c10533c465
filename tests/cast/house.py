"""The house and its cast: stories are told through the front door by people with names."""

import itertools
import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from chalice.app import Chalice

from chalicelib.foundation import folding
from local import bells
from local.engine import Engine
from local.shapes import of_schedule
from tests.cast.caller import Context, Door, Reply
from tests.cast.network import forget_tomorrow

COOKIE = "__Host-entrenous"
_numbers = itertools.count(1)


@dataclass
class Somebody:
    """Somebody in front of the network: everything they do goes through the front door."""

    house: "House"
    name: str
    email: str
    id: str = ""
    cookie: str = ""
    language: str = "en"
    origin: str = field(default_factory=lambda: _origin(next(_numbers)))

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Reply:
        """One request with this person's cookie. Header names are written with underscores."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookie:
            sent.setdefault("cookie", f"{COOKIE}={self.cookie}")
        sent.setdefault("x-requested-with", "entrenous")
        sent.setdefault("accept-language", self.language)
        return self.house.door.ask(method, path, body, sent, self.origin)

    def get(self, path: str, **headers: str) -> Reply:
        return self.ask("GET", path, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Reply:
        return self.ask("POST", path, body, **headers)

    def put(self, path: str, body: Any = None, **headers: str) -> Reply:
        return self.ask("PUT", path, body, **headers)

    def patch(self, path: str, body: Any = None, **headers: str) -> Reply:
        return self.ask("PATCH", path, body, **headers)

    def delete(self, path: str, **headers: str) -> Reply:
        return self.ask("DELETE", path, **headers)

    def signs_in(self) -> Reply:
        """With a code from the mailbox; one that is laid by hand, where too many were asked for this hour."""
        asked = self.post("/sign-in/codes", {"email": self.email})
        if asked.status == 429 and self.id:
            from tests.cast.newcomers import code_of

            return self.enters(code_of(self))
        assert asked.status == 202, asked.raw
        self.house.settle()
        return self.enters(self.house.code_for(self.email))

    def enters(self, code: str) -> Reply:
        """With a code that is known."""
        answer = self.post("/sign-in/sessions", {"email": self.email, "code": code})
        if answer.status == 201:
            self.id = answer["person"]["id"]
            self.cookie = answer.headers["set-cookie"].partition(f"{COOKIE}=")[2].partition(";")[0]
        return answer

    # What people do, in words.
    def founds(self, visibility: str = "private", guests: str = "none", name: str = "", **more: Any) -> str:
        """Founds a community and answers its id."""
        draft = {
            "name": name or f"Community {next(_numbers)}",
            "visibility": visibility,
            "guests": guests,
            **more,
        }
        return str(done(self.post("/communities", {"purpose": "Tests.", **draft}), 201)["id"])

    def joins(self, community: str) -> Reply:
        return self.put(f"/communities/{community}/membership")

    def leaves(self, community: str) -> Reply:
        return self.delete(f"/communities/{community}/membership")

    def adds(self, community: str, person: "Somebody", role: str = "participant") -> Reply:
        return self.put(f"/communities/{community}/people/{person.id}", {"role": role})

    def audience(self, community: str) -> str:
        """The fingerprint of who will read."""
        return str(done(self.get(f"/communities/{community}/audience"))["fingerprint"])

    def posts(self, community: str, body: str = "Hello.", kind: str = "update", **more: Any) -> str:
        """Writes a post and answers its id."""
        draft = {"kind": kind, "body": body, "audience": self.audience(community), **more}
        return str(done(self.post(f"/communities/{community}/posts", draft), 201)["id"])

    def comments(self, post: str, body: str = "Yes.", **more: Any) -> str:
        """Comments and answers the comment's id."""
        return str(done(self.post(f"/posts/{post}/comments", {"body": body, **more}), 201)["id"])


T = TypeVar("T")


class House:
    """One network with its administrator Ada, and what surrounds it: mailbox, queues, clock."""

    def __init__(self, app: Chalice, engine: Engine, drain: Callable[[], int]) -> None:
        self.door, self.engine, self.drain, self._moved = Door(app), engine, drain, 0.0
        self._shared: dict[Callable[[House], Any], Any] = {}
        self._begins()

    def _begins(self) -> None:
        from chalicelib.people.actions import first_administrator

        first_administrator("ada@example.org", "Ada Lovelace")
        self.ada = Somebody(self, "Ada Lovelace", "ada@example.org")
        done(self.ada.signs_in(), 201)

    def begins_anew(self) -> None:
        """Forgets everything that happened in it: nothing of former stories costs or disturbs the next."""
        self.engine.empty()
        bells.forget()
        self._shared.clear()
        self._begins()

    def shared(self, makes: "Callable[[House], T]") -> T:
        """What all stories have in common until everything is forgotten, made when it is first needed."""
        if makes not in self._shared:
            self._shared[makes] = makes(self)
        found: T = self._shared[makes]
        return found

    def settle(self) -> None:
        """Lets everything that follows from what happened happen."""
        self.drain()

    def passes(self, days: float) -> None:
        """Lets time pass, and what falls due by then happen. It lasts until the story ends."""
        self._ring()
        offset = Path(os.environ["CLOCK_OFFSET_FILE"])
        self._moved += days * 86_400
        offset.write_text(repr(self._moved))
        self._ring()

    def _ring(self) -> None:
        import app

        now = datetime.now(UTC) + timedelta(seconds=self._moved)
        app.due(of_schedule(now.isoformat()), Context())
        self.settle()

    def returns(self) -> None:
        """Back to the present, with nothing done in the days that passed."""
        if self._moved:
            self._moved = 0.0
            Path(os.environ["CLOCK_OFFSET_FILE"]).write_text("0")
            # The tables' names are read when this is imported, which must not be before the engine runs.
            from chalicelib.foundation import due

            due.forget_time()
            forget_tomorrow()

    def mails(self, to: str) -> list[dict[str, Any]]:
        """The mails to an address, oldest first."""
        return [mail for mail in json.loads(self.engine.mails())["messages"] if to in json.dumps(mail)]

    def code_for(self, email: str) -> str:
        """The newest one-time code in an address's mailbox."""
        codes = re.findall(r"\b\d{6}\b", json.dumps(self.mails(email)[-1]))
        return codes[0]

    def stranger(self) -> Somebody:
        """Somebody who is not signed in."""
        return Somebody(self, "Nobody", f"stranger{next(_numbers)}@elsewhere.example")

    def person(self, name: str = "Ines", *, language: str = "en") -> Somebody:
        """An employee, invited by Ada and signed in."""
        someone = Somebody(self, name, f"{_local(name)}@example.org", language=language)
        done(self.ada.post("/people", {"email": someone.email, "name": name}), 201)
        done(someone.signs_in(), 201)
        return someone

    def company(self, name: str = "") -> str:
        """A partner company, made by Ada."""
        draft = {"name": name or f"Company {next(_numbers)}"}
        return str(done(self.ada.post("/companies", draft), 201)["id"])

    def guest(
        self, sponsor: Somebody, company: str, community: str, name: str = "Gil", days: int = 90
    ) -> Somebody:
        """A guest whom a steward let into a community, signed in."""
        someone = Somebody(self, name, f"{_local(name)}@partner.example")
        ends = (datetime.now(UTC).date() + timedelta(days=days)).isoformat()
        draft = {
            "email": someone.email,
            "name": name,
            "company": company,
            "ends_on": ends,
            "communities": [community],
        }
        done(sponsor.post("/guests", draft), 201)
        done(someone.signs_in(), 201)
        return someone


def _origin(number: int) -> str:
    """Everybody comes from a place of their own: what one place asks too often is refused."""
    return f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}"


def _local(name: str) -> str:
    return f"{folding.words(name)[0]}{next(_numbers)}"


def done(reply: Reply, status: int = 200) -> Reply:
    """The reply, where it has that status; otherwise the story ends with what was said instead."""
    assert reply.status == status, f"{reply.method} {reply.path}: {reply.status} {reply.raw.decode()[:600]}"
    return reply
