"""One place with somebody's eyes: its card, what is written in it, who is inside, who would read."""

from collections import Counter
from typing import Any

from tests.cast.house import done
from tests.oracle import page
from tests.oracle.books import Actor, Item, Post, Room
from tests.oracle.eyes import Eyes
from tests.oracle.page import Seat, Soul, covered

AT_MOST = 6
"""As many people as completion names."""
STRANGERS = (("member", ""), ("participant", ""), ("guest", "acme"), ("guest", "bolt"))
"""As whom stewards look, and of which company."""


class Places(Eyes):
    """Looking at places."""

    def room(self, actor: Actor, room: Room) -> None:
        """The card, and a place's surfaces: its stream and its people where they are read, and one more."""
        path = f"/communities/{room.id}"
        answer = self.ask(actor, path)
        known = room.knows_of(actor)
        self.same(actor, f"card of {room.id}", answer.status, 200 if known else 404)
        if known:
            self._card(actor, room, answer)
        self._inside(actor, room, path)
        if not room.reads_now(actor):
            parts = {"posts": len(room.posts), "people": self._souls(), "audience": 1}
            part = self.dice.choice(sorted(parts))
            self._refused(actor, f"{path}/{part}", known, max(parts[part], 1))
            self._refused(actor, f"/mentions?community={room.id}&q=a", known, 1)
            return
        self._stream(actor, room, path)
        if self.dice.random() < 0.5:
            self._people(actor, room, path)
        self.dice.choice((self._completion, self._audience, self._view_as))(actor, room, path)

    def _refused(self, actor: Actor, path: str, known: bool, of: int = 1) -> None:
        self.same(actor, path, self.ask(actor, path).status, 403 if known else 404, of)

    def _souls(self) -> int:
        return len(self.world.actors)

    def _card(self, actor: Actor, room: Room, card: Any) -> None:
        self.sets(actor, f"may in {room.id}", card["may"], room.offered(actor), len(page.OFFERED))
        told = len(room.glass) if actor.name in room.inside else 0
        self.same(actor, f"opened in {room.id}", len(card["opened"]), told)
        self.same(actor, f"rule of {room.id}", card["visibility"], room.visibility)
        souls = [self.world.actors[name].soul for name in room.inside]
        awake = sum(covered(room.clause, each.company) for each in souls)
        heads = (sum(not each.guest for each in souls), awake)
        self.same(actor, f"heads in {room.id}", (card["members"], card["guests_inside"]), heads, 2)

    def _inside(self, actor: Actor, room: Room, path: str) -> None:
        """What only those inside are shown: former rules, the ledger, break-glass; what stewards are."""
        part = self.dice.choice(("eras", "ledger", "break-glass", "requests", "requests?state=invited"))
        steward = part.startswith("requests")
        if not (room.steward(actor) if steward else room.within(actor)):
            self._refused(actor, f"{path}/{part}", room.knows_of(actor))
            return
        found = self.pages(actor, f"{path}/{part}")
        if steward:
            asked = {each for each in room.asked if part == "requests"}
            bid = {each for each in room.invited if part != "requests" and room.bids(self._actor(each))}
            who = {self._actor(each).who.id for each in asked | bid}
            self.sets(actor, f"{path}/{part}", [each["person"]["id"] for each in found], who, self._souls())
        elif part == "eras":
            rules = [each["visibility"] for each in found]
            self.same(actor, f"{path}/eras", rules, [each[0] for each in reversed(room.rules)], room.era)
        elif part == "ledger":
            kept = Counter(each["action"] for each in found)
            steps = (kept["community.rule_changed"], kept["glass.opened"])
            self.same(actor, f"{path}/ledger", steps, (room.era - 1, len(room.glass)), room.era)
        else:
            self.same(actor, f"{path}/{part}", len(found), len(room.glass))

    def _actor(self, name: str) -> Actor:
        return self.world.actors[name]

    # Who is there.
    def _people(self, actor: Actor, room: Room, path: str) -> None:
        seats = [each["person"]["id"] for each in self.pages(actor, f"{path}/people")]
        shown = {each.who.id for each in self.world.actors.values() if room.shows(actor, each)}
        self.sets(actor, "people", seats, shown, self._souls())

    def _completion(self, actor: Actor, room: Room, path: str) -> None:
        word = self.world.mark.lower()
        found = done(self.ask(actor, f"/mentions?community={room.id}&q={word}"))["items"]
        named = {each["id"] for each in found}
        able = {each.who.id for each in self.world.actors.values() if room.calls(actor, each)}
        self.same(actor, "completion", named - able, set(), self._souls())
        self.same(actor, "completion", len(found), min(len(able), AT_MOST))

    def _audience(self, actor: Actor, room: Room, path: str) -> None:
        answer = done(self.ask(actor, f"{path}/audience"))
        inside = [self._actor(name).soul for name in room.inside]
        guests = Counter(each.company for each in inside if covered(room.clause, each.company))
        companies = {f"{str(name).title()} {self.world.mark}": count for name, count in guests.items()}
        told = {each["name"]: each["people"] for each in answer["companies"]}
        self.same(actor, "companies in the audience", told, companies, len(self.world.companies))
        heads = (sum(not each.guest for each in inside), guests.total(), room.visibility == "open")
        self.same(actor, "audience", (answer["members"], answer["guests"], answer["everyone"]), heads, 3)

    def _view_as(self, actor: Actor, room: Room, path: str) -> None:
        """A steward sees what somebody of a kind would who comes in now, as far as the steward reads it."""
        kind, company = self.dice.choice(
            (("member", ""), ("participant", ""), ("guest", "acme"), ("guest", "bolt"))
        )
        named = f"&company={self.world.companies[company]}" if company else ""
        address = f"{path}/view-as?viewer={kind}{named}&limit=100"
        if not room.steward(actor):
            self._refused(actor, address, True)
            return
        soul = Soul("guest", company if self.world.guests else None) if company else Soul("member")
        seat = None if kind == "member" else Seat("participant", room.begins(guest=soul.guest))
        answer = done(self.ask(actor, address))
        self.same(actor, address, answer["knows_of"], page.knows_of(room, soul, seat))
        read = {
            each.id
            for each in room.posts
            if room.reads(actor, each) and page.reads(room, soul, seat, each.stamps)
        }
        self.sets(actor, address, [each["id"] for each in answer["posts"]["items"]], read, len(room.posts))

    # What is written there.
    def _stream(self, actor: Actor, room: Room, path: str) -> None:
        cards = {each["id"]: each for each in self.pages(actor, f"{path}/posts")}
        readable = {post.id: post for post in room.posts if room.reads(actor, post)}
        self.sets(actor, f"stream of {room.id}", cards, set(readable), len(room.posts))
        for id_, post in readable.items():
            self._entry(actor, room, post, cards[id_])

    def _entry(self, actor: Actor, room: Room, post: Post, card: Any) -> None:
        reacted = sum(room.admits(actor, era) for era in post.reacted.values())
        self.same(actor, f"reactions to {post.id}", card["reactions"].get("useful", 0), reacted)
        self.same(actor, f"words of {post.id}", post.word in card["html"], True)
        if actor.name not in room.opened:
            # Counters count what was hidden for everybody; who has broken the glass reads it all the same.
            comments = sum(room.reads(actor, post, each) for each in post.comments)
            self.same(actor, f"count of comments of {post.id}", card["comments"], comments)
        if post.calls:
            self._call(actor, room, self._actor(post.calls), card["html"])

    def _call(self, actor: Actor, room: Room, called: Actor, html: str) -> None:
        """Whom a text calls reads by name where the viewer may know them; who sleeps may stand either way."""
        members = not (actor.soul.guest or called.soul.guest)
        seen = called.name in room.inside and room.sees(actor, called)
        if members or not seen or page.awake(room, called.soul):
            known = members or seen or actor is called
            self.same(actor, f"name of {called.name}", called.who.name in html, known)

    def post(self, actor: Actor, room: Room, post: Post) -> None:
        """A post's own pages."""
        path, may = f"/posts/{post.id}", room.reads(actor, post)
        part = self.dice.choice(("", "/revisions", "/reactions", "/access"))
        if not may:
            for each in (part, "/comments"):
                self.same(actor, f"{path}{each}", self.ask(actor, f"{path}{each}").status, 404)
            return
        self._thread(actor, room, post, self.pages(actor, f"{path}/comments"))
        if part == "/revisions":
            former = [each["body"] for each in self.pages(actor, f"{path}/revisions")]
            expected = [word for era, word in post.former if room.admits(actor, era)]
            self.same(actor, f"{path}/revisions", len(former), len(expected), max(len(post.former), 1))
        elif part == "/reactions":
            left = [each["person"]["id"] for each in self.pages(actor, f"{path}/reactions")]
            who = {self._actor(name).who.id for name, era in post.reacted.items() if room.admits(actor, era)}
            self.sets(actor, f"{path}/reactions", left, who, self._souls())
        elif part == "/access":
            self._why(actor, room, post, self.dice.choice(list(self.world.actors.values())))
        else:
            self.same(actor, path, self.ask(actor, path).status, 200)

    def _why(self, actor: Actor, room: Room, post: Post, other: Actor) -> None:
        """Whether somebody else reads it, as far as one may know them, and them there."""
        answer = self.ask(actor, f"/posts/{post.id}/access?person={other.who.id}")
        known = self.world.knows(actor, other)
        self.same(actor, f"access of {other.name}", answer.status, 200 if known else 404)
        if known:
            seat = room.inside.get(other.name)
            seat = seat if seat is not None and room.sees(actor, other) else None
            reads = other.active and page.reads(room, other.eyes, seat, post.stamps)
            self.same(actor, f"{other.name} reads {post.id}", answer["reads"], reads)

    def _thread(self, actor: Actor, room: Room, post: Post, thread: list[Any]) -> None:
        admitted = [each for each in post.comments if room.admits(actor, *post.stamps, *each.stamps)]
        count = len(post.comments)
        self.sets(actor, "thread", [each["id"] for each in thread], {each.id for each in admitted}, count)
        spoken = {each["id"] for each in thread if each["body"] is not None}
        read = {each.id for each in admitted if room.reads(actor, post, each)}
        self.sets(actor, "spoken", spoken, read, count)
        for each in self.dice.sample(post.comments, min(1, count)):
            self._comment(actor, room, post, each)

    def _comment(self, actor: Actor, room: Room, post: Post, comment: Item) -> None:
        part = self.dice.choice(("revisions", "reactions"))
        told = self.ask(actor, f"/comments/{comment.id}/{part}").status
        self.same(actor, f"{part} of {comment.id}", told, 200 if room.reads(actor, post, comment) else 404)
