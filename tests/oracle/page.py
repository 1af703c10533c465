"""The page about access, said again as a model. It imports nothing of the code: who is told twice is told
independently.

A place is the list of rules that it has had. An era is its position in that list, from 1 on; what was written
in an era has the rule of that era, whatever came later.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

RUNGS: Final = ("none", "participant", "moderator", "steward")
ANYBODY_INSIDE: Final = {"leave", "post", "comment", "react"}
READING: Final = {"read", "list_people", "mark", "report"}
BY_STEWARDS: Final = {"configure", "admit", "appoint", "archive"}
ADMITS: Final = {"join", "accept", "invite", "admit", "vouch"}
SPEAKS: Final = {"post", "comment", "react"}
NOT_BY_GUESTS: Final = {"invite", "moderate", "vouch"} | BY_STEWARDS
NOT_BY_BOTS: Final = NOT_BY_GUESTS | {"join", "ask", "accept", "leave"}


@dataclass(frozen=True)
class Seat:
    """Somebody's place inside: role, the first era that is theirs, and the version of the rules accepted."""

    role: str
    since: int
    accepted: int = 0


@dataclass(frozen=True)
class Soul:
    """What somebody is: `member`, `guest` of a company, or `bot` of a member."""

    kind: str
    company: str | None = None

    @property
    def guest(self) -> bool:
        return self.kind == "guest"


@dataclass
class Place:
    """A community: its rules in order, and its state."""

    rules: list[tuple[str, str]]
    archived: bool = False
    deleted: bool = False
    frozen: bool = False
    vouching: bool = False
    terms: int = 0
    inside: dict[str, Seat] = field(default_factory=dict)

    @property
    def era(self) -> int:
        return len(self.rules)

    @property
    def visibility(self) -> str:
        return self.rules[-1][0]

    @property
    def clause(self) -> str:
        return self.rules[-1][1]

    def begins(self, *, guest: bool) -> int:
        """`from` of who comes in now: the first era of the present unbroken run with this visibility, and
        for a guest with this clause."""
        first = self.era
        while first > 1 and self._alike(self.rules[first - 2], guest=guest):
            first -= 1
        return first

    def _alike(self, rule: tuple[str, str], *, guest: bool) -> bool:
        return rule == self.rules[-1] if guest else rule[0] == self.visibility


def covered(clause: str, company: str | None) -> bool:
    """The company wall: only the company that the clause names, or any where companies meet."""
    if company is None or clause == "none":
        return False
    return clause in ("mixed", company)


def awake(place: Place, soul: Soul) -> bool:
    """Whether a place exists at all for somebody inside it: guests need the clause, and sleep in archives."""
    if place.deleted:
        return False
    return not soul.guest or (covered(place.clause, soul.company) and not place.archived)


def reads_now(place: Place, soul: Soul, seat: Seat | None, *, opened: bool = False) -> bool:
    """The second condition: the community's card lets them read now."""
    if place.deleted:
        return False
    if opened:
        return True
    if seat is not None:
        return awake(place, soul)
    return not soul.guest and place.visibility == "open"


def reads(
    place: Place, soul: Soul, seat: Seat | None, stamps: Iterable[int], *, opened: bool = False
) -> bool:
    """The second and third conditions, for an item written in these eras: its own and its parents'."""
    if not reads_now(place, soul, seat, opened=opened):
        return False
    return opened or all(_admitted(place, soul, seat, era) for era in stamps)


def _admitted(place: Place, soul: Soul, seat: Seat | None, era: int) -> bool:
    visibility, clause = place.rules[era - 1]
    if soul.guest and not covered(clause, soul.company):
        return False
    if visibility == "open" and not soul.guest:
        return True
    return seat is not None and seat.since <= era


def knows_of(place: Place, soul: Soul, seat: Seat | None, *, invited: bool = False) -> bool:
    """The first line of the table, and the sentence about guests."""
    if not awake(place, soul):
        return False
    if seat is not None or invited:
        return True
    return not soul.guest and place.visibility != "secret"


def may(
    place: Place, soul: Soul, seat: Seat | None, verb: str, *, invited: bool = False, opened: bool = False
) -> bool:
    """Whether somebody may do this to a place now."""
    if verb in READING:
        read_only = opened and verb in ("read", "list_people")
        return reads_now(place, soul, seat, opened=read_only)
    if verb == "know_of":
        return (opened and not place.deleted) or knows_of(place, soul, seat, invited=invited)
    if not awake(place, soul) or _rests(place, seat, verb) or _never(soul, verb):
        return False
    return _granted(place, soul, seat, verb, invited=invited)


def _never(soul: Soul, verb: str) -> bool:
    return (soul.guest and verb in NOT_BY_GUESTS) or (soul.kind == "bot" and verb in NOT_BY_BOTS)


def _rests(place: Place, seat: Seat | None, verb: str) -> bool:
    """Archives are read-only and admit nobody; orphans admit nobody; who has not agreed is silent."""
    if place.archived and verb in ADMITS | SPEAKS | {"ask"}:
        return True
    silent = seat is not None and seat.accepted < place.terms
    return (place.frozen and verb in ADMITS) or (silent and verb in SPEAKS)


def _granted(place: Place, soul: Soul, seat: Seat | None, verb: str, *, invited: bool) -> bool:
    rung = 0 if seat is None else 1 if soul.guest else RUNGS.index(seat.role)
    if verb in ("join", "ask"):
        # Who is in already is not refused: for them it changes nothing.
        allowed = ("open",) if verb == "join" else ("open", "private")
        return place.visibility in allowed and (rung > 0 or not soul.guest)
    if verb == "accept":
        return invited or rung > 0
    if verb in BY_STEWARDS or verb == "moderate":
        return rung >= (3 if verb in BY_STEWARDS else 2)
    return rung > 0 and (verb != "vouch" or place.vouching)


OFFERED: Final = (
    "read", "join", "ask", "accept", "leave", "post", "comment", "react", "invite", "moderate", "configure",
    "admit", "vouch", "appoint", "archive",
)  # fmt: skip
"""The verbs that a card offers."""


def offered(
    place: Place, soul: Soul, seat: Seat | None, *, invited: bool, asked: bool, opened: bool
) -> set[str]:
    """The verbs that make sense for somebody before a place: nobody comes in who is inside, asks who may come
    or has asked, or invites where it would be an admission that is not theirs to give."""
    found = {verb for verb in OFFERED if may(place, soul, seat, verb, invited=invited, opened=opened)}
    if seat is not None:
        found -= {"join", "accept", "ask"}
    if invited or asked or "join" in found:
        found -= {"ask"}
    if place.visibility != "open" and "admit" not in found:
        found -= {"invite"}
    return found
