"""Inviting people, and the first administrator."""

from dataclasses import replace

from chalicelib.access.model import Kind, NetworkRole, PersonId, Status
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock, ids, rows
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.refusals import Conflict
from chalicelib.network.actions import pin
from chalicelib.people import access, addresses, store
from chalicelib.people.events import PersonInvited, RolesChanged
from chalicelib.people.model import Newcomer, Person
from chalicelib.people.rules import profiles
from chalicelib.people.store import administrators
from chalicelib.people.store.people import read


def newcomer(
    change: Change, invited: Newcomer, *, taken: Exception | None = None, is_here: bool = False
) -> Person:
    """Adds the rows of a newly invited person to a change, and answers the person; of one who `is_here`, and
    has shown who they are, those of an active one.

    `taken` is what the change raises when the address is somebody's already; Conflict `address_taken`
    unless told.
    Whoever commits the change tells `PersonInvited`, from which the invitation is mailed.
    """
    return store.keep(change, _person(invited, is_here=is_here), was=None, taken=taken)


def _status(invited: Newcomer, *, is_here: bool) -> Status:
    if is_here:
        return Status.ACTIVE
    return Status.SUSPENDED if invited.resting else Status.INVITED


def _person(invited: Newcomer, *, is_here: bool) -> Person:
    company = invited.company
    return Person(
        id=PersonId(ids.short()),
        kind=invited.kind,
        status=_status(invited, is_here=is_here),
        activated=clock.now() if is_here else None,
        name=invited.name,
        address=invited.address,
        language=invited.language,
        company=company.id if company else None,
        company_name=company.name if company else None,
        ends=invited.ends,
        sponsor=invited.sponsor,
        roles=invited.roles,
        profile=invited.profile,
    )


def invite(viewer: Viewer, invited: Newcomer) -> Person:
    """Invites a member. Raises Forbidden for who does not run the network, Conflict `address_taken`, Invalid
    for an address outside the network's domains."""
    access.require_administrator(viewer)
    access.demand_domain(viewer, invited.address)
    change = Change()
    person = newcomer(change, invited)
    change.commit(PersonInvited(by=viewer.person, subject=person.id))
    return person


def first_administrator(address: str, name: str) -> Person:
    """Makes somebody an administrator without asking one: the command of whoever deploys the network.

    A new address is invited, a member is appointed, an administrator stays one: it can be repeated. The first
    time it writes the network's settings out. Raises BadAddress, Unclean, and Conflict `not_a_member` for the
    address of a guest.
    """
    canonical = addresses.address(address, pointer="/email")
    known = store.by_address(canonical)
    person = read(known) if known else None
    roles = frozenset({NetworkRole.ADMINISTRATOR})
    if person is None:
        return _invited(Newcomer(canonical, profiles.name(name), roles=roles))
    if person.kind is not Kind.MEMBER:
        raise Conflict("not_a_member")
    return _appointed(person, roles)


def _pinned(change: Change) -> list[Event]:
    young = not rows.fetch([administrators.PLACE])
    return pin(change, young=young)


def _invited(invited: Newcomer) -> Person:
    change = Change()
    person = newcomer(change, invited)
    change.commit(PersonInvited(by="", subject=person.id), *_pinned(change))
    return person


def _appointed(person: Person, roles: frozenset[NetworkRole]) -> Person:
    change, kept = Change(), person
    facts = _pinned(change)
    if not roles <= person.roles:
        kept = store.keep(change, replace(person, roles=person.roles | roles), was=person)
        data: dict[str, str | int] = {"roles": " ".join(sorted(kept.roles))}
        facts.append(RolesChanged(by="", subject=person.id, data=data))
    if facts:
        change.commit(*facts)
    return kept
