"""Looking at every surface with everybody's eyes. Each item that a surface may show to somebody, and shows or
leaves out as the page says, is one check."""

import random
import re
from collections.abc import Iterable
from typing import Any

from tests.cast.caller import Reply
from tests.cast.house import done
from tests.oracle import page
from tests.oracle.books import Actor, Item, Post, Room
from tests.oracle.world import World

THREADS = 2
"""Posts whose own pages each person opens in each round."""
FACES = 2
"""Others whose cards each person opens in each round."""


class Looks:
    """Everybody's eyes on a world, and how much they compared."""

    def __init__(self, world: World, seed: int) -> None:
        self.world, self.seed, self.checks = world, seed, 0
        self.words: set[str] = set()
        # Looking takes dice of its own: how often one looks changes nothing about what happens.
        self.eyes = random.Random(seed)

    def round(self) -> None:
        """Everybody looks at everything, after the news have arrived."""
        self.world.house.settle()
        for actor in self.world.actors.values():
            if not actor.active:
                self.same(actor, "me", actor.who.get("/me").status, 401)
                continue
            self.words = {word for room in self.world.rooms for word in room.words(actor)}
            self._lists(actor)
            self._people(actor)
            for room in self.world.rooms:
                self._room(actor, room)
            every = [(room, post) for room in self.world.rooms for post in room.posts]
            for room, post in self.eyes.sample(every, min(THREADS, len(every))):
                self._post(actor, room, post)

    # Comparing.
    def same(self, actor: Actor, surface: str, told: object, expected: object, count: int = 1) -> None:
        self.checks += count
        last = ", ".join(self.world.done[-12:])
        assert told == expected, (
            f"ORACLE_SEED={self.seed}, check {self.checks}, step {len(self.world.done)}: "
            f"{surface} of {actor.name}: the page says {expected}, the code {told}; "
            f"lately: {last}; {self.world.rooms_told()}"
        )

    def _sets(self, actor: Actor, surface: str, told: Iterable[str], expected: set[str], of: int) -> None:
        """A list against the set it must be. `of` is how many things might have stood in it."""
        found = list(told)
        assert len(found) == len(set(found)), f"ORACLE_SEED={self.seed}: {surface} of {actor.name} repeats"
        self.same(actor, surface, set(found), expected, max(of, 1))

    def ask(self, actor: Actor, path: str) -> Reply:
        """An answer, which holds no word that its reader may not be sent."""
        answer = actor.who.get(path)
        found = set(re.findall(rf"w{self.world.mark.lower()}x\d+x", answer.raw.decode()))
        self.same(actor, f"words in {path}", found - self.words, set())
        return answer

    def pages(self, actor: Actor, path: str) -> list[Any]:
        """Everything in a list, page after page."""
        found, joint = list[Any](), "&" if "?" in path else "?"
        answer = done(self.ask(actor, f"{path}{joint}limit=100"))
        found += answer["items"]
        while answer["next"]:
            answer = done(self.ask(actor, f"{path}{joint}limit=100&cursor={answer['next']}"))
            found += answer["items"]
        return found

    # Lists across places.
    def _lists(self, actor: Actor) -> None:
        rooms = self.world.rooms
        readable = {(post.id, actor.name in room.inside) for room in rooms for post in room.posts
                    if room.reads(actor, post)}  # fmt: skip
        every = sum(len(room.posts) for room in rooms)
        feed = [each["post"]["id"] for each in self.pages(actor, "/feed")]
        self._sets(actor, "feed", feed, {post for post, inside in readable if inside}, every)
        kept = actor.bookmarks & {post for post, _ in readable}
        shown = [each["id"] for each in self.pages(actor, "/bookmarks")]
        self._sets(actor, "bookmarks", shown, kept, len(actor.bookmarks))
        self._mine(actor)
        word = self.world.mark.lower()
        found = [each["id"] for each in self.pages(actor, f"/communities?scope=discover&q={word}")]
        public = {room.id for room in rooms if room.visibility != "secret" and not actor.soul.guest}
        self._sets(actor, "discover", found, public, len(rooms))

    def _mine(self, actor: Actor) -> None:
        mine = {each["id"]: each["unread"] for each in self.pages(actor, "/communities?scope=mine")}
        inside = [room for room in self.world.rooms if actor.name in room.inside and room.reads_now(actor)]
        self._sets(actor, "mine", mine, {room.id for room in inside}, len(self.world.rooms))
        for room in inside:
            others = [post for post in room.posts if post.author != actor.name and room.reads(actor, post)]
            self.same(actor, "unread", mine[room.id] <= len(others), True)

    def _people(self, actor: Actor) -> None:
        others, rooms = [each for each in self.world.actors.values() if each.active], self.world.rooms
        for other in self.eyes.sample(others, min(FACES, len(others))):
            known = other is actor or not (actor.soul.guest or other.soul.guest)
            known = known or (other.soul.guest and actor is self.world.stella)
            known = known or any(_meets(room, actor, other) for room in rooms)
            answer = self.ask(actor, f"/people/{other.who.id}")
            self.same(actor, f"card of {other.name}", answer.status, 200 if known else 404)
        if not actor.soul.guest:
            listed = [each["id"] for each in self.pages(actor, f"/people?q={self.world.mark.lower()}")]
            members = {each.who.id for each in others if not each.soul.guest}
            self._sets(actor, "directory", listed, members, len(self.world.actors))

    # One place.
    def _room(self, actor: Actor, room: Room) -> None:
        inside, path = actor.name in room.inside, f"/communities/{room.id}"
        outside = not actor.soul.guest and room.visibility != "secret"
        known = room.reads_now(actor) if inside else outside
        self.same(actor, f"card of {room.id}", self.ask(actor, path).status, 200 if known else 404)
        if not room.reads_now(actor):
            refusal = 403 if known else 404
            for part in ("posts", "people"):
                told = self.ask(actor, f"{path}/{part}").status
                self.same(actor, part, told, refusal, self._held(room, part))
        else:
            self._stream(actor, room, path)
            seats = [each["person"]["id"] for each in self.pages(actor, f"{path}/people")]
            shown = {each.who.id for each in self.world.actors.values() if room.shows(actor, each)}
            self._sets(actor, "people", seats, shown, len(self.world.actors))

    def _held(self, room: Room, part: str) -> int:
        counts = {"posts": len(room.posts), "people": len(self.world.actors)}
        return max(counts.get(part, 1), 1)

    def _stream(self, actor: Actor, room: Room, path: str) -> None:
        cards = {each["id"]: each for each in self.pages(actor, f"{path}/posts")}
        readable = {post.id: post for post in room.posts if room.reads(actor, post)}
        self._sets(actor, f"stream of {room.id}", cards, set(readable), len(room.posts))
        for id_, post in readable.items():
            self._card(actor, room, post, cards[id_])

    def _card(self, actor: Actor, room: Room, post: Post, card: Any) -> None:
        comments = sum(room.reads(actor, post, each) for each in post.comments)
        reacted = sum(room.admits(actor, era) for era in post.reacted.values())
        self.same(actor, f"count of comments of {post.id}", card["comments"], comments)
        self.same(actor, f"reactions to {post.id}", card["reactions"].get("useful", 0), reacted)
        self.same(actor, f"words of {post.id}", post.word in card["html"], True)

    def _post(self, actor: Actor, room: Room, post: Post) -> None:
        path, may = f"/posts/{post.id}", room.reads(actor, post)
        self.same(actor, path, self.ask(actor, path).status, 200 if may else 404)
        if not may:
            for part in ("comments", "revisions", "reactions"):
                self.same(actor, f"{path}/{part}", self.ask(actor, f"{path}/{part}").status, 404)
            return
        self._thread(actor, room, post, self.pages(actor, f"{path}/comments"))
        former = [each["body"] for each in self.pages(actor, f"{path}/revisions")]
        expected = [word for era, word in post.former if room.admits(actor, era)]
        self.same(actor, f"{path}/revisions", len(former), len(expected), max(len(post.former), 1))
        left = [each["person"]["id"] for each in self.pages(actor, f"{path}/reactions")]
        who = {
            self.world.actors[name].who.id for name, era in post.reacted.items() if room.admits(actor, era)
        }
        self._sets(actor, f"{path}/reactions", left, who, len(self.world.actors))

    def _thread(self, actor: Actor, room: Room, post: Post, thread: list[Any]) -> None:
        admitted = [each for each in post.comments if room.admits(actor, *post.stamps, *each.stamps)]
        count = len(post.comments)
        self._sets(actor, "thread", [each["id"] for each in thread], {each.id for each in admitted}, count)
        spoken = {each["id"] for each in thread if each["body"] is not None}
        self._sets(actor, "spoken", spoken, {each.id for each in admitted if each.shown}, count)
        for each in self.eyes.sample(post.comments, min(1, count)):
            self._comment(actor, room, post, each)

    def _comment(self, actor: Actor, room: Room, post: Post, comment: Item) -> None:
        expected = 200 if room.reads(actor, post, comment) else 404
        for part in ("revisions", "reactions"):
            told = self.ask(actor, f"/comments/{comment.id}/{part}").status
            self.same(actor, f"{part} of {comment.id}", told, expected)


def _meets(room: Room, actor: Actor, other: Actor) -> bool:
    """Whether somebody finds another in a community whose people they may list."""
    listed = room.reads_now(actor) and room.shows(actor, other)
    return listed and page.awake(room, other.soul)
