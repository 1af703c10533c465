"""What is measured, and the marks: the best that peers did with the same data on a machine like ours.

Source of the marks: NodeBB 4.11 with Redis, WordPress 7.1 with BuddyPress and Takahe with PostgreSQL,
measured on two cores with a thousand people, fifty communities, twelve memberships each, five thousand
posts and as many comments; the better of two runs, the best of the three.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Final, NamedTuple

from bench.talk import Talk
from chalicelib.access.arrival import COOKIE
from chalicelib.access.model import PersonId
from local.server import Asked


class Mark(NamedTuple):
    """The best peer: milliseconds (p50) with one client, requests a second with eight."""

    p50: float
    rate: float


MARKS: Final = {
    "home feed": Mark(24, 72),
    "community page": Mark(16, 112),
    "thread": Mark(12, 144),
    "create post": Mark(25, 72),
    "comment": Mark(23, 88),
    "notifications": Mark(101, 18),
    "people completion": None,
}


@dataclass(frozen=True)
class Request:
    """One request by somebody who has signed in."""

    method: str
    path: str
    cookie: str
    body: bytes = b""

    @property
    def headers(self) -> dict[str, str]:
        """The headers that a page sends."""
        own = {"host": "127.0.0.1", "cookie": f"{COOKIE}={self.cookie}", "accept-language": "en"}
        if self.body:
            own |= {"content-type": "application/json", "x-requested-with": "entrenous"}
        return own

    def spelled(self) -> bytes:
        """The same on the wire."""
        lines = [f"{self.method} /api/v1{self.path} HTTP/1.1"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        return "\r\n".join([*lines, f"content-length: {len(self.body)}", "", ""]).encode() + self.body

    def asked(self) -> Asked:
        """The same for the front of a network in this process."""
        return Asked(self.method, f"/api/v1{self.path}", self.headers, self.body, "127.0.0.1")


Maker = Callable[[int], Request]
"""The request of a number; equal numbers give equal requests, but for what they write."""


class Operations:
    """A maker of requests for each operation, by the town's most active people in turn."""

    def __init__(self, talk: Talk, fingerprint: Callable[[Request], str]) -> None:
        self._talk, self._fingerprint = talk, fingerprint
        town = talk.town
        self._readers = list(town.secrets)
        self._threads = [each for each in talk.busy(200) if self._reader_of(each.community)]
        self._audiences: dict[str, str] = {}
        self._numbers = count(1)

    def makers(self) -> dict[str, Maker]:
        """Those that read first: what is written makes work for later."""
        return {
            "home feed": lambda n: self._get(self._reader(n), "/feed?limit=20"),
            "community page": self._page,
            "thread": self._thread,
            "notifications": lambda n: self._get(self._reader(n), "/notifications?limit=20"),
            "people completion": self._completion,
            "create post": self._post,
            "comment": self._comment,
        }

    def _reader(self, number: int) -> PersonId:
        return self._readers[number % len(self._readers)]

    def _reader_of(self, place: str, number: int = 0) -> PersonId | None:
        inside = [each for each in self._readers if place in self._talk.town.insides[each]]
        return inside[number % len(inside)] if inside else None

    def _get(self, who: PersonId, path: str) -> Request:
        return Request("GET", path, f"{who}.{self._talk.town.secrets[who]}")

    def _own(self, number: int) -> tuple[PersonId, str]:
        who = self._reader(number)
        inside = self._talk.town.insides[who]
        return who, inside[number // len(self._readers) % len(inside)]

    def _page(self, number: int) -> Request:
        who, place = self._own(number)
        return self._get(who, f"/communities/{place}/posts?limit=20")

    def _thread(self, number: int) -> Request:
        post = self._threads[number % len(self._threads)]
        return self._get(self._among(post.community, number), f"/posts/{post.id}/comments?limit=20")

    def _among(self, place: str, number: int) -> PersonId:
        who = self._reader_of(place, number)
        return who if who is not None else self._readers[0]

    def _completion(self, number: int) -> Request:
        who, place = self._own(number)
        return self._get(who, f"/mentions?community={place}&q={'abcdefghijklm'[number % 13]}")

    def _post(self, number: int) -> Request:
        who, place = self._own(number)
        if place not in self._audiences:
            self._audiences[place] = self._fingerprint(self._get(who, f"/communities/{place}/audience"))
        text = self._talk.texts[number % len(self._talk.texts)].whole.source
        draft = {
            "kind": "update",
            "body": f"{text} {next(self._numbers)}",
            "audience": self._audiences[place],
        }
        return self._said(who, f"/communities/{place}/posts", draft)

    def _comment(self, number: int) -> Request:
        post = self._threads[number % len(self._threads)]
        text = self._talk.texts[number % len(self._talk.texts)].whole.source
        draft = {"body": f"{text} {next(self._numbers)}"}
        return self._said(self._among(post.community, number), f"/posts/{post.id}/comments", draft)

    def _said(self, who: PersonId, path: str, draft: dict[str, str]) -> Request:
        return Request("POST", path, f"{who}.{self._talk.town.secrets[who]}", json.dumps(draft).encode())
