"""Cards, and the rows that follow them: address, lists of names, list of a company, administrators."""

from dataclasses import replace

from pynamodb.attributes import ListAttribute, NumberAttribute, UnicodeAttribute, UnicodeSetAttribute

from chalicelib.access import keys
from chalicelib.access.model import CompanyId, Kind, NetworkRole, PersonId, Status
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock, ids, rows, singles
from chalicelib.foundation.changes import Change
from chalicelib.foundation.tables import Item, NetworkRow
from chalicelib.people.model import Coming, Person, Profile, Returned
from chalicelib.people.store import addresses, administrators, bots, contracts, lists


class PersonRow(NetworkRow, discriminator="Person"):
    """`PERSON#p` / `CARD`: who someone is and where they stand; read in every request of theirs."""

    kind = UnicodeAttribute()
    status = UnicodeAttribute()
    name = UnicodeAttribute()
    address = UnicodeAttribute(null=True)
    language = UnicodeAttribute(null=True)
    company = UnicodeAttribute(null=True)
    company_name = UnicodeAttribute(null=True)
    ends = NumberAttribute(null=True)
    sponsor = UnicodeAttribute(null=True)
    roles = UnicodeSetAttribute(null=True)
    activated = NumberAttribute(null=True)
    headline = UnicodeAttribute(null=True)
    unit = UnicodeAttribute(null=True)
    place = UnicodeAttribute(null=True)
    languages = ListAttribute(of=UnicodeAttribute, null=True)
    skills = ListAttribute(of=UnicodeAttribute, null=True)
    time_zone = UnicodeAttribute(null=True)
    version = NumberAttribute()
    stood = NumberAttribute(null=True)
    owner = UnicodeAttribute(null=True)
    sessions_from = NumberAttribute(null=True)
    orphaned = NumberAttribute(null=True)
    coming_address = UnicodeAttribute(null=True)
    coming_on = NumberAttribute(null=True)
    returned = UnicodeAttribute(null=True)


def person_of(viewer: Viewer, person_id: PersonId) -> Person | None:
    """The person with that id as the store is now, None where there is none."""
    if not ids.well_formed(person_id, ids.SHORT):
        return None
    item = viewer.held.row(keys.card(person_id))
    return None if item is None else person_in(person_id, item)


def read(person_id: PersonId) -> Person | None:
    """The same for who has no viewer at hand: a listener, a sign-in, a command."""
    key = keys.card(person_id)
    item = rows.fetch([key]).get(key)
    return None if item is None else person_in(person_id, item)


def person_in(person_id: PersonId, item: Item) -> Person:
    """The person that a stored card tells."""
    return Person(
        id=person_id,
        kind=Kind(item["kind"]),
        status=Status(item["status"]),
        name=item["name"],
        address=item.get("address"),
        language=item.get("language"),
        company=CompanyId(item["company"]) if item.get("company") else None,
        company_name=item.get("company_name"),
        ends=item.get("ends"),
        sponsor=PersonId(item["sponsor"]) if item.get("sponsor") else None,
        roles=frozenset(NetworkRole(role) for role in item.get("roles") or ()),
        activated=item.get("activated"),
        profile=_profile(item),
        version=item["version"],
        stood=item.get("stood", 0),
        owner=PersonId(item["owner"]) if item.get("owner") else None,
        sessions_from=item.get("sessions_from", 0),
        orphaned=item.get("orphaned"),
        coming=Coming(item["coming_address"], item["coming_on"]) if item.get("coming_address") else None,
        returned=Returned(item["returned"]) if item.get("returned") else None,
    )


def _profile(item: Item) -> Profile:
    return Profile(
        headline=item.get("headline"),
        unit=item.get("unit"),
        place=item.get("place"),
        languages=tuple(item.get("languages") or ()),
        skills=tuple(item.get("skills") or ()),
        time_zone=item.get("time_zone"),
    )


def keep(
    change: Change,
    person: Person,
    *,
    was: Person | None,
    by: PersonId | None = None,
    alone: bool = False,
    taken: Exception | None = None,
) -> Person:
    """Writes a card and whatever follows from it; a card that changed meanwhile is decided anew.

    `taken` is raised when a newcomer's address is somebody's already. `alone` demands that the network never
    had more than one administrator, `by` that this one is one still.
    """
    kept = replace(person, version=was.version + 1 if was else 1, stood=_stood(person, was))
    _keep_card(change, kept, was)
    addresses.keep(change, kept, was, taken)
    contracts.keep(change, kept, was)
    lists.keep(change, kept, was=was)
    administrators.keep(change, kept, was=was, by=by, alone=alone)
    bots.keep(change, kept, was=was)
    return kept


def _stood(person: Person, was: Person | None) -> int:
    steady = was is not None and (was.status, was.roles) == (person.status, person.roles)
    return was.stood if was is not None and steady else clock.now()


def demand(change: Change, person: PersonId, status: Status) -> None:
    """What is written stands only if somebody's account stands so, or is decided anew."""
    key = keys.card(person)
    change.check(PersonRow(key.pk, key.sk), PersonRow.status == status.value)


def demand_same(change: Change, was: Person) -> None:
    """What is written stands only if nothing on somebody's card has changed, or is decided anew."""
    key = keys.card(was.id)
    change.check(PersonRow(key.pk, key.sk), PersonRow.version == was.version)


def demand_rest(change: Change, person: PersonId) -> None:
    """The same, if somebody's account is not active."""
    key = keys.card(person)
    change.check(PersonRow(key.pk, key.sk), PersonRow.status != Status.ACTIVE.value)


def _keep_card(change: Change, person: Person, was: Person | None) -> None:
    if was is None:
        change.make(_row(person))
    else:
        change.put(_row(person), PersonRow.version == was.version)


def _row(person: Person) -> PersonRow:
    key, own, coming = keys.card(person.id), person.profile, person.coming
    return PersonRow(
        key.pk, key.sk,
        kind=person.kind.value, status=person.status.value, name=person.name, address=person.address,
        language=person.language, company=person.company, company_name=person.company_name,
        ends=person.ends, sponsor=person.sponsor, roles={role.value for role in person.roles} or None,
        activated=person.activated, headline=own.headline, unit=own.unit, place=own.place,
        languages=list(own.languages) or None, skills=list(own.skills) or None, time_zone=own.time_zone,
        version=person.version, stood=person.stood, owner=person.owner,
        sessions_from=person.sessions_from or None, orphaned=person.orphaned,
        coming_address=coming.address if coming else None, coming_on=coming.on if coming else None,
        returned=person.returned.value if person.returned else None,
    )  # fmt: skip


def stop_mail(change: Change, person: Person, reason: Returned, *, otherwise: Exception) -> None:
    """Notes on a card that mails to its address come back; raises `otherwise` where that is noted, or the
    address is another."""
    key = keys.card(person.id)
    change.update(
        PersonRow(key.pk, key.sk),
        PersonRow.returned.set(reason.value),
        PersonRow.version.add(1),
        condition=(PersonRow.address == person.address) & PersonRow.returned.does_not_exist(),
        otherwise=otherwise,
    )


def name_company(person_id: PersonId, name: str) -> None:
    """Writes the present name of their company on a card; one that says so already stays as it is."""
    key = keys.card(person_id)
    other = PersonRow.pk.exists() & (PersonRow.company_name != name)
    actions = (PersonRow.company_name.set(name), PersonRow.version.add(1))
    singles.update(PersonRow(key.pk, key.sk), *actions, condition=other)
