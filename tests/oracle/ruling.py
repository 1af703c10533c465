"""What happens to the rules and to the state of places."""

import itertools
import random
from dataclasses import replace
from typing import Final

from tests.cast.house import done
from tests.communities.test_earlier import shows as shows_earlier
from tests.communities.widening import changes
from tests.oracle.books import Actor, Room

WIDTH: Final = {"secret": 0, "private": 1, "open": 2}
RULES: Final = list(itertools.product(WIDTH, ("none", "mixed", "acme", "bolt")))


def narrower(was: tuple[str, str], rule: tuple[str, str]) -> bool:
    """Whether no part of a rule lets anybody in whom the former one kept out, and some part keeps out."""
    clause = rule[1] in (was[1], "none") or was[1] == "mixed"
    return rule != was and WIDTH[rule[0]] <= WIDTH[was[0]] and clause


class Rules:
    """The part of a world that its stewards decide."""

    dice: random.Random
    actors: dict[str, Actor]
    companies: dict[str, str]
    rooms: list[Room]
    stella: Actor
    sven: Actor

    def _here(self) -> list[Actor]:
        return [each for each in self.actors.values() if each.active]

    def draft(self, rule: tuple[str, str]) -> dict[str, str]:
        return {"visibility": rule[0], "guests": self.companies.get(rule[1], rule[1])}

    def narrow(self, room: Room) -> bool:
        choices = [rule for rule in RULES if narrower(room.rules[-1], rule)]
        if not choices or room.archived:
            return False
        rule = self.dice.choice(choices)
        done(changes(self.stella.who, room.id, **self.draft(rule)))
        room.rules.append(rule)
        room.undoable = True
        return True

    def undo(self, room: Room) -> bool:
        if not room.undoable or room.archived:
            return False
        done(changes(self.sven.who, room.id, **self.draft(room.rules[-2])))
        room.rules.append(room.rules[-2])
        room.restored.append(room.era)
        room.undoable = False
        return True

    def show_earlier(self, room: Room) -> bool:
        late = [
            each
            for each in self._here()
            if each.name in room.inside and not each.soul.guest and room.inside[each.name].since > 1
        ]
        if not late or room.archived:
            return False
        actor = self.dice.choice(late)
        seat = room.inside[actor.name]
        era = self.dice.randrange(1, seat.since)
        done(shows_earlier(self.stella.who, room.id, actor.who, era), 202)
        done(shows_earlier(self.sven.who, room.id, actor.who, era))
        room.inside[actor.name] = replace(seat, since=era)
        return True

    def archive(self, room: Room) -> bool:
        return not room.archived and self._archived(room, True)

    def wake(self, room: Room) -> bool:
        return room.archived and self._archived(room, False)

    def _archived(self, room: Room, archived: bool) -> bool:
        done(self.stella.who.patch(f"/communities/{room.id}", {"archived": archived}, if_match="*"))
        room.archived = archived
        return True

    def agree(self, room: Room) -> bool:
        able = [each for each in self._here() if each.name in room.inside and room.reads_now(each)]
        if not able:
            return False
        actor = self.dice.choice(able)
        done(actor.who.patch(f"/communities/{room.id}/membership", {"listed": True}))
        room.listed[actor.name] = room.era
        return True
