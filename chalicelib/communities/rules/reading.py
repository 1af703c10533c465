"""Why somebody can read something, or cannot: the policy's answer with its reason. Pure."""

from dataclasses import replace
from enum import StrEnum
from typing import Final

from chalicelib.access import policy
from chalicelib.access.model import MIXED, Gate, Kind, Stamp, Status
from chalicelib.access.policy import Asker
from chalicelib.access.verbs import Verb
from chalicelib.people.model import Person


class Because(StrEnum):
    """A reason. Its sentence is `access_<code>` in the texts."""

    OPEN = "open"
    INSIDE = "inside"
    GLASS = "glass"
    OUTSIDE = "outside"
    CAME_LATER = "came_later"
    CLAUSE = "clause"
    ASLEEP = "asleep"
    COMPANY = "company"
    MIXED = "mixed"
    UNCOVERED = "uncovered"
    ARCHIVED = "archived"
    OFF = "off"
    SUSPENDED = "suspended"
    DEPARTED = "departed"
    INVITED = "invited"
    OVER = "over"
    NOT_NOW = "not_now"


READS: Final = frozenset({Because.OPEN, Because.INSIDE, Because.GLASS, Because.COMPANY, Because.MIXED})
STATES: Final = {
    Status.INVITED: Because.INVITED,
    Status.SUSPENDED: Because.SUSPENDED,
    Status.DEPARTED: Because.DEPARTED,
}


def of_item(asker: Asker, gate: Gate, *stamps: Stamp) -> Because:
    """Why an active person reads, or does not, what carries all these stamps."""
    plain = replace(asker, opened=False)
    if policy.may_read(replace(plain, membership=None), gate, *stamps):
        return Because.OPEN
    if policy.may_read(plain, gate, *stamps):
        return Because.INSIDE
    if policy.may_read(asker, gate, *stamps):
        return Because.GLASS
    return _why_not(plain, gate, stamps)


def _why_not(asker: Asker, gate: Gate, stamps: tuple[Stamp, ...]) -> Because:
    if asker.membership is None:
        return Because.OUTSIDE
    if asker.kind is Kind.GUEST and not policy.may(asker, Verb.READ, gate):
        return Because.ASLEEP
    if asker.kind is Kind.GUEST and not all(policy.covers(each.guests, asker.company) for each in stamps):
        return Because.CLAUSE
    return Because.CAME_LATER


def of_place(guest: Asker, gate: Gate) -> Because:
    """Why a guest who is inside reads in a community now, or sleeps there."""
    if gate.archived:
        return Because.ARCHIVED
    if guest.company is None:
        return Because.OFF
    if not policy.covers(gate.rule.guests, guest.company):
        return Because.UNCOVERED
    return Because.MIXED if gate.rule.guests == MIXED else Because.COMPANY


def told(because: Because, person: Person, now: int, *, answers: bool) -> Because:
    """The reason as far as one may know it: how an account stands is told to those who answer for it."""
    state = STATES.get(person.status)
    if state is None and person.ends is not None and person.ends <= now:
        state = Because.OVER
    if because not in READS or state is None:
        return because
    return state if answers or state is Because.DEPARTED else Because.NOT_NOW
