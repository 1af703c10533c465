"""Communities without steward, for administrators: that they rest, and no more than they may know of each."""

from dataclasses import dataclass

from chalicelib.access import gate
from chalicelib.access import keys as judged
from chalicelib.access.model import CommunityId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import store
from chalicelib.communities.access.listing import filled
from chalicelib.communities.model import CommunityRef
from chalicelib.communities.store import keys
from chalicelib.foundation.tables import Item
from chalicelib.people.access import require_administrator


@dataclass(frozen=True, slots=True)
class Orphan:
    """A community that rests since an instant, how many are inside, and what it is to those who may know."""

    id: CommunityId
    since: int
    people: int
    ref: CommunityRef | None


def orphans(viewer: Viewer, after: str | None, limit: int) -> tuple[list[Orphan], str | None]:
    """A page of the communities that have no steward now. Raises Forbidden `administrators_only`."""
    require_administrator(viewer)

    def sifted(items: list[Item]) -> list[tuple[str, Orphan]]:
        rest = {each.community: each for each in gate.standings(viewer, [item["sk"] for item in items])}
        wanted = {each: (keys.audience(each), judged.community(each)) for each in rest}
        viewer.held.rows(key for both in wanted.values() for key in both)
        return [
            (item["sk"], _orphan(rest[item["sk"]], item["since"]))
            for item in items
            if item["sk"] in rest and rest[item["sk"]].gate.frozen and not rest[item["sk"]].gate.deleted
        ]

    return filled(viewer, lambda at: store.orphans_query(at, limit + 1), sifted, after, limit)


def _orphan(standing: gate.Standing, since: int) -> Orphan:
    held, at = standing.viewer.held, standing.community
    counted = store.headcount_of(held.row(keys.audience(at)))
    card = held.row(judged.community(at)) if standing.may(Verb.KNOW_OF) else None
    ref = store.ref_of(at, card) if card is not None else None
    return Orphan(at, since, counted.members + sum(counted.guests.values()), ref)
