"""Who comes and who goes: alone, invited, asking, added; suspended, departed, arrived."""

from datetime import UTC, datetime, timedelta

from tests.cast.caller import Reply
from tests.cast.house import House, done
from tests.oracle.books import Actor, Room
from tests.oracle.page import Soul, covered
from tests.oracle.ruling import Rules

PEOPLE_MOST = 9
SEEKS = 14.0
"""Days that a guest whose sponsor has left has to find another."""


class Comings(Rules):
    """The part of a world that its doors are about."""

    house: House
    mark: str
    guests: bool
    now: float

    def knows(self, viewer: Actor, other: Actor) -> bool:
        """Whether somebody may see another: the page's paragraph about it."""
        if viewer is other or not (viewer.soul.guest or other.soul.guest):
            return True
        if not viewer.soul.guest and (viewer.runs or other.sponsor == viewer.name):
            return True
        return any(room.meets(viewer, other) for room in self.rooms)

    # Newcomers.
    def _member(self, name: str) -> Actor:
        return Actor(name, self.house.person(f"{name.title()} {self.mark}"), Soul("member"))

    def _guest(self, name: str, company: str, room: Room) -> Actor:
        days = int(self.now) + self.dice.choice((4, 10, 25, 300))
        known, called = self.companies[company], f"{name.title()} {self.mark}"
        who = self.house.guest(self.stella.who, known, room.id, called, days=days)
        ends = datetime.now(UTC).date() + timedelta(days=days)
        guest = Actor(name, who, Soul("guest", company), sponsor="stella", ends=ends)
        room.enters(guest)
        return guest

    def arrive(self, room: Room) -> bool:
        """Somebody new: an employee, or a guest whom the sponsor lets in here."""
        if len(self._present()) >= PEOPLE_MOST:
            return False
        company = self.dice.choice(("acme", "bolt"))
        name = f"{self.dice.choice(('nora', 'otto', 'uma'))}{len(self.actors)}"
        if self.guests and covered(room.clause, company) and not room.archived:
            self.actors[name] = self._guest(name, company, room)
        else:
            self.actors[name] = self._member(name)
        return True

    def _present(self) -> list[Actor]:
        return [each for each in self.actors.values() if not each.gone]

    # Coming.
    def _outside(self, room: Room) -> list[Actor]:
        """Who could be let in, as far as a steward knows them."""
        return [
            each
            for each in self._here()
            if each.name not in room.inside and self._fits(room, each) and self.knows(self.stella, each)
        ]

    def _fits(self, room: Room, actor: Actor) -> bool:
        return not actor.soul.guest or (self.guests and covered(room.clause, actor.soul.company))

    def come(self, room: Room) -> bool:
        able = self._outside(room)
        if not able or room.archived:
            return False
        actor = self.dice.choice(able)
        alone = room.visibility == "open" and not actor.soul.guest and self.dice.random() < 0.6
        role = "participant" if alone or actor.soul.guest else self.dice.choice(("participant", "moderator"))
        done(actor.who.joins(room.id) if alone else self.stella.who.adds(room.id, actor.who, role))
        room.enters(actor, role)
        return True

    def invite(self, room: Room) -> bool:
        able = [each for each in self._outside(room) if not room.bids(each)]
        if not able or room.archived:
            return False
        actor = self.dice.choice(able)
        done(self.stella.who.post(f"/communities/{room.id}/invitations", {"person": actor.who.id}), 201)
        room.invited[actor.name] = (room.era, room.now)
        room.asked.discard(actor.name)
        return True

    def accept(self, room: Room) -> bool:
        """Who is invited comes in, declines, or finds the door closed again."""
        able = [each for each in self._here() if room.bids(each) and room.knows_of(each)]
        if not able or room.archived:
            return False
        actor, path = self.dice.choice(able), f"/communities/{room.id}/invitations"
        chance = self.dice.random()
        if chance < 0.6:
            done(actor.who.joins(room.id))
            room.enters(actor)
            return True
        by = actor if chance < 0.8 else self.stella
        done(by.who.delete(f"{path}/{actor.who.id}"), 204)
        del room.invited[actor.name]
        return True

    def ask(self, room: Room) -> bool:
        able = [each for each in self._here() if "ask" in room.offered(each)]
        if not able:
            return False
        actor = self.dice.choice(able)
        done(actor.who.post(f"/communities/{room.id}/requests", {}), 201)
        room.asked.add(actor.name)
        room.invited.pop(actor.name, None)
        return True

    def answer(self, room: Room) -> bool:
        """A steward lets somebody in who asked, or declines."""
        able = [each for each in self._here() if each.name in room.asked]
        if not able or room.archived:
            return False
        actor = self.dice.choice(able)
        if self.dice.random() < 0.5:
            done(self.stella.who.adds(room.id, actor.who))
            room.enters(actor)
        else:
            done(self.sven.who.delete(f"/communities/{room.id}/requests/{actor.who.id}"), 204)
            room.asked.discard(actor.name)
        return True

    # Going.
    def go(self, room: Room) -> bool:
        away = [each for each in self.actors.values() if each.name in room.inside and not room.steward(each)]
        if away:
            actor = self.dice.choice(away)
            done(self.stella.who.delete(f"/communities/{room.id}/people/{actor.who.id}"), 204)
            room.leaves(actor)
        return bool(away)

    def _others(self) -> list[Actor]:
        return [each for each in self._present() if each not in (self.stella, self.sven)]

    def suspend(self, room: Room) -> bool:
        able = [each for each in self._others() if each.active]
        if able:
            actor = self.dice.choice(able)
            done(self._account(actor, "suspended"))
            actor.active = False
        return bool(able)

    def come_back(self, room: Room) -> bool:
        away = [each for each in self._others() if not each.active and not self._alone(each)]
        if away:
            actor = self.dice.choice(away)
            done(self._account(actor, "active"))
            done(actor.who.signs_in(), 201)
            actor.active = True
        return bool(away)

    def depart(self, room: Room) -> bool:
        """Somebody leaves the network; the guests for whom they answer have two weeks."""
        able = self._others()
        if len(able) < 5:
            return False
        actor = self.dice.choice(able)
        done(self._account(actor, "departed"))
        self._departs(actor)
        return True

    def _departs(self, actor: Actor) -> None:
        actor.active, actor.gone = False, True
        for room in self.rooms:
            room.forgets(actor)
        for each in self._present():
            if each.sponsor == actor.name and each.active:
                each.orphaned = self.now + SEEKS

    def _alone(self, guest: Actor) -> bool:
        return guest.soul.guest and self.actors[guest.sponsor].gone

    def _account(self, actor: Actor, status: str) -> Reply:
        return self.house.ada.patch(f"/people/{actor.who.id}", {"status": status})
