"""A world that the dice move through the front door, while the model keeps the books."""

import itertools
import random
from collections.abc import Callable

from tests.cast.house import House, done
from tests.oracle.books import Actor, Item, Post, Room
from tests.oracle.filing import Filing
from tests.oracle.page import covered

WORLDS = itertools.count(1)
POSTS_MOST, WRITTEN, LADEN = 90, 72, 0.5
"""Of what is hidden and deleted, this part at least has files, where anything has."""


class World(Filing):
    """A house, its books, and the dice."""

    def __init__(self, house: House, dice: random.Random) -> None:
        self.house, self.dice, self.guests = house, dice, True
        house.returns()
        self.opens_office()
        self.mark = f"Zq{dice.randrange(16**8):08x}{next(WORLDS)}"
        self.companies = {name: house.company(f"{name.title()} {self.mark}") for name in ("acme", "bolt")}
        self.words = (f"w{self.mark.lower()}x{number}x" for number in itertools.count(1))
        self.actors = {name: self._member(name) for name in ("stella", "sven", "omar", "ines", "lea", "paul")}
        self.stella, self.sven = self.actors["stella"], self.actors["sven"]
        self.rooms = [self._room(*rule) for rule in (
            ("open", "mixed"), ("private", "acme"), ("open", "none"), ("secret", "bolt")
        )]  # fmt: skip
        for name, company in (("gil", "acme"), ("bob", "bolt")):
            room = next(each for each in self.rooms if covered(each.clause, company))
            self.actors[name] = self._guest(name, company, room)
        self.done, self.seen, self.loud = list[str](), set[str](), False
        for number in range(WRITTEN):
            act = self.comment if number % 3 == 2 else self.write
            act(self.rooms[number % len(self.rooms)])
        for room in self.rooms * 2:
            self.bring(room)
            self.hang(room)

    def ends(self) -> None:
        """The network is shared: its guests are switched on again, and the clock goes back."""
        self.guests_on(self.rooms[0])
        self.house.returns()

    def _room(self, visibility: str, clause: str) -> Room:
        known = self.companies.get(clause, clause)
        name = f"{self.mark} {visibility}"
        room = Room([(visibility, clause)], id=self.stella.who.founds(visibility, known, name))
        done(self.stella.who.adds(room.id, self.sven.who, "steward"))
        for each in (self.stella, self.sven):
            room.enters(each, "steward")
        return room

    def step(self) -> None:
        """One thing happens, that the page lets happen."""
        if self.loud:
            # Who may read what calls them when the news arrive is told: nothing happens before they do.
            self.house.settle()
            self.loud = False
        acts: list[tuple[int, Callable[[Room], object]]] = [
            (6, self.write), (6, self.comment), (3, self.edit), (2, self.edit_comment), (1, self.delete),
            (3, self.hide), (1, self.restore), (3, self.react), (2, self.bookmark), (4, self.come),
            (3, self.go), (2, self.narrow), (2, self.undo), (1, self.widen), (1, self.show_earlier),
            (2, self.suspend), (2, self.come_back), (1, self.archive), (2, self.wake), (1, self.agree),
            (2, self.invite), (3, self.accept), (2, self.ask), (2, self.answer), (2, self.depart),
            (3, self.arrive), (1, self.renew), (2, self.hand_over), (2, self.wait), (1, self.guests_off),
            (4, self.guests_on), (2, self.break_glass), (1, self.mend_glass),
            (2, self.bring), (3, self.hang), (1, self.renew_file), (1, self.rename), (1, self.take_back),
        ]  # fmt: skip
        while True:
            # What has not happened yet is more likely, so that each world sees nearly everything once.
            news = [weight * (1 if act.__name__ in self.seen else 3) for weight, act in acts]
            act = self.dice.choices([act for _, act in acts], news)[0]
            room = self.dice.choice(self.rooms)
            if act(room):
                self.done.append(f"{act.__name__} in {self.rooms.index(room)}")
                self.seen.add(act.__name__)
                return

    def told(self) -> str:
        """The rules and the people of every place, for who has to find out what went wrong."""
        rooms = "; ".join(
            f"{number} {room.id} {room.rules}{' archived' if room.archived else ''} "
            + " ".join(f"{name}={seat.since}/{room.listed[name]}" for name, seat in room.inside.items())
            + f" invited {room.invited} asked {room.asked} open to {room.opened}"
            for number, room in enumerate(self.rooms)
        )
        away = [each.name for each in self.actors.values() if not each.active]
        return f"day {self.now:.1f}, away {away}, guests {'on' if self.guests else 'off'}; {rooms}"

    # Writing.
    def write(self, room: Room) -> bool:
        able = [each for each in self._here() if room.writes(each)]
        if not able or len(room.posts) >= POSTS_MOST:
            return False
        actor, word = self.dice.choice(able), next(self.words)
        called = self.dice.choice(self._present()) if self.dice.random() < 0.4 else None
        call = f" [@X](person:{called.who.id})" if called else ""
        made = actor.who.posts(room.id, f"By {word}.{call}")
        post = Post(made, actor.name, room.era, word, calls=called.name if called else "")
        room.posts.append(post)
        if called is not None and called is not actor and called.active and room.reads(called, post):
            post.told = called.name
        self.loud = self.loud or called is not None
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
        post, item = self.dice.choice(able)
        word = next(self.words)
        author = self.actors[item.author].who
        version = f'"{len(item.former) + 1}"'
        done(author.patch(f"/{kind}/{item.id}", {"body": f"Now {word}."}, if_match=version))
        item.rewritten(room.era, word)
        if item is post:
            post.calls = ""
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
                (f"/comments/{each.id}", each)
                for each in post.comments
                if not (post.gone or post.hidden or each.gone)
            ]
        fitting = [each for each in items if each[1].hidden is hidden]
        laden = {item.id for file in room.files for hung in file.hangs for item in hung if item}
        some = [each for each in fitting if each[1].id in laden]
        return self.dice.choice(some if some and self.dice.random() < LADEN else fitting) if fitting else None

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
