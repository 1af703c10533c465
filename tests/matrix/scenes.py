"""Scenes: communities with everybody and everything in them that access.md speaks of."""

from typing import Final

from tests.cast.house import done
from tests.matrix import page, ratchet
from tests.matrix.bridges import bridged
from tests.matrix.files import filed, files_of_era
from tests.matrix.model import Item, Place, Seat, Who
from tests.matrix.scene import Scene
from tests.matrix.world import World

SPARES: Final = {"post": 5, "comment": 3}
"""Author, moderator and steward each take one back; moderator and steward each close a post."""

TRAVELLERS: Final = (
    "participant", "late", "former", "outsider", "guest", "foreign guest", "late guest",
)  # fmt: skip
"""For whom it matters what a community was before: the others are looked at where it has one rule."""


class Stage:
    """Sets a scene through the front door, era by era."""

    def __init__(self, world: World, rules: list[tuple[str, str]], guests: str) -> None:
        self.world, self.steward = world, world.steward
        self.cast = {"steward": world.steward, **world.members, **world.guests(guests)}
        first = [self._rule(rules[0])]
        self.scene, self.several = Scene(world, Place("", first)), len(rules) > 1
        self._founded()
        for number, rule in enumerate(rules):
            if number:
                ratchet.turn(self.steward.somebody, self.place, self._rule(rule))
            else:
                self._everybody()
            self._era()
        self._at_last()

    @property
    def _meets_nobody(self) -> bool:
        """Whether those who are not signed in come by: it is always the same answer."""
        return not self.several and self.place.rules[0][1] == "mixed"

    @property
    def place(self) -> Place:
        return self.scene.place

    def _rule(self, rule: tuple[str, str]) -> tuple[str, str]:
        return rule[0], self.world.companies.get(rule[1], rule[1])

    def _founded(self) -> None:
        scene, place, world = self.scene, self.place, self.world
        name, purpose = (
            world.word(f"the {what} of a community", lambda who: page.knows(place, who), name=True)
            for what in ("name", "purpose")
        )
        scene.name, scene.purpose = f"Place {name}", f"For {purpose}."
        place.words |= {name, purpose}
        visibility, clause = place.rules[0]
        place.id = self.steward.somebody.founds(visibility, clause, name=scene.name, purpose=scene.purpose)
        place.inside[self.steward.id] = Seat("steward")
        world.places.append(place)

    def _everybody(self) -> None:
        """Those who were there from the first era on, some of whom will have lost their accounts."""
        lost = (("suspended", "Salome"), ("departed", "David")) if self._meets_nobody else ()
        self.lost = {name: self.world.member(name, called) for name, called in lost}
        self.cast |= self.lost
        for name in ("participant", "moderator", "former", *self.lost, "guest", "foreign guest"):
            if page.covered(self.place.rules[0][1], self.cast[name].company) or not self.cast[name].is_guest:
                self.adds(self.cast[name], "moderator" if name == "moderator" else "participant")

    def adds(self, who: Who, role: str = "participant") -> None:
        """A steward lets somebody in."""
        done(self.steward.somebody.adds(self.place.id, who.somebody, role))
        self.place.inside[who.id] = Seat(role, self.place.since(guest=who.is_guest))

    def _era(self) -> None:
        """In each era somebody writes, and somebody says something about the oldest post."""
        kind = {"kind": "question"} if not self.scene.posts else {}
        post = self.writes(self.cast["participant"], **kind)
        main = self.scene.posts[0]
        self.scene.of_eras |= {post, self.says(self.cast["moderator"], main)}
        if post is main:
            self._marks(main)
            self.edited = self.writes(self.cast["participant"])
        else:
            self.edits(self.edited)
        files_of_era(self)

    def _marks(self, main: Item) -> None:
        for name in ("participant", "former", "guest"):
            who = self.cast[name]
            if page.reads(main, who):
                done(who.somebody.put(f"/posts/{main.id}/bookmark"))
                self.scene.bookmarks[who.id] = main
        moderator = self.cast["moderator"].somebody
        done(moderator.put(f"/posts/{main.id}/reactions/thanks"))
        done(moderator.put(f"/comments/{self.scene.said.id}/reactions/thanks"))

    def writes(self, who: Who, *, keep: bool = True, **more: str) -> Item:
        """Somebody writes a post of this era. It calls somebody whom only some readers may know."""
        item = Item("", self.place, who.id, frozenset({self.place.era}))
        title, body = self._words(item, "title", "body")
        called = self.cast["outsider"]
        text = f"About {body}, [@{called.somebody.name}](person:{called.id})."
        item.id = who.somebody.posts(self.place.id, text, title=f"On {title}", **{"kind": "update", **more})
        item.words |= {title, body}
        self.world.items.append(item)
        self.scene.bodies[item.id] = text
        if keep:
            self.scene.posts.append(item)
        return item

    def _words(self, item: Item, *whats: str) -> list[str]:
        kind = "comment" if item.post else "post"
        meanings = [f"the {what} of a {kind} of era {self.place.era}" for what in whats]
        return [self.world.word(each, lambda reader: page.reads(item, reader)) for each in meanings]

    def says(self, who: Who, post: Item, parent: Item | None = None, *, keep: bool = True) -> Item:
        """Somebody says something of this era about a post, or replies."""
        eras = post.eras | (parent.eras if parent else frozenset()) | {self.place.era}
        item = Item("", self.place, who.id, eras, post=post)
        (word,) = self._words(item, "words")
        more = {"parent": parent.id} if parent else {}
        text = f"I say {word}."
        item.id = who.somebody.comments(post.id, text, **more)
        item.words.add(word)
        self.world.items.append(item)
        self.scene.bodies[item.id] = text
        if keep:
            self.scene.comments.append(item)
        return item

    def edits(self, item: Item) -> None:
        """The author changes the words in this era: the former ones keep their audience."""
        former, before = item.words, max(item.eras)
        title, body = self._words(item, "new title", "new body")
        text = f"Now about {body}."
        draft = {"title": f"Now on {title}", "body": text}
        author = self.cast["participant"].somebody
        done(author.patch(f"/posts/{item.id}", draft, if_match=f'"{item.version}"'))
        for word in former:
            self.world.readers[word] = lambda who: (
                page.reads(item, who) and page.admitted(item.place, who, before)
            )
        self.scene.revisions.setdefault(item.id, {}).update(dict.fromkeys(former, before))
        item.version, item.eras, item.words = item.version + 1, frozenset({1, self.place.era}), {title, body}
        self.scene.bodies[item.id] = text

    def _at_last(self) -> None:
        """What happens in the last era: who comes late, what is edited, replied, taken back and hidden."""
        cast, scene = self.cast, self.scene
        if self.several:
            self._latecomers()
        else:
            self.edits(self.edited)
        scene.of_eras.add(self.edited)
        for parent in scene.comments[:2]:
            scene.of_eras.add(self.says(cast["participant"], scene.main, parent))
        if page.seat(self.place, cast["guest"]):
            self.writes(cast["guest"])
        self._taken()
        self._spares()
        done(cast["former"].somebody.leaves(self.place.id), 204)
        del self.place.inside[cast["former"].id]
        self._doors()
        bridged(self)
        filed(self)
        self._callers()

    def _latecomers(self) -> None:
        late = self.world.members["late"]
        if self.place.visibility == "open":
            done(late.somebody.joins(self.place.id))
            self.place.inside[late.id] = Seat(since=self.place.since(guest=False))
        else:
            self.adds(late)
        guest = self.world.late_guest()
        if page.covered(self.place.rules[-1][1], guest.company):
            self.adds(guest)
        foreign = self.cast["foreign guest"]
        if page.awake(self.place, foreign) and foreign.id not in self.place.inside:
            self.adds(foreign)
        self.cast |= {"late": late, "late guest": guest}

    def _taken(self) -> None:
        """Items that are there no more: by their authors' will, and by a moderator's."""
        author, steward = self.cast["participant"], self.steward.somebody
        for taken in ("deleted", "hidden"):
            post, comment = self.writes(author), self.says(author, self.scene.main)
            for item, path in ((post, "posts"), (comment, "comments")):
                item.taken = taken
                if taken == "deleted":
                    done(author.somebody.delete(f"/{path}/{item.id}"), 204)
                else:
                    done(steward.put(f"/{path}/{item.id}/hidden", {"reason": "spam"}))
        closed = self.scene.closed = self.writes(author)
        done(self.cast["moderator"].somebody.put(f"/posts/{closed.id}/closed", {"reason": "settled"}))

    def _spares(self) -> None:
        author, main = self.cast["participant"], self.scene.main
        self.scene.spares = {
            "post": [self.writes(author, keep=False) for _ in range(SPARES["post"])],
            "comment": [self.says(author, main, keep=False) for _ in range(SPARES["comment"])],
        }

    def _doors(self) -> None:
        """Who waits at the door: invited, or asking."""
        steward, place = self.steward.somebody, self.place
        for name in ("invited", "target", "invited guest"):
            who = self.cast[name]
            if not who.is_guest or page.covered(place.rules[-1][1], who.company):
                done(steward.post(f"/communities/{place.id}/invitations", {"person": who.id}), 201)
                place.invited.add(who.id)
        if place.visibility == "private":
            done(self.cast["asker"].somebody.post(f"/communities/{place.id}/requests", {}), 201)

    def _callers(self) -> None:
        """Everybody but those whom it is about. Some have lost their accounts, and send their cookies yet."""
        self.world.house.settle()
        # That a token is used is noted once an hour: what the bot asks from now on writes nothing.
        done(self.world.bot.somebody.get("/me", **self.world.bot.headers))
        for status, who in self.lost.items():
            done(self.world.house.ada.patch(f"/people/{who.id}", {"status": status}))
            who.signed_in = False
        if "departed" in self.lost:
            del self.place.inside[self.lost["departed"].id]
        there = {name: who for name, who in self.cast.items() if name not in ("target", "asker")}
        strangers = () if self.place.rules[-1][1] != "none" else ("invited guest", "outside guest")
        for name in ("late", "late guest", *strangers):
            if name in there and there[name].id not in self.place.inside:
                del there[name]
        nobody = [self.world.visitor] if self._meets_nobody else []
        self.scene.callers = [*nobody, self.world.administrator, self.world.bot, *there.values()]
        if self.several:
            self.scene.callers = [who for who in self.scene.callers if who.name in TRAVELLERS]

    def rests(self) -> None:
        """The stewards archive the place."""
        done(self.steward.somebody.patch(f"/communities/{self.place.id}", {"archived": True}, if_match="*"))
        self.place.archived = True

    def ends(self) -> None:
        """The place is deleted: its tombstone is judged first. What people hold of it is not cleared yet."""
        ratchet.bury(self.steward.somebody, self.world.house.ada, self.place.id)
        self.place.deleted = True
