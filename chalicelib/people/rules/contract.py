"""A guest's contract: somebody answers for them, until a last day, and both are told before it comes."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from chalicelib.access.model import Kind, PersonId, Status
from chalicelib.foundation import clock
from chalicelib.people.model import Person

END: Final = "guest.end"
REMINDER: Final = "guest.reminder"
ORPHAN: Final = "guest.orphan"
ADDRESS: Final = "person.address"
REMINDED: Final = (14, 3)
"""How many days before the end of a stay sponsor and guest are reminded of it."""
SEEKS: Final = 14 * clock.DAY
"""How long a guest whose sponsor has left has to find another."""
STAYING: Final = frozenset({Status.INVITED, Status.ACTIVE})


class Fall(NamedTuple):
    """Something about a person that falls due: its kind, when, and what it stands on."""

    kind: str
    at: int
    ref: str


def falls(person: Person) -> Iterator[Fall]:
    """What falls due for a person as they are: it counts only while they are so.

    Each names the instant that it stands on, so that a stay that was renewed, a sponsor who was found or an
    address that was taken back leave nothing to be taken away.
    """
    now = clock.now()
    if person.kind is Kind.GUEST and person.ends is not None:
        yield Fall(END, person.ends, _ref(person, person.ends))
        ahead = [(days, person.ends - days * clock.DAY) for days in REMINDED]
        yield from (
            Fall(REMINDER, at, _ref(person, person.ends, f".{days}")) for days, at in ahead if at > now
        )
    if person.orphaned is not None:
        yield Fall(ORPHAN, person.orphaned, _ref(person, person.orphaned))
    if person.coming is not None:
        yield Fall(ADDRESS, person.coming.on, _ref(person, person.coming.on))


def _ref(person: Person, stands_on: int, more: str = "") -> str:
    return f"{person.id}.{stands_on}{more}"


def answers(person: Person) -> bool:
    """Whether somebody can be a guest's sponsor: a member whose account is active."""
    return person.kind is Kind.MEMBER and person.status is Status.ACTIVE


def reminder_due(person: Person, ends: int, days: int) -> bool:
    """Whether a guest whose stay ended at `ends` when the reminder was laid is still to be reminded.

    One that comes later than the next one would says nothing true any more.
    """
    later = [each for each in REMINDED if each < days]
    until = ends - max(later, default=0) * clock.DAY
    return person.status in STAYING and person.ends == ends and clock.now() < until


def is_over(person: Person, ends: int) -> bool:
    """Whether a guest's stay that was to end at `ends` has come to its end and they are here still."""
    return person.ends == ends and ends <= clock.now() and person.status is not Status.DEPARTED


def loses_sponsor(person: Person, sponsor: PersonId) -> bool:
    """Whether a guest for whom somebody answered who has left is still without another, and does not know."""
    return person.sponsor == sponsor and person.orphaned is None and person.status in STAYING


def orphan(person: Person, until: int) -> Person:
    """The guest, who has until then to find another sponsor."""
    return replace(person, orphaned=until)


def abandoned(person: Person) -> Person:
    """The guest who found none: suspended."""
    return replace(person, orphaned=None, status=Status.SUSPENDED)


def is_orphan(person: Person, until: int) -> bool:
    """Whether a guest who had until then to find a sponsor has found none."""
    return person.orphaned == until and until <= clock.now() and person.status in STAYING
