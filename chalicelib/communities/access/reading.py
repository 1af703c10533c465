"""What somebody can read and why, as far as whoever asks may know of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from chalicelib.access import gate
from chalicelib.access import keys as judged
from chalicelib.access.gate import Standing
from chalicelib.access.memberships import unpacked
from chalicelib.access.model import CommunityId, Kind, Membership, NetworkRole, PersonId
from chalicelib.access.policy import Asker
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import rules, store
from chalicelib.communities.model import Community
from chalicelib.communities.rules import Because, listed
from chalicelib.foundation import clock, ids
from chalicelib.foundation.refusals import Forbidden, NotFound
from chalicelib.foundation.tables import Item, Key
from chalicelib.people import access as people
from chalicelib.people.model import Person

CHUNK: Final = 30
"""Communities read at once: three rows each stay below a hundred keys."""


@dataclass(frozen=True, slots=True)
class Place:
    """A community that a guest is in, before whoever asks: why they read there, and who let them in."""

    standing: Standing
    community: Community
    membership: Membership
    because: Because
    by: PersonId | None

    @property
    def eras_shown(self) -> bool:
        """Whether former rules may be told: to those inside, and under break-glass."""
        return self.standing.membership is not None or self.standing.asker.opened


def rows_of(person: str) -> list[Key]:
    """The rows that somebody is judged by as a reader; none for what cannot be an id."""
    if not ids.well_formed(person, ids.SHORT):
        return []
    return [judged.card(person), judged.inside(person), judged.network_gate(person)]


def asker_of(standing: Standing, person: Person, *, glass: bool) -> Asker:
    """Somebody else in front of a community, as the policy sees them; who is unlisted to whoever asks stands
    outside. `glass` counts a break-glass access too."""
    viewer, at = standing.viewer, standing.gate
    packed = unpacked(viewer.held.row(judged.inside(person.owner or person.id)))
    membership = packed.memberships.get(at.community)
    if membership is not None and not _shown(standing, person, membership):
        membership = None
    runs = NetworkRole.ADMINISTRATOR in person.roles
    opened = glass and runs and packed.openings.get(at.community, 0) > clock.now()
    return Asker(person.kind, _company(viewer, person), membership, invited=False, opened=opened)


def _shown(standing: Standing, person: Person, membership: Membership) -> bool:
    own = standing.viewer.person == person.id
    return own or listed.sees(standing.asker, standing.gate, listed.listed(membership))


def _company(viewer: Viewer, person: Person) -> str | None:
    """Nobody's company counts for a guest while the network has its guests switched off."""
    network = viewer.held.row(judged.network_gate(person.id)) if person.kind is Kind.GUEST else None
    return None if network is not None and not network["guests"] else person.company


def guest_read(viewer: Viewer, person_id: PersonId) -> Person:
    """The guest whose reading one may ask about: their sponsor, administrators, they themselves.

    Raises NotFound for who is no guest or not visible, Forbidden `sponsor_only`.
    """
    viewer.held.rows(rows_of(person_id))
    person = people.visible(viewer, person_id)
    if person.kind is not Kind.GUEST:
        raise NotFound
    if not people.answers_for(viewer, person):
        raise Forbidden("sponsor_only")
    return person


def places(viewer: Viewer, guest: Person, after: str | None, limit: int) -> tuple[list[Place], str | None]:
    """A page of the communities that a guest is in and of which the viewer may know, in the order of their
    ids; whatever else there is leaves no gap."""
    inside = unpacked(viewer.held.row(judged.inside(guest.id))).memberships
    waiting = iter(sorted(each for each in inside if after is None or each > after))
    found: list[Place] = []
    while chunk := list(islice(waiting, CHUNK)):
        found += _known(viewer, guest, {each: inside[each] for each in chunk})
        if len(found) > limit:
            return found[:limit], found[limit - 1].community.id
    return found, None


def _known(viewer: Viewer, guest: Person, inside: dict[CommunityId, Membership]) -> Iterator[Place]:
    viewer.held.rows(key for each in inside for key in _keys(viewer, guest, each))
    for standing in gate.standings(viewer, inside):
        _, card, member = viewer.held.rows(_keys(viewer, guest, standing.community))
        membership = inside[standing.community]
        if standing.may(Verb.KNOW_OF) and card is not None and _shown(standing, guest, membership):
            yield _place(standing, guest, card, member, membership)


def _keys(viewer: Viewer, guest: Person, community: CommunityId) -> list[Key]:
    member = judged.member(community, guest.id)
    return [judged.gate(community, viewer.person), judged.community(community), member]


def _place(
    standing: Standing, guest: Person, card: Item, member: Item | None, membership: Membership
) -> Place:
    asker = asker_of(standing, guest, glass=False)
    because = rules.told(rules.of_place(asker, standing.gate), guest, clock.now(), answers=True)
    community = store.community_of(standing.community, card)
    return Place(standing, community, membership, because, store.let_in_by(member))
