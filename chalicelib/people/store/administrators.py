"""Who runs the network, and appointments that wait for a second signature."""

from typing import Final

from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UnicodeSetAttribute
from pynamodb.expressions.condition import Condition, size
from pynamodb.expressions.update import Action

from chalicelib.access import keys
from chalicelib.access.model import NetworkRole, PersonId, Status
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict
from chalicelib.foundation.tables import Item, Key, NetworkRow
from chalicelib.people.model import Appointment, Person
from chalicelib.people.rules.standing import appoints, runs_network

PLACE: Final = Key("network", "NETWORK", "ADMINISTRATORS")


class AdministratorsRow(NetworkRow, discriminator="Administrators"):
    """`NETWORK` / `ADMINISTRATORS`: those who can act now, and how many were ever appointed."""

    people = UnicodeSetAttribute(null=True)
    appointed = NumberAttribute(null=True)


class AppointmentRow(NetworkRow, discriminator="Appointment"):
    """`PERSON#p` / `APPOINTMENT`: roles, and the first of the two who sign for them."""

    roles = UnicodeSetAttribute()
    by = UnicodeAttribute()
    at = NumberAttribute()


class AdministratorCheck(NetworkRow, discriminator="AdministratorCheck"):
    """`PERSON#p` / `CARD`, as far as it says who can act as an administrator."""

    status = UnicodeAttribute(null=True)
    roles = UnicodeSetAttribute(null=True)


def keep(change: Change, person: Person, *, was: Person | None, alone: bool) -> None:
    """Keeps the list of administrators with a card.

    The last cannot go (Conflict `last_administrator`). One who appoints `alone` must be the only one there
    ever was, or is decided anew.
    """
    before, after = was is not None and runs_network(was), runs_network(person)
    actions: list[Action] = []
    condition: Condition | None = None
    if after and not before:
        actions.append(AdministratorsRow.people.add({person.id}))
    if before and not after:
        actions.append(AdministratorsRow.people.delete({person.id}))
        condition = _several()
    if appoints(was, person.roles) if was else NetworkRole.ADMINISTRATOR in person.roles:
        actions.append(AdministratorsRow.appointed.add(1))
        condition = AdministratorsRow.appointed == 1 if alone else None
    if actions:
        refusal = Conflict("last_administrator") if before and not after else None
        change.update(AdministratorsRow(PLACE.pk, PLACE.sk), *actions, condition=condition, otherwise=refusal)


def _several() -> Condition:
    # PynamoDB types everything but this function.
    several: Condition = size(AdministratorsRow.people) > 1  # type: ignore[no-untyped-call]
    return several


def appointed(item: Item | None) -> int:
    """How many administrators were ever appointed."""
    return item.get("appointed", 0) if item else 0


def appointment_key(person: str) -> Key:
    """Where an appointment waits for its second signature."""
    return Key("network", f"PERSON#{person}", "APPOINTMENT")


def appointment_in(person: PersonId, item: Item | None) -> Appointment | None:
    """The appointment that a stored row tells."""
    if item is None:
        return None
    return Appointment(person, frozenset(map(NetworkRole, item["roles"])), PersonId(item["by"]), item["at"])


def propose(change: Change, appointment: Appointment) -> None:
    """Writes the first signature over whatever waited before."""
    key = appointment_key(appointment.person)
    roles = {role.value for role in appointment.roles}
    change.put(AppointmentRow(key.pk, key.sk, roles=roles, by=appointment.by, at=appointment.at))


def settle(change: Change, appointment: Appointment) -> None:
    """Takes a first signature away when the second is there; one that changed meanwhile is decided anew."""
    key = appointment_key(appointment.person)
    unchanged = (AppointmentRow.by == appointment.by) & (AppointmentRow.at == appointment.at)
    change.delete(AppointmentRow(key.pk, key.sk), unchanged)


def demand(change: Change, person: PersonId) -> None:
    """What is done for an administrator stands only while they can act as one; else it is decided anew."""
    key = keys.card(person)
    acts = AdministratorCheck.status == Status.ACTIVE.value
    acts &= AdministratorCheck.roles.contains(NetworkRole.ADMINISTRATOR.value)
    change.check(AdministratorCheck(key.pk, key.sk), acts)
