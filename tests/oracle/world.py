"""A world that the dice move through the front door, while the model keeps the books."""

import itertools
import random
from collections.abc import Callable

from tests.cast.caller import Reply
from tests.cast.house import House, done
from tests.oracle.books import Actor, Item, Post, Room
from tests.oracle.page import Soul, covered
from tests.oracle.ruling import Rules

WORLDS = itertools.count(1)
POSTS_MOST, WRITTEN = 90, 72


class World(Rules):
    """A house, its books, and the dice."""

    def __init__(self, house: House, dice: random.Random) -> None:
        self.house, self.dice = house, dice
        self.mark = f"Zq{dice.randrange(16**8):08x}{next(WORLDS)}"
        self.companies = {"acme": house.company(), "bolt": house.company()}
        self.words = (f"w{self.mark.lower()}x{number}x" for number in itertools.count(1))
        self.actors = {name: self._member(name) for name in ("stella", "sven", "omar", "ines", "lea", "paul")}
        self.stella, self.sven = self.actors["stella"], self.actors["sven"]
        self.rooms = [self._room(*rule) for rule in (
            ("open", "mixed"), ("private", "acme"), ("open", "none"), ("secret", "bolt")
        )]  # fmt: skip
        for name, company in (("gil", "acme"), ("bob", "bolt")):
            self._arrives(name, company)
        self.done: list[str] = []
        for number in range(WRITTEN):
            act = self.comment if number % 3 == 2 else self.write
            act(self.rooms[number % len(self.rooms)])

    def _member(self, name: str) -> Actor:
        return Actor(name, self.house.person(f"{name.title()} {self.mark}"), Soul("member"))

    def _room(self, visibility: str, clause: str) -> Room:
        known = self.companies.get(clause, clause)
        name = f"{self.mark} {visibility}"
        room = Room([(visibility, clause)], id=self.stella.who.founds(visibility, known, name))
        done(self.stella.who.adds(room.id, self.sven.who, "steward"))
        for each in (self.stella, self.sven):
            room.enters(each, "steward")
        return room

    def _arrives(self, name: str, company: str) -> None:
        room = next(each for each in self.rooms if covered(each.clause, company))
        known, called = self.companies[company], f"{name.title()} {self.mark}"
        guest = self.house.guest(self.stella.who, known, room.id, called, days=360)
        self.actors[name] = Actor(name, guest, Soul("guest", company))
        room.enters(self.actors[name])

    def step(self) -> None:
        """One thing happens, that the page lets happen."""
        acts: list[tuple[int, Callable[[Room], object]]] = [
            (7, self.write), (7, self.comment), (3, self.edit), (2, self.edit_comment), (1, self.delete),
            (2, self.hide), (1, self.restore), (3, self.react), (2, self.bookmark), (5, self.come),
            (2, self.go), (2, self.narrow), (2, self.undo), (1, self.widen), (1, self.show_earlier),
            (1, self.suspend), (2, self.come_back), (1, self.archive), (2, self.wake), (1, self.agree),
        ]  # fmt: skip
        while True:
            act = self.dice.choices([act for _, act in acts], [weight for weight, _ in acts])[0]
            room = self.dice.choice(self.rooms)
            if act(room):
                self.done.append(f"{act.__name__} in {self.rooms.index(room)}")
                return

    def rooms_told(self) -> str:
        """The rules and the people of every place, for who has to find out what went wrong."""
        return "; ".join(
            f"{number} {room.id} {room.rules}{' archived' if room.archived else ''} "
            + " ".join(f"{name}={seat.since}/{room.listed[name]}" for name, seat in room.inside.items())
            for number, room in enumerate(self.rooms)
        )

    # Writing.
    def write(self, room: Room) -> bool:
        able = [each for each in self._here() if room.writes(each)]
        if not able or len(room.posts) >= POSTS_MOST:
            return False
        actor, word = self.dice.choice(able), next(self.words)
        room.posts.append(Post(actor.who.posts(room.id, f"By {word}."), actor.name, room.era, word))
        return True

    def comment(self, room: Room) -> bool:
        pairs = [
            (each, post) for each in self._here() for post in room.posts if self._speaks(room, each, post)
        ]
        if not pairs:
            return False
        actor, post = self.dice.choice(pairs)
        above = [each for each in post.comments if each.parent is None and room.reads(actor, post, each)]
        parent = self.dice.choice(above) if above and self.dice.random() < 0.4 else None
        word, more = next(self.words), {"parent": parent.id} if parent else {}
        made = actor.who.comments(post.id, f"By {word}.", **more)
        post.comments.append(Item(made, actor.name, room.era, word, parent=parent))
        return True

    def _speaks(self, room: Room, actor: Actor, post: Post) -> bool:
        return room.writes(actor) and room.reads(actor, post)

    def edit(self, room: Room) -> bool:
        return self._rewrite(room, [(post, post) for post in room.posts], "posts")

    def edit_comment(self, room: Room) -> bool:
        return self._rewrite(
            room, [(post, each) for post in room.posts for each in post.comments], "comments"
        )

    def _rewrite(self, room: Room, pairs: list[tuple[Post, Item]], kind: str) -> bool:
        able = [(post, item) for post, item in pairs if self._theirs(room, post, item)]
        if not able:
            return False
        _, item = self.dice.choice(able)
        word = next(self.words)
        author = self.actors[item.author].who
        version = f'"{len(item.former) + 1}"'
        done(author.patch(f"/{kind}/{item.id}", {"body": f"Now {word}."}, if_match=version))
        item.rewritten(room.era, word)
        return True

    def _theirs(self, room: Room, post: Post, item: Item) -> bool:
        author = self.actors[item.author]
        hung = None if item is post else item
        return author.active and room.writes(author) and room.reads(author, post, hung)

    # What is done to what was written.
    def _item(self, room: Room, *, hidden: bool = False) -> tuple[str, Item] | None:
        items: list[tuple[str, Item]] = [(f"/posts/{post.id}", post) for post in room.posts if not post.gone]
        for post in room.posts:
            items += [
                (f"/comments/{each.id}", each) for each in post.comments if post.shown and not each.gone
            ]
        fitting = [each for each in items if each[1].hidden is hidden]
        return self.dice.choice(fitting) if fitting else None

    def delete(self, room: Room) -> bool:
        found = self._item(room)
        if found:
            done(self.stella.who.delete(found[0]), 204)
            found[1].gone = True
        return found is not None

    def hide(self, room: Room) -> bool:
        found = self._item(room)
        if found:
            done(self.sven.who.put(f"{found[0]}/hidden", {"reason": "other"}))
            found[1].hidden = True
        return found is not None

    def restore(self, room: Room) -> bool:
        found = self._item(room, hidden=True)
        if found:
            done(self.stella.who.delete(f"{found[0]}/hidden"), 204)
            found[1].hidden = False
        return found is not None

    def react(self, room: Room) -> bool:
        pairs = [
            (actor, post)
            for actor in self._here()
            for post in room.posts
            if self._speaks(room, actor, post) and actor.name not in post.reacted
        ]
        if pairs:
            actor, post = self.dice.choice(pairs)
            done(actor.who.put(f"/posts/{post.id}/reactions/useful"))
            post.reacted[actor.name] = room.era
        return bool(pairs)

    def bookmark(self, room: Room) -> bool:
        pairs = [(actor, post) for actor in self._here() for post in room.posts if room.reads(actor, post)]
        if pairs:
            actor, post = self.dice.choice(pairs)
            done(actor.who.put(f"/posts/{post.id}/bookmark"))
            actor.bookmarks.add(post.id)
        return bool(pairs)

    # Coming and going.
    def come(self, room: Room) -> bool:
        able = [each for each in self._here() if each.name not in room.inside and self._fits(room, each)]
        if not able or room.archived:
            return False
        actor = self.dice.choice(able)
        alone = room.visibility == "open" and not actor.soul.guest and self.dice.random() < 0.6
        role = "participant" if alone or actor.soul.guest else self.dice.choice(("participant", "moderator"))
        done(actor.who.joins(room.id) if alone else self.stella.who.adds(room.id, actor.who, role))
        room.enters(actor, role)
        return True

    def _fits(self, room: Room, actor: Actor) -> bool:
        return not actor.soul.guest or covered(room.clause, actor.soul.company)

    def go(self, room: Room) -> bool:
        away = [each for each in self.actors.values() if each.name in room.inside and not room.steward(each)]
        if away:
            actor = self.dice.choice(away)
            done(self.stella.who.delete(f"/communities/{room.id}/people/{actor.who.id}"), 204)
            room.leaves(actor)
        return bool(away)

    def suspend(self, room: Room) -> bool:
        able = [each for each in self._here() if each not in (self.stella, self.sven)]
        actor = self.dice.choice(able)
        done(self._account(actor, "suspended"))
        actor.active = False
        return True

    def come_back(self, room: Room) -> bool:
        away = [each for each in self.actors.values() if not each.active]
        if away:
            actor = self.dice.choice(away)
            done(self._account(actor, "active"))
            done(actor.who.signs_in(), 201)
            actor.active = True
        return bool(away)

    def _account(self, actor: Actor, status: str) -> Reply:
        return self.house.ada.patch(f"/people/{actor.who.id}", {"status": status})
