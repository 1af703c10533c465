"""Another address for somebody: planned by an administrator, working a week later."""

from dataclasses import replace

from chalicelib.access.model import Kind
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock
from chalicelib.foundation.events import Event
from chalicelib.foundation.refusals import Conflict, Forbidden, fault
from chalicelib.people import access, addresses, store
from chalicelib.people.events import AddressKept, AddressPlanned
from chalicelib.people.model import Coming, Person
from chalicelib.people.rules import domain_fits, moving


def plan(viewer: Viewer, person: Person, email: str) -> tuple[Person, Event | None]:
    """The person with another address to come, and the fact to tell; None where nothing changes.

    Whoever is signed in as them is not any more. Their present address, sent while another is to come, keeps
    it. Raises BadAddress, Invalid, Forbidden `own_address` or `not_for_bots`, Conflict `departed_final`;
    writing it raises Conflict `address_taken`.
    """
    wanted = addresses.address(email, pointer="/email")
    _demand_another(viewer, person)
    if wanted == (person.coming.address if person.coming else person.address):
        return person, None
    if wanted == person.address:
        return replace(person, coming=None), AddressKept(by=viewer.person, subject=person.id)
    _demand_domain(viewer, person, wanted)
    now = clock.now()
    coming = Coming(wanted, now + moving.WAITS)
    told = AddressPlanned(by=viewer.person, subject=person.id, data={"on": coming.on})
    return replace(person, coming=coming, sessions_from=now), told


def _demand_another(viewer: Viewer, person: Person) -> None:
    if person.id == viewer.person:
        raise Forbidden("own_address")
    if person.kind is Kind.BOT:
        raise Forbidden("not_for_bots")
    if person.address is None:
        raise Conflict("departed_final")


def _demand_domain(viewer: Viewer, person: Person, address: str) -> None:
    """An employee's address is of the network's domains, a guest's of their company's."""
    company = store.company(viewer.held, person.company) if person.company else None
    if company is None:
        access.demand_domain(viewer, address)
    elif not domain_fits(company, address):
        raise fault("/email", "address_of_another_company")
