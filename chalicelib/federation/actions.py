"""Going to the company's provider, and coming back as somebody."""

from typing import Final
from urllib.parse import urlencode

from chalicelib.access.model import NetworkRole, PersonId
from chalicelib.federation import store
from chalicelib.federation.asking import provider
from chalicelib.federation.events import IdentityLinked
from chalicelib.federation.model import Company, Errand, Identity, Provider, Said
from chalicelib.federation.rules import Refused, admitting, binding, filling, tokens
from chalicelib.foundation import rows, settings
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.refusals import Raced, Unavailable
from chalicelib.network.access import settings_now
from chalicelib.people.actions import newcomer, places
from chalicelib.people.actions.sign_in import Opened, enter
from chalicelib.people.events import PersonActivated, RolesChanged
from chalicelib.people.model import Caller, Newcomer, Person
from chalicelib.people.store import by_address
from chalicelib.people.store.addresses import demand_unknown
from chalicelib.people.store.people import read

CALLBACK: Final = "/api/v1/sign-in/oidc/callback"
TRIES: Final = 6


def back() -> str:
    """Where the provider sends people back to, letter by letter as it is registered there."""
    return settings.origin() + CALLBACK


def set_out(company: Company, to: str | None, *, caller: Caller) -> tuple[str, Errand]:
    """Where to send somebody's browser, and the errand that it is on.

    Raises TooMany after `places.OPEN_MOST` in an hour of one place that nobody came back from,
    `calls.Unreachable`.
    """
    places.take("oidc-from", caller)
    found = provider.discovered(company)
    errand = binding.begun(to)
    store.set_out(errand)
    query = urlencode(binding.asked(company, errand, back()))
    glue = "&" if "?" in found.authorization_endpoint else "?"
    return f"{found.authorization_endpoint}{glue}{query}", errand


def vouched_for(company: Company, errand: Errand, code: str, iss: str | None) -> Said:
    """What the provider says of whoever came back with a code. Raises Refused, `calls.Unreachable`."""
    found = provider.discovered(company)
    # RFC 9207: an answer of another provider is not taken to this one.
    told = iss is not None or found.authorization_response_iss_parameter_supported
    if told and iss != company.issuer:
        raise Refused("issuer")
    got = provider.redeemed(found, company, code, binding.verifier(errand), back())
    key = provider.key_of(found, got.id_token)
    said = tokens.said(got.id_token, key, company, binding.nonce(errand), got.access_token)
    return _informed(found, said, got.access_token)


def _informed(found: Provider, told: Said, access_token: str | None) -> Said:
    """A token with what UserInfo says besides, where the token leaves it open and whom it is about is not
    known yet: who is known has an address and a name here."""
    userinfo = found.userinfo_endpoint
    if userinfo is None or access_token is None or not filling.lacks(told):
        return told
    if store.identity(store.hashed(told.iss, told.sub)) is not None:
        return told
    return filling.filled(told, provider.informed(userinfo, access_token))


def enter_as(company: Company, told: Said, *, here: PersonId | None, caller: Caller) -> Opened:
    """Opens a session for whom the provider vouches; who is new gets an account. `here` is who is signed in
    in that browser already. Raises Refused; Unavailable where others keep being faster."""
    for attempt in range(TRIES):
        try:
            return _entered(company, told, here, caller)
        except Raced:
            rows.pause(attempt)
    raise Unavailable


def _entered(company: Company, told: Said, here: PersonId | None, caller: Caller) -> Opened:
    hash_ = store.hashed(told.iss, told.sub)
    known = store.identity(hash_)
    if known is not None:
        return _again(company, told, hash_, known, caller)
    address = admitting.vouched(told, settings_now())
    holder = by_address(address)
    if holder is None:
        return _new(company, told, hash_, address, caller)
    was = read(holder)
    # An address that somebody will have one day opens nothing before.
    if was is None or was.address != address:
        raise Refused("account_moving")
    if store.is_linked(holder):
        # By another browser of the same person, perhaps, since this one looked.
        raise Raced if store.identity(hash_) else Refused("account_linked")
    admitting.demand_linkable(was, is_here=here == holder)
    return _linked(company, told, hash_, was, caller)


def _again(company: Company, told: Said, hash_: str, known: Identity, caller: Caller) -> Opened:
    was = read(known.person)
    if was is None:
        raise Refused("account_gone")
    admitting.demand_member(was)
    person, identity = admitting.roles(company, told, was, known)
    change = Change()
    if identity != known:
        store.keep(change, hash_, identity)
    return enter(change, person, *_facts(was.roles, person), was=was, caller=caller, way="company")


def _linked(company: Company, told: Said, hash_: str, was: Person, caller: Caller) -> Opened:
    person, identity = admitting.roles(company, told, was, Identity(was.id))
    change = Change()
    store.link(change, hash_, identity)
    facts = [IdentityLinked(by=was.id, subject=was.id, data={"way": "address"}), *_facts(was.roles, person)]
    return enter(change, person, *facts, was=was, caller=caller, way="company")


def _new(company: Company, told: Said, hash_: str, address: str, caller: Caller) -> Opened:
    change, given = Change(), admitting.roles_of(company, told)
    invited = Newcomer(address=address, name=admitting.name_of(told, address), roles=given)
    # Somebody may have got the address this very moment: then all is decided anew.
    person = newcomer(change, invited, taken=Raced(), is_here=True)
    demand_unknown(change, address, otherwise=Refused("account_left"))
    store.link(change, hash_, Identity(person.id, given))
    facts = [
        PersonActivated(by=person.id, subject=person.id),
        IdentityLinked(by=person.id, subject=person.id, data={"way": "new"}),
        *_facts(frozenset(), person),
    ]
    return enter(change, person, *facts, was=None, caller=caller, way="company")


def _facts(was: frozenset[NetworkRole], person: Person) -> list[Event]:
    if person.roles == was:
        return []
    data: dict[str, str | int] = {"roles": " ".join(sorted(person.roles)), "way": "group"}
    return [RolesChanged(by="", subject=person.id, data=data)]
