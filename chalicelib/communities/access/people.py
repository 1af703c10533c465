"""People as communities show them: who meets whom, who is inside, who would read."""

from chalicelib.access import gate, policy
from chalicelib.access import keys as judged
from chalicelib.access.gate import LAPSES, Standing
from chalicelib.access.memberships import unpacked
from chalicelib.access.model import CommunityId, Gate, Kind, Membership, Packed, PersonId, Status
from chalicelib.access.policy import Asker, Reach
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import rules, store
from chalicelib.communities.access.listing import filled
from chalicelib.communities.model import Ask, Knock, MemberRow
from chalicelib.communities.rules import Candidate
from chalicelib.communities.store import keys
from chalicelib.foundation import clock, ids
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Item
from chalicelib.people import access as people
from chalicelib.people import store as cards
from chalicelib.people.model import Face, Person


def may_see(viewer: Viewer, person: Person) -> bool:
    """Whether a viewer may know of a person; see `people.access.sees`, which asks `meets` too."""
    return people.sees(viewer, person)


def meets(viewer: Viewer, person: Person) -> bool:
    """Whether a person is in a community whose list of people the viewer may read now. At most one call.

    A guest who sleeps (the clause does not cover them any more, or the community is archived) is met by
    nobody.
    """
    inside = unpacked(viewer.held.row(judged.inside(person.id))).memberships
    # Members read open communities from outside; a guest only those that they are in.
    places = [each for each in inside if not viewer.is_guest or viewer.membership(each)]
    return any(
        standing.may(Verb.LIST_PEOPLE) and _awake(standing.gate, person, inside[standing.community])
        for standing in gate.standings(viewer, places)
    )


def _awake(at: Gate, person: Person, membership: Membership) -> bool:
    asker = Asker(person.kind, person.company, membership, invited=False)
    return policy.reach(asker, at) >= Reach.PARTICIPANT


def candidate(viewer: Viewer, person_id: PersonId) -> Candidate:
    """Somebody to be let in, put out or appointed.

    Raises NotFound for who is absent or may not be known of.
    """
    return candidate_of(viewer, people.visible(viewer, person_id))


def candidate_of(viewer: Viewer, person: Person) -> Candidate:
    """The same, for somebody whom the viewer may know of otherwise."""
    packed = unpacked(viewer.held.row(judged.inside(person.id)))
    return Candidate(person.id, person.kind, person.company, person.status, packed)


def knocking(viewer: Viewer, community: CommunityId, person_id: PersonId) -> Person | None:
    """A guest for whom a sponsor asks, for those who answer: asking has made them known to the stewards."""
    person = cards.person_of(viewer, person_id)
    if person is None or person.kind is not Kind.GUEST:
        return None
    # The card, which counts guests by company, comes in the same call: admitting a guest needs it.
    ask, _ = viewer.held.rows([keys.ask_of(community, person_id), judged.community(community)])
    found = store.ask_of(ask)
    return person if found is not None and found.knock is Knock.ASKED else None


def to_admit(viewer: Viewer, community: CommunityId, person_id: PersonId) -> Candidate:
    """Somebody whom a steward may let in: who asked, or whom the steward may know of. Raises NotFound."""
    person = knocking(viewer, community, person_id)
    return candidate_of(viewer, person) if person is not None else candidate(viewer, person_id)


def inside_already(viewer: Viewer, community: CommunityId, person_id: PersonId) -> Candidate | None:
    """Somebody who is in a community, for those who are too: whoever is inside meets everybody inside."""
    person = cards.person_of(viewer, person_id)
    found = candidate_of(viewer, person) if person is not None else None
    return found if found is not None and community in found.packed.memberships else None


def inside(
    standing: Standing, after: str | None, limit: int
) -> tuple[list[tuple[MemberRow, Face]], str | None]:
    """A page of a community's people: who has left the network or rests is not shown, nor are guests who
    sleep, but to stewards."""
    viewer = standing.viewer

    def sifted(items: list[Item]) -> list[tuple[str, tuple[MemberRow, Face]]]:
        listed = [(item["sk"], store.member_of(item)) for item in items]
        if not standing.may(Verb.CONFIGURE):
            listed = [(place, each) for place, each in listed if awake(standing.gate, each)]
        known = people.faces(viewer, [each.person for _, each in listed])
        return [
            (place, (each, known[each.person])) for place, each in listed if shown(known.get(each.person))
        ]

    return filled(
        viewer, lambda at: store.people_query(standing.community, at, limit + 1), sifted, after, limit
    )


def awake(at: Gate, row: MemberRow) -> bool:
    """Whether somebody on the list can read now: guests sleep where the clause does not cover them, and where
    the community is archived."""
    return row.kind is not Kind.GUEST or (not at.archived and policy.covers(at.rule.guests, row.company))


def shown(face: Face | None) -> bool:
    """Whether somebody stands in lists: their account is in use, or about to be."""
    return face is not None and face.status in rules.PRESENT


def asks(standing: Standing, knock: Knock, after: str | None, limit: int) -> tuple[list[Ask], str | None]:
    """A page of those at the door: who asked, or who is invited."""

    def sifted(items: list[Item]) -> list[tuple[str, Ask]]:
        found = [(item["sk"], store.ask_of(item)) for item in items]
        return [(place, ask) for place, ask in found if ask and ask.knock is knock and stands(standing, ask)]

    def query_of(at: str | None) -> Query:
        return store.asks_query(standing.community, at, limit + 1)

    return filled(standing.viewer, query_of, sifted, after, limit)


def stands(standing: Standing, ask: Ask) -> bool:
    """Whether somebody at the door is there still: an invitation lapses by time and with the era."""
    in_time = ask.at + LAPSES > clock.now() and ask.era == standing.gate.era
    return ask.knock is Knock.ASKED or in_time


def asked(viewer: Viewer, community: CommunityId, person: PersonId) -> Ask | None:
    """Somebody's row at a door; None for what cannot be an id."""
    found = viewer.held.rows(keys.ask_keys(community, person))
    return store.ask_of(found[0]) if found else None


def document(viewer: Viewer, person: PersonId) -> Packed:
    """Somebody's packed document; an empty one for what cannot be an id."""
    plausible = ids.well_formed(person, ids.SHORT)
    return unpacked(viewer.held.row(judged.inside(person)) if plausible else None)


def at_door(viewer: Viewer, standing: Standing, person: PersonId) -> Ask | None:
    """Somebody's asking or invitation, if it stands."""
    ask = asked(viewer, standing.community, person)
    return ask if ask is not None and stands(standing, ask) else None


def own(viewer: Viewer) -> Candidate:
    """The viewer themselves, coming or going."""
    return Candidate(viewer.person, viewer.kind, viewer.company, Status.ACTIVE, viewer.packed)
