"""What is said in the demo network: every post, comment and reaction as a step at its instant."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, NamedTuple

from local.demo.content import Place, Post, Remark
from local.demo.past import instant, span
from local.demo.town import Town

LAG: Final = "20m"
"""How long after an item people react to it."""
_MENTION: Final = re.compile(r"{@(\w+)}")


class Step(NamedTuple):
    """Something to do when the clock shows an instant, in milliseconds."""

    at: int
    act: Callable[[], None]


class Conversation:
    """One community's talk. Items get their ids as they are written; later steps find them here."""

    def __init__(self, town: Town, place: Place, now: int) -> None:
        self._town = town
        self._place = place
        self._now = now
        self._community = town.places[place.name]

    def steps(self) -> Iterator[Step]:
        """All of it, not yet in order of time between posts."""
        narrowed = self._place.narrowed
        if narrowed:
            yield Step(instant(narrowed.when, self._now), self._narrow)
        for post in self._place.posts:
            yield from self._thread(post, instant(post.when, self._now))

    def _thread(self, post: Post, at: int) -> Iterator[Step]:
        written: list[str] = []
        yield Step(at, lambda: written.append(self._publish(post)))
        yield Step(self._later(at, LAG), lambda: self._around(post, written[0]))
        for remark in post.comments:
            yield from self._remarks(post, remark, self._later(at, remark.after), written)

    def _remarks(
        self, post: Post, remark: Remark, at: int, thread: list[str], parent: list[str] | None = None
    ) -> Iterator[Step]:
        """A comment and its replies. `thread` and `parent` hold an id each by the time that a step runs."""
        written: list[str] = []
        yield Step(at, lambda: written.append(self._comment(thread[0], remark, parent)))
        yield Step(self._later(at, LAG), lambda: self._settle(post, remark, thread[0], written[0]))
        for reply in remark.replies:
            yield from self._remarks(post, reply, self._later(at, reply.after), thread, written)

    def _later(self, at: int, after: str) -> int:
        return min(at + span(after), self._now)

    def _ask(self, key: str, method: str, path: str, draft: object = None) -> dict[str, str]:
        answer: dict[str, str] = self._town.stage.ask(self._town.people[key], method, path, draft)
        return answer

    def _narrow(self) -> None:
        narrowed = self._place.narrowed
        if narrowed:
            draft = {"visibility": narrowed.visibility}
            self._ask(self._place.steward, "POST", f"/communities/{self._community}/changes", draft)

    def _publish(self, post: Post) -> str:
        audience = self._ask(post.by, "GET", f"/communities/{self._community}/audience")["fingerprint"]
        draft = {"kind": post.kind, "body": self._filled(post.body), "audience": audience}
        if post.title:
            draft["title"] = post.title
        return self._ask(post.by, "POST", f"/communities/{self._community}/posts", draft)["id"]

    def _comment(self, thread: str, remark: Remark, parent: list[str] | None) -> str:
        draft = {"body": self._filled(remark.body)} | ({"parent": parent[0]} if parent else {})
        return self._ask(remark.by, "POST", f"/posts/{thread}/comments", draft)["id"]

    def _around(self, post: Post, written: str) -> None:
        self._react(f"/posts/{written}", post.reactions)
        for key in post.bookmarked:
            self._ask(key, "PUT", f"/posts/{written}/bookmark")
        if post.pinned:
            self._ask(self._place.steward, "PUT", f"/posts/{written}/pin")

    def _settle(self, post: Post, remark: Remark, thread: str, written: str) -> None:
        self._react(f"/comments/{written}", remark.reactions)
        if remark.answer:
            self._ask(post.by, "PUT", f"/posts/{thread}/answer", {"comment": written})

    def _react(self, item: str, reactions: dict[str, list[str]]) -> None:
        self._town.stage.together(
            partial(self._ask, key, "PUT", f"{item}/reactions/{name}")
            for name, people in reactions.items()
            for key in people
        )

    def _filled(self, body: str) -> str:
        """Keys of people become mentions."""
        town = self._town
        return _MENTION.sub(
            lambda found: f"[@{town.names[found[1]]}](person:{town.people[found[1]]})", body.strip()
        )
