"""Where an account stands, and who runs the network."""

from dataclasses import replace
from typing import Final

from chalicelib.access.model import Kind, NetworkRole, PersonId, Status
from chalicelib.foundation import clock
from chalicelib.foundation.refusals import Conflict, fault
from chalicelib.people.model import Appointment, Person

STANDS: Final = 7 * clock.DAY
"""How long the first of two signatures under an appointment waits for the second."""


def runs_network(person: Person) -> bool:
    """Whether this is an administrator who can act now."""
    return NetworkRole.ADMINISTRATOR in person.roles and person.status is Status.ACTIVE


def may_sign_in(person: Person) -> bool:
    """Whether a code may open a session: invited or active, and the end still ahead."""
    ahead = person.ends is None or person.ends > clock.now()
    return person.status in (Status.INVITED, Status.ACTIVE) and ahead


def activated(person: Person) -> Person:
    """The person after a verified sign-in."""
    if person.status is not Status.INVITED:
        return person
    return replace(person, status=Status.ACTIVE, activated=clock.now())


def with_status(person: Person, wanted: Status) -> Person:
    """The person with another status. Departure is final (Conflict `departed_final`).

    Who comes back without ever having signed in is invited again, not active.
    """
    if person.status is Status.DEPARTED and wanted is not Status.DEPARTED:
        raise Conflict("departed_final")
    if wanted is Status.ACTIVE and person.activated is None:
        return replace(person, status=Status.INVITED)
    if wanted is Status.DEPARTED:
        nothing = replace(person, address=None, coming=None, orphaned=None, returned=None, roles=frozenset())
        return replace(nothing, status=wanted)
    return replace(person, status=wanted)


def demand_roles(person: Person, wanted: frozenset[NetworkRole]) -> None:
    """Raises Invalid where a person can have none of the network's roles, Conflict `not_active` for somebody
    who could not act as one now."""
    if not wanted <= person.roles and person.kind is not Kind.MEMBER:
        raise fault("/roles", "roles_of_members")
    if not wanted <= person.roles and person.status is not Status.ACTIVE:
        raise Conflict("not_active")


def appoints(person: Person, wanted: frozenset[NetworkRole]) -> bool:
    """Whether these roles would make somebody an administrator: that takes two of them."""
    return NetworkRole.ADMINISTRATOR in wanted - person.roles


def second_signature(
    pending: Appointment | None, wanted: frozenset[NetworkRole], by: PersonId
) -> Appointment | None:
    """The first signature, where another administrator gave it for the same roles and it still stands."""
    if pending is None or pending.by == by or pending.roles != wanted:
        return None
    return pending if pending.at + STANDS > clock.now() else None
