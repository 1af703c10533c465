"""Errands on their way, and whose identities are whose."""

from typing import Final

from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UnicodeSetAttribute

from chalicelib.access.model import NetworkRole, PersonId
from chalicelib.federation.model import Errand, Identity
from chalicelib.foundation import clock, rows, seals, singles
from chalicelib.foundation.changes import Change
from chalicelib.foundation.tables import EphemeraRow, Key, NetworkRow

LASTS: Final = 10 * clock.MINUTE


class ErrandRow(EphemeraRow, discriminator="Errand"):
    """`ERRAND#hash of the state` / `ERRAND`: the keyed hash of the browser's secret, and where to go on."""

    browser = UnicodeAttribute()
    to = UnicodeAttribute()


class IdentityRow(NetworkRow, discriminator="Identity"):
    """`IDENTITY#hash of issuer and subject` / `PERSON`: whose it is, and which roles groups gave them."""

    person = UnicodeAttribute()
    linked = NumberAttribute()
    given: UnicodeSetAttribute = UnicodeSetAttribute(null=True)


class LinkedRow(NetworkRow, discriminator="Linked"):
    """`PERSON#p` / `IDENTITY`: that somebody has an identity, so that they have no second one."""

    identity = UnicodeAttribute()


def set_out(errand: Errand) -> None:
    """Keeps an errand for ten minutes."""
    row = ErrandRow(f"ERRAND#{_of_state(errand.state)}", "ERRAND", browser=_of(errand.browser), to=errand.to)
    row.expires = (clock.now() + LASTS) // clock.SECOND
    singles.put(row, ErrandRow.pk.does_not_exist())


def returned(state: str, browser: str) -> Errand | None:
    """The errand that this browser set out on with this state, which ends by this; None for any other."""
    key = Key("ephemera", f"ERRAND#{_of_state(state)}", "ERRAND")
    found = rows.fetch([key]).get(key)
    if found is None:
        return None
    fresh = (ErrandRow.browser == _of(browser)) & (ErrandRow.expires > clock.now() // clock.SECOND)
    if not singles.delete(ErrandRow(key.pk, key.sk), fresh):
        return None
    return Errand(state, browser, found["to"])


def _of_state(state: str) -> str:
    return seals.sealed("oidc states", state)


def _of(browser: str) -> str:
    return seals.sealed("oidc browsers", browser)


def hashed(issuer: str, subject: str) -> str:
    """The keyed hash under which an identity is looked up."""
    return seals.sealed("identities", issuer, subject)


def identity(hash_: str) -> Identity | None:
    """Whose identity this is, None where nobody's."""
    key = Key("network", f"IDENTITY#{hash_}", "PERSON")
    found = rows.fetch([key]).get(key)
    if found is None:
        return None
    return Identity(PersonId(found["person"]), frozenset(map(NetworkRole, found.get("given") or ())))


def link(change: Change, hash_: str, made: Identity) -> None:
    """Makes an identity somebody's who has none. Where either has one by now, all is decided anew."""
    change.make(_row(hash_, made))
    change.make(LinkedRow(f"PERSON#{made.person}", "IDENTITY", identity=hash_))


def is_linked(person: PersonId) -> bool:
    """Whether somebody has an identity."""
    key = Key("network", f"PERSON#{person}", "IDENTITY")
    return key in rows.fetch([key])


def keep(change: Change, hash_: str, now: Identity) -> None:
    """Notes which roles groups gave somebody."""
    given = {role.value for role in now.given} or None
    row = IdentityRow(f"IDENTITY#{hash_}", "PERSON")
    action = IdentityRow.given.set(given) if given else IdentityRow.given.remove()
    change.update(row, action, condition=IdentityRow.person == now.person)


def _row(hash_: str, made: Identity) -> IdentityRow:
    given = {role.value for role in made.given} or None
    return IdentityRow(f"IDENTITY#{hash_}", "PERSON", person=made.person, linked=clock.now(), given=given)
