"""Earlier eras that somebody inside shall be shown, in front of one viewer."""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.access import arrival, gate
from chalicelib.access import keys as judged
from chalicelib.access.gate import Standing
from chalicelib.access.memberships import unpacked
from chalicelib.access.model import CommunityId, Kind, Membership, PersonId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import store
from chalicelib.communities.access.people import inside_already
from chalicelib.communities.rules import Candidate, listed
from chalicelib.communities.rules.earlier import Earlier, may_sign
from chalicelib.communities.store import keys
from chalicelib.foundation import ids
from chalicelib.foundation.refusals import Forbidden, NotFound
from chalicelib.foundation.tables import Key


@dataclass(frozen=True, slots=True)
class Reading:
    """Somebody inside, from which era on they read, and what waits for a second signature."""

    standing: Standing
    candidate: Candidate
    waiting: Earlier | None

    @property
    def membership(self) -> Membership:
        """Their place inside."""
        return self.candidate.packed.memberships[self.standing.community]


def earlier_keys(_person: str, params: Mapping[str, str]) -> list[Key]:
    """What waits for a person, for doors."""
    place, person = params["community_id"], params["person_id"]
    plausible = ids.well_formed(place, ids.SHORT) and ids.well_formed(person, ids.SHORT)
    return [keys.earlier(place, person)] if plausible else []


def eras_read(viewer: Viewer, community_id: CommunityId, person_id: PersonId) -> Reading:
    """From which era on somebody inside reads, for members inside.

    Raises NotFound for whom the viewer does not see there, Forbidden `not_inside` or `members_only`.
    """
    standing = gate.reach(viewer, Verb.KNOW_OF, community_id)
    if standing.membership is None:
        raise Forbidden("not_inside")
    if viewer.is_guest:
        raise Forbidden("members_only")
    found = inside_already(viewer, community_id, person_id)
    if found is None or not _seen(standing, found):
        raise NotFound
    waiting = store.earlier_of(viewer.held.row(keys.earlier(community_id, person_id)))
    return Reading(standing, found, waiting)


def _seen(standing: Standing, candidate: Candidate) -> bool:
    era = listed.listed(candidate.packed.memberships[standing.community])
    return candidate.id == standing.viewer.person or listed.sees(standing.asker, standing.gate, era)


def signs_still(viewer: Viewer, community_id: CommunityId, waiting: Earlier) -> bool:
    """Whether who signed first is active, inside, and reads what they want to show."""
    card, inside = viewer.held.rows([judged.card(waiting.by), judged.inside(waiting.by)])
    membership = unpacked(inside).memberships.get(community_id)
    active = card is not None and arrival.active(card)
    return active and card is not None and may_sign(Kind(card["kind"]), membership, waiting.era)
