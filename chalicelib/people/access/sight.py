"""Who may see whom, what administrators alone may do, and faces."""

from collections.abc import Callable, Iterable
from typing import Final

from chalicelib.access import hints, keys
from chalicelib.access.model import Kind, PersonId, Status
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import ids, rows
from chalicelib.foundation.hooks import Hook
from chalicelib.foundation.refusals import Forbidden, NotFound, fault
from chalicelib.foundation.tables import Item, Key
from chalicelib.network.access import settings_of
from chalicelib.network.rules import admits
from chalicelib.people import store
from chalicelib.people.model import Company, Face, Person

MEETING: Final[Hook[Callable[[Viewer, Person], bool]]] = Hook("meeting")
"""Whether a viewer meets a person somewhere. Communities, which stand above, say so."""

hints.add("person_id", lambda _, value: [keys.card(value), keys.inside(value)])


def visible(viewer: Viewer, person_id: PersonId) -> Person:
    """The person with that id. Raises NotFound for who is absent or may not be known of."""
    person = store.person_of(viewer, person_id)
    # For nobody as much is read as for somebody who may not be known of: the number of calls tells nothing.
    if not sees(viewer, person or _nobody(person_id)) or person is None:
        raise NotFound
    return person


def _nobody(person_id: PersonId) -> Person:
    plausible = person_id if ids.well_formed(person_id, ids.SHORT) else PersonId("-")
    return Person(plausible, Kind.GUEST, Status.DEPARTED, "", None)


def sees(viewer: Viewer, person: Person) -> bool:
    """Whether a viewer may know of a person.

    Members know of members; of a guest their sponsor, administrators, and whoever meets them in a community;
    guests of those whom they meet. A bot is seen by whoever sees its owner.
    """
    if person.id == viewer.person:
        return True
    if not viewer.is_guest and person.kind is not Kind.GUEST:
        return True
    if not viewer.is_guest and (viewer.is_administrator or person.sponsor == viewer.principal):
        return True
    if person.owner is not None:
        return _sees_owner(viewer, person.owner)
    return any(meets(viewer, person) for meets in MEETING)


def _sees_owner(viewer: Viewer, owner_id: PersonId) -> bool:
    viewer.held.rows([keys.card(owner_id), keys.inside(owner_id)])
    owner = store.person_of(viewer, owner_id)
    return owner is not None and sees(viewer, owner)


def answers_for(viewer: Viewer, person: Person) -> bool:
    """Whether a viewer sees where an account stands: its holder, its sponsor, a bot's owner, an
    administrator."""
    if viewer.is_administrator or viewer.person == person.id:
        return True
    return viewer.principal in (person.sponsor, person.owner)


def require_member(viewer: Viewer) -> None:
    """Raises Forbidden `members_only` for guests."""
    if viewer.is_guest:
        raise Forbidden("members_only")


def require_person(viewer: Viewer) -> None:
    """Raises Forbidden `not_for_bots` for bots."""
    if viewer.kind is Kind.BOT:
        raise Forbidden("not_for_bots")


def require_administrator(viewer: Viewer) -> None:
    """Raises Forbidden `administrators_only` for everybody who does not run the network."""
    if not viewer.is_administrator:
        raise Forbidden("administrators_only")


def require_session(viewer: Viewer) -> None:
    """Raises Forbidden `session_only` for a token: one that leaked must not make another."""
    if not viewer.credential.startswith("SESSION#"):
        raise Forbidden("session_only")


def demand_domain(viewer: Viewer, address: str) -> None:
    """Raises Invalid at `/email` for an employee's address outside the network's domains, if it names any."""
    if not admits(settings_of(viewer.held), address):
        raise fault("/email", "address_outside_domains")


def known_company(viewer: Viewer, company_id: str, *, pointer: str = "/company") -> Company:
    """The company that a draft names. Raises Invalid at `pointer` where there is none."""
    found = store.company(viewer.held, company_id)
    if found is None:
        raise fault(pointer, "unknown_company")
    return found


def faces(
    viewer: Viewer, person_ids: Iterable[PersonId], *, with_rows: Iterable[Key] = ()
) -> dict[PersonId, Face]:
    """The faces of people, departed ones too; ids that are nobody's are left out.

    What is not held yet comes in one eventually consistent call together with `with_rows`, whose items land
    in `viewer.held`. Cards that were read so do not: nothing may be decided on them.
    """
    held, wanted = viewer.held, {each: keys.card(each) for each in person_ids}
    beside = [key for key in with_rows if key not in held.known]
    unread = [key for key in wanted.values() if key not in held.known]
    found = rows.fetch([*unread, *beside], consistent=False) if unread or beside else {}
    held.items.update({key: found[key] for key in beside if key in found})
    held.known.update(beside)
    cards = {each: held.items.get(key) or found.get(key) for each, key in wanted.items()}
    return {each: _face(each, card) for each, card in cards.items() if card is not None}


def _face(person_id: PersonId, card: Item) -> Face:
    return face_of(store.person_in(person_id, card))


def face_of(person: Person) -> Face:
    """The face of somebody who is known already."""
    return Face(
        id=person.id,
        name=person.name,
        kind=person.kind,
        company=person.company,
        company_name=person.company_name,
        headline=person.profile.headline,
        status=person.status,
    )
