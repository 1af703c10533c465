"""Accounts that were stopped, roles and tokens that were taken, since the point in time."""

from dataclasses import replace

from chalicelib.access import keys, memberships
from chalicelib.access.model import PersonId, Status
from chalicelib.foundation import rows
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.passkeys import store as passkeys
from chalicelib.people import store
from chalicelib.people.actions.departing import departure
from chalicelib.people.model import Person
from chalicelib.people.rules import standing
from chalicelib.people.store import credentials
from chalicelib.people.store.people import read


def suspend(fact: Event) -> bool:
    """An account rests."""
    person = read(PersonId(fact.subject))
    if person is None or person.status not in (Status.ACTIVE, Status.INVITED):
        return False
    return _kept(person, standing.with_status(person, Status.SUSPENDED))


def let_return(fact: Event) -> bool:
    """An account that rested works again: what was taken since the point was given back."""
    person = read(PersonId(fact.subject))
    if person is None or person.status is not Status.SUSPENDED:
        return False
    return _kept(person, standing.with_status(person, Status.ACTIVE))


def depart(fact: Event) -> bool:
    """Somebody has left for good, out of every community, with their tokens and passkeys."""
    person = read(PersonId(fact.subject))
    if person is None or person.status is Status.DEPARTED:
        return False
    for token in credentials.tokens(person.id):
        credentials.forget(person.id, token.row)
    for each in passkeys.passkeys(person.id):
        passkeys.forget(person.id, each)
    key, change = keys.inside(person.id), Change()
    inside = memberships.unpacked(rows.fetch([key]).get(key))
    store.keep(change, standing.with_status(person, Status.DEPARTED), was=person)
    departure(change, "", person.id, inside)
    change.commit()
    return True


def take_roles(fact: Event) -> bool:
    """Somebody has at most the network's roles that they were left with."""
    person = read(PersonId(fact.subject))
    if person is None:
        return False
    left = frozenset(role for role in person.roles if role.value in str(fact.data.get("roles", "")).split())
    return left != person.roles and _kept(person, replace(person, roles=left))


def revoke(fact: Event) -> bool:
    """A token opens nothing."""
    return _forgotten(PersonId(fact.refs.get("bot", fact.by)), fact.subject)


def revoke_directorys(fact: Event) -> bool:
    """A token of the company's directory opens nothing: it stands with whoever made it."""
    return _forgotten(PersonId(fact.refs["person"]), fact.subject)


def _forgotten(holder: PersonId, token_id: str) -> bool:
    found = [token for token in credentials.tokens(holder) if token.id == token_id]
    for token in found:
        credentials.forget(holder, token.row)
    return bool(found)


def remove_passkey(fact: Event) -> bool:
    """A passkey opens nothing."""
    owner = PersonId(fact.by)
    found = [each for each in passkeys.passkeys(owner) if each.id == fact.subject]
    for each in found:
        passkeys.forget(owner, each)
    return bool(found)


def rest_moved(fact: Event) -> bool:
    """Who has the former address of somebody must not be let in as them: the account rests."""
    person = read(PersonId(fact.subject))
    if person is None or person.coming is not None:
        # The point is before the day that an address was announced for: both are on the card.
        return False
    return suspend(fact)


def _kept(was: Person, now: Person) -> bool:
    change = Change()
    store.keep(change, now, was=was)
    change.commit()
    return True
