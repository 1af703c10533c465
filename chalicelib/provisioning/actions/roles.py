"""What groups make of their members: by the same acts as by the hands of administrators.

Nobody becomes an administrator by it alone: they are proposed, and a person has to sign. Of several groups
that make the same, one is enough to stay.
"""

from collections.abc import Iterable

from chalicelib.access import keys
from chalicelib.access.model import NetworkRole, PersonId, Status
from chalicelib.access.viewer import Viewer
from chalicelib.people import store as persons
from chalicelib.people.actions import standing
from chalicelib.people.model import Person
from chalicelib.people.store import administrators
from chalicelib.provisioning.access import is_employee
from chalicelib.provisioning.model.groups import Catalogue, Group
from chalicelib.provisioning.store import groups as store


def people(viewer: Viewer, person_ids: Iterable[PersonId]) -> list[Person]:
    """The employees among these, read in one call for fifty."""
    wanted = sorted(set(person_ids))
    judged = [key for each in wanted for key in (keys.card(each), administrators.appointment_key(each))]
    viewer.held.rows([administrators.PLACE, *judged])
    found = [persons.person_of(viewer, each) for each in wanted]
    return [each for each in found if each is not None and is_employee(each)]


def without(viewer: Viewer, group: Group, person_ids: Iterable[PersonId]) -> list[PersonId]:
    """Who of a group is not what it makes of its members: who has not signed in yet, whose account rests, and
    for whom a second administrator has not signed."""
    if group.role is None:
        return []
    return [each.id for each in people(viewer, person_ids) if group.role not in each.roles]


def give(viewer: Viewer, role: NetworkRole, person_ids: Iterable[PersonId]) -> None:
    """Makes people what their group makes of them, as far as they can be it now. Repeats change nothing."""
    for each in people(viewer, person_ids):
        if role not in each.roles and each.status is Status.ACTIVE:
            standing.decide(viewer, each.id, {"roles": each.roles | {role}}, by_machine=True)


def take(viewer: Viewer, group: Group, person_ids: Iterable[PersonId], among: Catalogue) -> None:
    """Takes from people what a group made of them, unless another group of theirs makes it too.

    Raises Conflict `last_administrator`.
    """
    role = group.role
    if role is None:
        return
    has = [each for each in people(viewer, person_ids) if role in each.roles]
    others = [each.id for each in among.groups if each.role is role and each.id != group.id]
    stay = {person for _, person in store.inside((other, each.id) for other in others for each in has)}
    for each in has:
        if each.id not in stay:
            standing.decide(viewer, each.id, {"roles": each.roles - {role}}, by_machine=True)
