"""The people and the places of the bench: a thousand people, fifty communities, twelve memberships each.

Everything is drawn by chance with a fixed seed, so each run measures the same town.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from bench.batches import Raw, made, raw
from chalicelib.access import store as authority
from chalicelib.access.model import (
    NONE,
    CommunityId,
    Gate,
    Guests,
    Kind,
    Membership,
    Packed,
    PersonId,
    Role,
    Rule,
    Status,
    Visibility,
)
from chalicelib.communities import store as places
from chalicelib.communities.model import Community, Era, EraKind
from chalicelib.communities.rules import Candidate
from chalicelib.communities.store import keys as place_keys
from chalicelib.communities.store.names import spelled
from chalicelib.communities.store.rows import AudienceRow, SpellingRow
from chalicelib.foundation import clock, ids
from chalicelib.foundation.changes import Change
from chalicelib.people import store as people
from chalicelib.people.model import Person, Session
from chalicelib.people.store import credentials

SEED: Final = 20261123
PEOPLE: Final = 1_000
PLACES: Final = 50
PRIVATE: Final = 10
EACH: Final = 12
READERS: Final = 100
"""So many have a browser: those who write most."""
AGE: Final = 28 * clock.DAY
FIRST: Final = ("Anna", "Bilal", "Chloé", "Dario", "Elena", "Farid", "Greta", "Hugo", "Inès", "Jonas")
LAST: Final = ("Martin", "Durand", "Keller", "Rossi", "Novak", "Silva", "Meyer", "Lund", "Bernard", "Costa")


@dataclass(frozen=True)
class Town:
    """Who is where. `insides` names the communities of each person, the one of the whole company first."""

    chance: random.Random
    now: int
    people: list[Person]
    places: list[Community]
    insides: dict[PersonId, list[CommunityId]]
    secrets: dict[PersonId, str] = field(default_factory=dict)

    @property
    def hall(self) -> CommunityId:
        """The community of the whole company."""
        return self.places[0].id

    def residents(self, place: CommunityId) -> list[Person]:
        """Who is inside, the most active first."""
        return [each for each in self.people if place in self.insides[each.id]]


def planned() -> Town:
    """The town on paper."""
    chance, now = random.Random(SEED), clock.now() // clock.SECOND * clock.SECOND
    people = [_person(chance, number, now) for number in range(PEOPLE)]
    founded = [_place(chance, number, people[number].id, now - AGE) for number in range(PLACES)]
    insides = {each.id: _drawn(chance, founded, each.id) for each in people}
    secrets = {each.id: spelled_id(chance, 43) for each in people[:READERS]}
    return Town(chance, now, people, founded, insides, secrets)


def spelled_id(chance: random.Random, length: int) -> str:
    """An id by chance."""
    return "".join(chance.choices(ids.ALPHABET, k=length))


def _person(chance: random.Random, number: int, now: int) -> Person:
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)} {number}"
    return Person(
        PersonId(spelled_id(chance, ids.SHORT)), Kind.MEMBER, Status.ACTIVE, name,
        f"person{number}@example.org", activated=now - AGE,
    )  # fmt: skip


def _place(chance: random.Random, number: int, by: PersonId, at: int) -> Community:
    visibility = Visibility.PRIVATE if PLACES - number <= PRIVATE else Visibility.OPEN
    rule = Rule(visibility, Guests(NONE))
    era = Era(1, visibility, rule.guests, at, by, EraKind.FOUNDED)
    stewards = {"stewards": frozenset({by}), "steward_since": {by: at}}
    purpose = "What stands here is made for measuring."
    name = "Everybody" if number == 0 else f"Place {number}"
    place = CommunityId(spelled_id(chance, ids.SHORT))
    return Community(place, name, purpose, rule, (era,), created_at=at, created_by=by, version=1, **stewards)  # type: ignore[arg-type]  # Two members of unlike types, by their names.


def _drawn(chance: random.Random, founded: list[Community], person: PersonId) -> list[CommunityId]:
    own = [each.id for each in founded[1:] if each.created_by == person]
    others = [each.id for each in founded[1:] if each.id not in own]
    return [founded[0].id, *own, *chance.sample(others, EACH - 1 - len(own))]


def found(town: Town) -> None:
    """Writes gates, cards and headcounts, a change for each community."""
    for each in town.places:
        change = Change()
        authority.keep_gate(change, Gate(each.id, each.rule, 1, 1, 1), was=None)
        places.keep_new(change, each)
        key = place_keys.audience(each.id)
        change.put(AudienceRow(key.pk, key.sk, members=len(town.residents(each.id))))
        change.commit()


def people_rows(town: Town) -> Iterator[Raw]:
    """Everybody, what they are inside of, and the browsers of those who read."""
    for each in town.people:
        change = Change()
        people.keep(change, each, was=None)
        inside = {place: _membership(town, place, each) for place in town.insides[each.id]}
        authority.keep_inside(change, each.id, Packed({}, {}), Packed(inside, {}))
        who = Candidate(each.id, each.kind, None, each.status, Packed({}, {}))
        for place, membership in inside.items():
            places.keep_member(change, place, who, membership)
        if each.id in town.secrets:
            session = Session(spelled_id(town.chance, ids.SHORT), "", "bench", town.now, town.now + clock.DAY)
            credentials.open_session(change, each.id, town.secrets[each.id], session)
        yield from made(change)
        yield from _spellings(each, inside)


def _membership(town: Town, place: CommunityId, person: Person) -> Membership:
    founder = any(each.id == place and each.created_by == person.id for each in town.places)
    return Membership(Role.STEWARD if founder else Role.PARTICIPANT, 1, town.now - AGE, listed=1)


def _spellings(person: Person, inside: dict[CommunityId, Membership]) -> Iterator[Raw]:
    for place in inside:
        for folded in spelled(person.name):
            key = place_keys.spelling(place, folded, person.id)
            yield raw(SpellingRow(key.pk, key.sk, person=person.id))
