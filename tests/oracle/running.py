"""What the network does to everybody: days pass, contracts end, guests are switched off, glass is broken."""

from datetime import UTC, datetime, timedelta
from typing import Final

from tests.cast.house import Somebody, done
from tests.communities.widening import proposes
from tests.governance.officers import MINUTE, Bureau, asks, bureau, signs
from tests.oracle.books import Actor, Room
from tests.oracle.coming import Comings
from tests.oracle.page import Soul
from tests.oracle.ruling import RULES, narrower

FRESH: Final = 20.0
"""Days after which everybody signs in again: sessions last for thirty."""
LONGEST: Final = 9
"""Days that pass at most in one step."""


class Running(Comings):
    """The part of a world that is the network's own."""

    signed: float
    office: Bureau
    bea: Actor

    def opens_office(self) -> None:
        """The officers of the network look at everything too, but do not live here."""
        self.office = bureau(self.house)
        for each in self._officers():
            done(each.signs_in(), 201)
        self.now = self.signed = 0.0
        self.bea = Actor("bea", self.office.bea, Soul("member"), runs=True)

    def _officers(self) -> list[Somebody]:
        return [self.house.ada, self.office.bea, self.office.cleo]

    def viewers(self) -> list[Actor]:
        """Everybody who looks."""
        return [*self.actors.values(), self.bea]

    # Time.
    def wait(self, room: Room) -> bool:
        self.later(self.dice.choice((2, 5, LONGEST)))
        return True

    def later(self, days: int) -> None:
        """Whole days pass, and a minute: what a seed makes happen hardly depends on the time of day."""
        self.house.passes(days + MINUTE)
        self.now += days + MINUTE
        for room in self.rooms:
            # More than a day went by: what was narrowed stays so, and whatever stood open has closed.
            room.now, room.undoable, room.opened = self.now, False, {}
        today = (datetime.now(UTC) + timedelta(days=self.now)).date()
        for each in self._present():
            if each.ends is not None and each.ends < today:
                self._departs(each)
            elif each.orphaned is not None and each.orphaned <= self.now:
                # Who was suspended already stays so.
                each.active, each.orphaned = False, None
        if self.now - self.signed > FRESH:
            for someone in [*(each.who for each in self._here()), *self._officers()]:
                done(someone.signs_in(), 201)
            self.signed = self.now

    def widen(self, room: Room) -> bool:
        choices = [rule for rule in RULES if rule != room.rules[-1] and not narrower(room.rules[-1], rule)]
        if not choices or room.archived or room.undoable:
            return False
        rule = self.dice.choice(choices)
        path = proposes(self.stella.who, room.id, **self.draft(rule))
        done(self.sven.who.put(f"{path}/signature"))
        self.later(7)
        assert done(self.stella.who.get(path))["state"] == "in_force"
        room.rules.append(rule)
        room.widened.append(room.era)
        return True

    # Contracts.
    def renew(self, room: Room) -> bool:
        """A sponsor lengthens or shortens a guest's stay."""
        able = [each for each in self._visitors() if self.actors[each.sponsor].active]
        if not able:
            return False
        guest, days = self.dice.choice(able), int(self.now) + self.dice.choice((3, 9, 40))
        ends = datetime.now(UTC).date() + timedelta(days=days)
        sponsor = self.actors[guest.sponsor].who
        done(sponsor.patch(f"/guests/{guest.who.id}", {"ends_on": ends.isoformat()}))
        guest.ends = ends
        return True

    def hand_over(self, room: Room) -> bool:
        """Somebody else answers for a guest: their sponsor has said so, or an administrator."""
        guests = self._visitors()
        members = [each for each in self._here() if not each.soul.guest]
        if not guests:
            return False
        guest, sponsor = self.dice.choice(guests), self.dice.choice(members)
        was = self.actors[guest.sponsor]
        by = was.who if was.active else self.house.ada
        done(by.patch(f"/guests/{guest.who.id}", {"sponsor": sponsor.who.id}))
        guest.sponsor = sponsor.name
        if sponsor is not was:
            guest.orphaned = None
        return True

    def _visitors(self) -> list[Actor]:
        return [each for each in self._present() if each.soul.guest]

    # Guests off and on.
    def guests_off(self, room: Room) -> bool:
        if not self.guests or not self._visitors():
            return False
        done(self.house.ada.patch("/settings", {"guests": False}, if_match="*"))
        self._switched(False)
        return True

    def guests_on(self, room: Room) -> bool:
        """What loosens takes two and a week."""
        if self.guests:
            return False
        said = done(self.house.ada.patch("/settings", {"guests": True}, if_match="*"), 202)
        done(self.office.bea.put(f"/settings/changes/{said['number']}/signature"))
        self.later(7)
        self._switched(True)
        return True

    def _switched(self, on: bool) -> None:
        self.guests = on
        for each in self.actors.values():
            each.off = not on

    # Break-glass.
    def break_glass(self, room: Room) -> bool:
        """Bea looks inside; everybody inside is told."""
        number = int(done(asks(self.office.bea, room.id), 202)["number"])
        done(signs(self.office.cleo, room.id, number))
        self.house.settle()
        room.glass.append(set(room.inside))
        room.opened[self.bea.name] = number
        return True

    def mend_glass(self, room: Room) -> bool:
        number = room.opened.get(self.bea.name)
        if number is None:
            return False
        done(self.office.bea.delete(f"/communities/{room.id}/break-glass/{number}"), 204)
        # Who came in meanwhile is told of its end.
        self.house.settle()
        room.glass[number - 1] |= set(room.inside)
        room.opened = {}
        return True
