"""Who runs the network, and appointments that wait for a second signature."""

import functools
import operator
from typing import Final

from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UnicodeSetAttribute
from pynamodb.expressions.condition import Condition, size
from pynamodb.expressions.update import Action

from chalicelib.access.model import NetworkRole, PersonId
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Item, Key, NetworkRow
from chalicelib.people.model import Appointment, Person
from chalicelib.people.rules.standing import appoints, runs_network

PLACE: Final = Key("network", "NETWORK", "ADMINISTRATORS")
APPOINTMENTS: Final = "APPOINTMENTS"
PERSON: Final = "PERSON#"


class AdministratorsRow(NetworkRow, discriminator="Administrators"):
    """`NETWORK` / `ADMINISTRATORS`: those who can act now, and how many were ever appointed."""

    people = UnicodeSetAttribute(null=True)
    appointed = NumberAttribute(null=True)


class AppointmentRow(NetworkRow, discriminator="Appointment"):
    """`APPOINTMENTS` / `PERSON#p`: roles, and the first of the two who sign for them."""

    roles = UnicodeSetAttribute()
    by = UnicodeAttribute()
    at = NumberAttribute()


def keep(
    change: Change, person: Person, *, was: Person | None, alone: bool, by: PersonId | None = None
) -> None:
    """Keeps the list of administrators with a card.

    The last cannot go. One who appoints `alone` must be the only one there ever was, and whoever decides
    (`by`) must run the network still: of two who take the role from each other at once, one does. Otherwise
    all is decided anew.
    """
    before, after = was is not None and runs_network(was), runs_network(person)
    actions, demands = list[Action](), [] if by is None else [_acts(by)]
    if after and not before:
        actions.append(AdministratorsRow.people.add({person.id}))
    if before and not after:
        actions.append(AdministratorsRow.people.delete({person.id}))
        demands.append(_several())
    if appoints(was, person.roles) if was else NetworkRole.ADMINISTRATOR in person.roles:
        actions.append(AdministratorsRow.appointed.add(1))
        demands += [AdministratorsRow.appointed == 1] if alone else []
    row, condition = AdministratorsRow(PLACE.pk, PLACE.sk), _all(demands)
    if actions:
        change.update(row, *actions, condition=condition)
    elif condition is not None:
        change.check(row, condition)


def _all(demands: list[Condition]) -> Condition | None:
    return functools.reduce(operator.and_, demands) if demands else None


def demand(change: Change, administrator: PersonId) -> None:
    """What an administrator does stands only if they run the network still, or is decided anew."""
    change.check(AdministratorsRow(PLACE.pk, PLACE.sk), _acts(administrator))


def _acts(administrator: PersonId) -> Condition:
    acts: Condition = AdministratorsRow.people.contains(administrator)
    return acts


def _several() -> Condition:
    # PynamoDB types everything but this function.
    several: Condition = size(AdministratorsRow.people) > 1  # type: ignore[no-untyped-call]
    return several


def remain(item: Item | None, without: PersonId) -> bool:
    """Whether somebody runs the network still when one does not any more."""
    people: set[str] = set((item or {}).get("people") or ())
    return bool(people - {without})


def appointed(item: Item | None) -> int:
    """How many administrators were ever appointed."""
    return item.get("appointed", 0) if item else 0


def appointment_key(person: str) -> Key:
    """Where an appointment waits for its second signature."""
    return Key("network", APPOINTMENTS, f"{PERSON}{person}")


def appointments() -> Query:
    """The query for all that wait; they lapse after days, so they are few."""
    return Query("network", APPOINTMENTS, prefix=PERSON, limit=200)


def appointed_in(item: Item) -> Appointment:
    """The appointment that a row of the list tells."""
    return _appointment(PersonId(item["sk"].removeprefix(PERSON)), item)


def appointment_in(person: PersonId, item: Item | None) -> Appointment | None:
    """The appointment that a stored row tells."""
    return None if item is None else _appointment(person, item)


def _appointment(person: PersonId, item: Item) -> Appointment:
    return Appointment(person, frozenset(map(NetworkRole, item["roles"])), PersonId(item["by"]), item["at"])


def propose(change: Change, appointment: Appointment) -> None:
    """Writes the first signature over whatever waited before."""
    key = appointment_key(appointment.person)
    roles = {role.value for role in appointment.roles}
    change.put(AppointmentRow(key.pk, key.sk, roles=roles, by=appointment.by, at=appointment.at))


def settle(change: Change, appointment: Appointment) -> None:
    """Takes a first signature away when the second is there, or nobody gave it; one that changed meanwhile is
    decided anew."""
    key = appointment_key(appointment.person)
    unchanged = (AppointmentRow.by == appointment.by) & (AppointmentRow.at == appointment.at)
    change.delete(AppointmentRow(key.pk, key.sk), unchanged)
