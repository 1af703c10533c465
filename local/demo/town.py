"""Who comes to live in the demo network: companies, members, communities, and the guests let into them."""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Final

from chalicelib.access.model import PersonId
from chalicelib.foundation import clock, folding
from chalicelib.foundation.changes import Change
from chalicelib.people import addresses, store
from chalicelib.people.events import PersonActivated
from chalicelib.people.rules import standing
from chalicelib.people.store.people import read
from local.demo.content import Guest, Member, People, Place
from local.demo.stage import NotPlanted, Stage

ADMINISTRATOR: Final = "administrator"
"""The key under which the sheets speak of whoever runs the network."""


@dataclass(frozen=True)
class Town:
    """Ids by the keys of the sheets; communities by their names."""

    stage: Stage
    people: dict[str, PersonId]
    companies: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


def address(name: str, domain: str) -> str:
    """The address of somebody: `ines.kerbrat@calvent.example`."""
    return f"{folding.fold(name).replace(' ', '.')}@{domain}"


def known(email: str) -> PersonId:
    """Whose address it is. Raises NotPlanted where it is nobody's."""
    person = store.by_address(email)
    if person is None:
        raise NotPlanted(f"nobody has the address {email}")
    return person


def settle(administrator: str, sheet: People, places: list[Place]) -> Town:
    """Brings everybody in, in the order in which it happens in a real network."""
    canonical = addresses.address(administrator, pointer="")
    town = Town(Stage(), {ADMINISTRATOR: known(canonical)})
    for company in sheet.companies:
        made = _as_administrator(town, "/companies", {"name": company.name, "domains": [company.domain]})
        town.companies[company.key] = made["id"]
    town.stage.together(
        partial(_invite, town, member, address(member.name, sheet.home)) for member in sheet.members
    )
    for place in places:
        _found(town, place)
    domains = {company.key: company.domain for company in sheet.companies}
    for guest in sheet.guests:
        _let_in(town, guest, address(guest.name, domains[guest.company]), places)
    return town


def _as_administrator(town: Town, path: str, draft: object) -> dict[str, str]:
    answer: dict[str, str] = town.stage.ask(town.people[ADMINISTRATOR], "POST", path, draft)
    return answer


def _invite(town: Town, member: Member, email: str) -> None:
    _as_administrator(
        town,
        "/people",
        {
            "email": email,
            "name": member.name,
            "headline": member.headline,
            "unit": member.unit,
            "place": member.place,
            "languages": member.languages,
            "skills": member.skills,
            "time_zone": "Europe/Paris" if member.place == "Nantes" else "Europe/London",
            "language": member.language,
        },
    )
    _arrived(town, member.key, member.name, email)


def _arrived(town: Town, key: str, name: str, email: str) -> None:
    """Somebody has signed in for the first time; the demo's people need no code for that."""
    person = read(known(email))
    if person is None:
        raise NotPlanted(f"{email} has an address and no card")
    change = Change()
    kept = store.keep(change, standing.activated(person), was=person)
    change.commit(PersonActivated(by=kept.id, subject=kept.id))
    town.people[key], town.names[key] = kept.id, name


def _found(town: Town, place: Place) -> None:
    """A steward founds a community. Into an open one people come by themselves, elsewhere they are added."""
    draft = {
        "name": place.name,
        "purpose": place.purpose,
        "visibility": place.visibility,
        "guests": town.companies.get(place.guests, place.guests),
    }
    steward = town.people[place.steward]
    community = town.stage.ask(steward, "POST", "/communities", draft)["id"]
    town.places[place.name] = community
    come = _joined if place.visibility == "open" else partial(_add, role="participant", by=steward)
    town.stage.together(
        [
            *(partial(come, town, community, key) for key in place.participants),
            *(partial(_add, town, community, key, role="moderator", by=steward) for key in place.moderators),
        ]
    )


def _joined(town: Town, community: str, key: str) -> None:
    town.stage.ask(town.people[key], "PUT", f"/communities/{community}/membership")


def _add(town: Town, community: str, key: str, *, role: str, by: str) -> None:
    town.stage.ask(by, "PUT", f"/communities/{community}/people/{town.people[key]}", {"role": role})


def _let_in(town: Town, guest: Guest, email: str, places: list[Place]) -> None:
    """A sponsor invites a guest; where the sponsor is no steward, the steward admits them afterwards."""
    theirs = [place for place in places if guest.key in place.inside]
    last_day = clock.utc(clock.now()).date() + timedelta(days=guest.days)
    draft = {
        "email": email,
        "name": guest.name,
        "company": town.companies[guest.company],
        "ends_on": last_day.isoformat(),
        "communities": [town.places[place.name] for place in theirs],
    }
    town.stage.ask(town.people[guest.sponsor], "POST", "/guests", draft)
    _arrived(town, guest.key, guest.name, email)
    told = {"headline": guest.headline, "language": guest.language}
    town.stage.ask(town.people[guest.key], "PATCH", "/me", told)
    for place in theirs:
        if place.steward != guest.sponsor:
            steward = town.people[place.steward]
            _add(town, town.places[place.name], guest.key, role="participant", by=steward)
