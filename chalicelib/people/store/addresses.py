"""Whose address is whose: one row for each address, so that nobody else can have it.

An address that an administrator gave somebody is theirs at once, so that nobody takes it meanwhile, and
opens nothing before its day.
"""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.access.model import PersonId, Status
from chalicelib.foundation import clock, rows, seals
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict
from chalicelib.foundation.tables import Key, NetworkRow
from chalicelib.people.model import Person


class AddressRow(NetworkRow, discriminator="Address"):
    """`ADDRESS#hash` / `PERSON`: whose address it is, and from when on (milliseconds) where that is ahead.

    The hash is keyed; the row makes addresses unique.
    """

    person = UnicodeAttribute()
    on = NumberAttribute(null=True)


class LeftRow(NetworkRow, discriminator="Left"):
    """`ADDRESS#hash` / `LEFT`: that who had this address has left. The company's sign-in makes no account for
    it any more; an administrator can."""

    at = NumberAttribute()


def hashed(address: str) -> str:
    """The keyed hash under which an address is looked up."""
    return seals.sealed("addresses", address)


def address_key(hash_: str) -> Key:
    """Where it is said whose address has this hash."""
    return Key("network", f"ADDRESS#{hash_}", "PERSON")


def by_address(address: str) -> PersonId | None:
    """Whose address this is or will be, None where nobody has it."""
    return by_hashes([hashed(address)]).get(hashed(address))


def by_hash(hash_: str) -> PersonId | None:
    """Who can sign in with the address that has this hash now, None where nobody can."""
    key = address_key(hash_)
    found = rows.fetch([key]).get(key)
    # Late is allowed, early never: an address works once its day's change has been written.
    return None if found is None or found.get("on") else PersonId(found["person"])


def by_hashes(hashes: list[str]) -> dict[str, PersonId]:
    """Whose addresses have these hashes, or will; those that nobody has are left out."""
    found = rows.fetch(address_key(each) for each in hashes)
    return {key.pk.removeprefix("ADDRESS#"): PersonId(item["person"]) for key, item in found.items()}


def keep(change: Change, person: Person, was: Person | None, taken: Exception | None) -> None:
    """Keeps the rows of somebody's addresses with their card; raises `taken`, or Conflict `address_taken`,
    where a new one is another's."""
    before, after = _of(was), _of(person)
    for address, on in after.items():
        key = address_key(hashed(address))
        row = AddressRow(key.pk, key.sk, person=person.id, on=on)
        if address not in before:
            change.make(row, otherwise=taken or Conflict("address_taken"))
        elif before[address] != on:
            change.put(row, AddressRow.person == person.id)
    for address in before.keys() - after.keys():
        key = address_key(hashed(address))
        change.delete(AddressRow(key.pk, key.sk))
    if was is not None and was.address and person.status is Status.DEPARTED:
        change.put(LeftRow(f"ADDRESS#{hashed(was.address)}", "LEFT", at=clock.now()))


def demand_unknown(change: Change, address: str, *, otherwise: Exception) -> None:
    """What is written stands only if nobody who has left had this address."""
    change.check(
        LeftRow(f"ADDRESS#{hashed(address)}", "LEFT"), LeftRow.pk.does_not_exist(), otherwise=otherwise
    )


def _of(person: Person | None) -> dict[str, int | None]:
    """The addresses of a person, with the instant from which each works where that is ahead."""
    found: dict[str, int | None] = {}
    if person is not None and person.coming is not None:
        found[person.coming.address] = person.coming.on
    if person is not None and person.address:
        found[person.address] = None
    return found
