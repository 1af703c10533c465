"""Who comes in, and with which roles.

A group never makes an administrator: that takes two of them (access.md), and whoever keeps the directory is
neither. It can make an auditor, which one administrator alone may do too, and takes back what it gave.
"""

from dataclasses import replace

from chalicelib.access.model import Kind, NetworkRole
from chalicelib.federation.model import Company, Identity, Said
from chalicelib.federation.rules import Refused
from chalicelib.foundation.refusals import Invalid
from chalicelib.network.model import Settings
from chalicelib.people import addresses
from chalicelib.people.model import Person
from chalicelib.people.rules import profiles, standing


def vouched(told: Said, settings: Settings) -> str:
    """The address that the company's provider vouches for, in its one spelling.

    Raises Refused where it is not verified, or not of a domain that the network names. A network that names
    none lets nobody come by an address: a provider may be open to the whole world.
    """
    if told.email is None or not told.email_verified:
        raise Refused("address_unverified")
    try:
        address = addresses.address(told.email, pointer="/email")
    except Invalid:
        raise Refused("address_malformed") from None
    if addresses.company_domain(address) not in settings.domains:
        raise Refused("address_elsewhere")
    return address


def demand_member(person: Person) -> None:
    """Raises Refused for anybody but an employee who may sign in."""
    if person.kind is not Kind.MEMBER:
        raise Refused("no_member")
    if not standing.may_sign_in(person):
        raise Refused("account_rests")


def demand_linkable(person: Person, *, is_here: bool) -> None:
    """Raises Refused where an address is not enough to take an account over: its holder has a role in the
    network, and is not signed in as such in the very browser that asks. Otherwise whoever keeps the directory
    could become an administrator by writing an address there."""
    demand_member(person)
    if person.roles and not is_here:
        raise Refused("role_unproven")


def name_of(told: Said, address: str) -> str:
    """What somebody is called: as the provider says, where that can be a name; else as their mailbox is."""
    for text in (told.name or "", address.partition("@")[0]):
        try:
            return profiles.name(text)
        except Invalid:
            continue
    raise Refused("nameless")


def roles_of(company: Company, told: Said) -> frozenset[NetworkRole]:
    """The roles that groups give. One that the provider has renamed gives nothing under its new name."""
    return frozenset({NetworkRole.AUDITOR}) if company.auditors & set(told.groups) else frozenset()


def roles(company: Company, told: Said, person: Person, identity: Identity) -> tuple[Person, Identity]:
    """The person and the identity with what groups give now.

    What an administrator has given stays, and what one has taken away does not come back by the group.
    """
    wanted = roles_of(company, told)
    added = wanted - identity.given - person.roles
    dropped = (identity.given - wanted) & person.roles
    given = (identity.given & wanted) | added
    return replace(person, roles=(person.roles - dropped) | added), replace(identity, given=given)
