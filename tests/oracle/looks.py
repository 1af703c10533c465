"""Looking at every surface with everybody's eyes. Each item that a surface may show to somebody, and shows or
leaves out as the page says, is one check."""

from collections import Counter
from typing import Any

from tests.oracle.books import Actor, Room
from tests.oracle.shelves import Shelves

THREADS = 2
"""Posts whose own pages each person opens in each round."""
TALK = {"mentioned", "answer", "replied", "own", "following", "everything"}
"""Why one is told of something written: it is told with the post, or not at all."""
FACES = 3
"""Others whose cards each person opens in each round."""


class Looks(Shelves):
    """A round of everybody."""

    def round(self) -> None:
        """Everybody looks at everything, after the news have arrived."""
        self.world.house.settle()
        for actor in self.world.viewers():
            if not actor.active:
                path = self.dice.choice(("/me", "/feed", "/notifications", f"/people/{actor.who.id}"))
                self.same(actor, path, actor.who.get(path).status, 401)
                continue
            self.words = {word for room in self.world.rooms for word in room.words(actor)}
            self._lists(actor)
            self._others(actor)
            self._inbox(actor)
            for room in self.world.rooms:
                self.room(actor, room)
                self.files(actor, room)
            every = [(room, post) for room in self.world.rooms for post in room.posts]
            for room, post in self.dice.sample(every, min(THREADS, len(every))):
                self.post(actor, room, post)

    # Lists across places.
    def _lists(self, actor: Actor) -> None:
        rooms = self.world.rooms
        readable = {(post.id, actor.name in room.inside) for room in rooms for post in room.posts
                    if room.reads(actor, post)}  # fmt: skip
        every = sum(len(room.posts) for room in rooms)
        feed = [each["post"]["id"] for each in self.pages(actor, "/feed")]
        self.sets(actor, "feed", feed, {post for post, inside in readable if inside}, every)
        kept = actor.bookmarks & {post for post, _ in readable}
        shown = [each["id"] for each in self.pages(actor, "/bookmarks")]
        self.sets(actor, "bookmarks", shown, kept, len(actor.bookmarks))
        self._mine(actor)
        asked = [each["community"]["id"] for each in self.pages(actor, "/me/requests")]
        waits = {room.id for room in rooms if actor.name in room.asked and room.visibility != "secret"}
        self.sets(actor, "requests", asked, waits, len(rooms))
        if self.dice.random() < 0.5:
            word = self.world.mark.lower()
            found = [each["id"] for each in self.pages(actor, f"/communities?scope=discover&q={word}")]
            public = {room.id for room in rooms if room.visibility != "secret" and not actor.soul.guest}
            self.sets(actor, "discover", found, public, len(rooms))

    def _mine(self, actor: Actor) -> None:
        every = {room.id: room for room in self.world.rooms}
        cards = {each["id"]: each for each in self.pages(actor, "/communities?scope=mine")}
        # Whoever runs the network has places of their own.
        mine = {id_: each for id_, each in cards.items() if id_ in every or not actor.runs}
        inside = [room for room in every.values() if room.within(actor)]
        bid = [room for room in every.values() if room.bids(actor) and room.knows_of(actor)]
        self.sets(actor, "mine", mine, {room.id for room in (*inside, *bid)}, len(every))
        for room in inside:
            others = [post for post in room.posts if post.author != actor.name and room.reads(actor, post)]
            self.same(actor, "unread", mine[room.id]["unread"] <= len(others), True)

    def _others(self, actor: Actor) -> None:
        others = list(self.world.actors.values())
        for other in self.dice.sample(others, min(FACES, len(others))):
            answer = self.ask(actor, f"/people/{other.who.id}")
            known = self.world.knows(actor, other)
            self.same(actor, f"card of {other.name}", answer.status, 200 if known else 404)
        self._report(actor, self.dice.choice(others))
        if not actor.soul.guest and self.dice.random() < 0.5:
            listed = [each["id"] for each in self.pages(actor, f"/people?q={self.world.mark.lower()}")]
            members = {each.who.id for each in others if each.active and not each.soul.guest}
            self.sets(actor, "directory", listed, members, len(others))

    def _report(self, actor: Actor, guest: Actor) -> None:
        """What a guest reads, for who answers for them, as far as they may know of the places."""
        path, known = f"/people/{guest.who.id}/access", self.world.knows(actor, guest)
        answers = actor is guest or actor.runs or guest.sponsor == actor.name
        if not (guest.soul.guest and known and answers):
            status = 403 if guest.soul.guest and known else 404
            self.same(actor, path, self.ask(actor, path).status, status)
            return
        told = {each["community"]["id"]: each["reads"] for each in self.pages(actor, path)}
        there = [room for room in self.world.rooms if guest.name in room.inside and room.knows_of(actor)]
        reads = {each.id: guest.active and each.within(guest) for each in there if each.sees(actor, guest)}
        self.same(actor, path, told, reads, len(self.world.rooms))

    # What one is told.
    def _inbox(self, actor: Actor) -> None:
        """Nothing of places or items that one may not know of now; all calls, and all broken glass."""
        found = self.pages(actor, "/notifications")
        rooms = {room.id: room for room in self.world.rooms}
        here = [each for each in found if each["community"] and each["community"]["id"] in rooms]
        known = {room.id for room in rooms.values() if room.knows_of(actor)}
        told = {each["community"]["id"] for each in here}
        self.same(actor, "places in the inbox", told - known, set(), max(len(here), 1))
        self._calls(actor, here)
        glass = Counter(each["community"]["id"] for each in here if each["kind"].startswith("glass."))
        for room in rooms.values():
            self.same(actor, f"glass of {room.id}", glass[room.id], self._glass(actor, room))

    def _glass(self, actor: Actor, room: Room) -> int:
        return sum(actor.name in told for told in room.glass) if room.within(actor) else 0

    def _calls(self, actor: Actor, here: list[Any]) -> None:
        every = [(room, post) for room in self.world.rooms for post in room.posts]
        readable = {post.id for room, post in every if room.reads(actor, post)}
        shown = {each["post"]["id"] for each in here if each["post"]}
        self.same(actor, "posts in the inbox", shown - readable, set(), max(len(shown), 1))
        bare = [each["id"] for each in here if each["why"] in TALK and each["post"] is None]
        self.same(actor, "news of what may not be read", bare, [])
        calls = [each["post"]["id"] for each in here if each["post"] and each["why"] == "mentioned"]
        called = {post.id for _, post in every if post.told == actor.name and post.id in readable}
        self.sets(actor, "calls", calls, called, max(len(called), 1))
