"""Lists of communities: mine with what is unread, and those that every member can find."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, TypeVar

from chalicelib.access import gate
from chalicelib.access import keys as judged
from chalicelib.access.model import CommunityId, Kind, Role
from chalicelib.access.policy import Asker
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import rules, store
from chalicelib.communities.model import CommunityRef, Knock, Marks, State
from chalicelib.communities.store import keys
from chalicelib.foundation import folding, ids
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Item

T = TypeVar("T")
CHUNK: Final = 30
"""Communities read at once: three rows each stay below a hundred keys."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A community in a list. `place` is where the list goes on after it."""

    place: Any
    ref: CommunityRef
    purpose: str
    archived: bool
    state: State
    people: int | None = None
    role: Role | None = None
    favourite: bool = False
    unread: int = 0


def filled(
    viewer: Viewer,
    query_of: Callable[[str | None], Query],
    sifted: Callable[[list[Item]], list[tuple[str, T]]],
    after: str | None,
    limit: int,
) -> tuple[list[T], str | None]:
    """A full page of what remains of a partition after sifting, or what there is to its end.

    `sifted` answers (place, thing) for each row that stays. The second answer is the place of the page's last
    thing, where more follow.
    """
    kept: list[tuple[str, T]] = []
    while True:
        stretch = viewer.held.found(query_of(after))
        kept += sifted(stretch.items)
        if len(kept) > limit:
            return [thing for _, thing in kept[:limit]], kept[limit - 1][0]
        if not stretch.more:
            return [thing for _, thing in kept], None
        after = stretch.items[-1]["sk"]


def mine(viewer: Viewer, q: str, after: Any, limit: int) -> tuple[list[Listed], Any]:
    """The viewer's communities: invitations first, then favourites, then the newest memberships.

    With `q`, those with its words in their names. Answers a page, and its last place where more follow.
    """
    marks = store.marks_of(viewer.held.row(judged.reading(viewer.person)))
    places = iter(sorted(each for each in _places(viewer, marks) if after is None or each > tuple(after)))
    words = folding.words(q)
    found: list[Listed] = []
    while chunk := list(islice(places, CHUNK if words else min(CHUNK, limit + 1 - len(found)))):
        read = _read(viewer, chunk, marks)
        found += [listed for listed in read if store.matches({"name": listed.ref.name}, words)]
        if len(found) > limit:
            return found[:limit], found[limit - 1].place
    return found, None


def _places(viewer: Viewer, marks: Marks) -> Iterator[tuple[int, int, str]]:
    for place, invitation in rules.pruned(viewer.packed).items():
        if place not in viewer.packed.memberships:
            yield 0, -invitation.at, place
    for place, membership in viewer.packed.memberships.items():
        yield 1 if place in marks.favourites else 2, -membership.at, place


def _read(viewer: Viewer, places: list[tuple[int, int, str]], marks: Marks) -> Iterator[Listed]:
    wanted = [CommunityId(place) for _, _, place in places]
    asked = {each: _keys(viewer, each) for each in wanted}
    viewer.held.rows(key for each in asked.values() for key in each)
    for place, each in zip(places, wanted, strict=True):
        asker = _asker(viewer, each)
        card, head = viewer.held.rows(asked[each][:2])
        if asker is not None and card is not None:
            yield _mine(viewer, place, card, _unread(viewer, asker, each, head, marks), marks)


def _keys(viewer: Viewer, community: CommunityId) -> list[Any]:
    rows = [judged.community(community), keys.head(community)]
    if viewer.kind is Kind.GUEST or not viewer.membership(community):
        rows.append(judged.gate(community, viewer.person))
    return rows


def _asker(viewer: Viewer, community: CommunityId) -> Asker | None:
    if viewer.kind is not Kind.GUEST and viewer.membership(community):
        return gate.synthetic(viewer, community)
    standing = gate.standing_of(viewer, community)
    known = standing is not None and standing.may(Verb.KNOW_OF)
    return standing.asker if standing is not None and known and _has_place(standing.asker) else None


def _has_place(asker: Asker) -> bool:
    return asker.membership is not None or asker.invited


def _unread(viewer: Viewer, asker: Asker, community: CommunityId, head: Item | None, marks: Marks) -> int:
    if asker.membership is None or head is None:
        return 0
    # Who has never read here has not missed what was written before they came.
    mark = marks.read.get(community) or ids.first_of(asker.membership.at)
    entries = (rules.entry_of(text) for text in head.get("entries") or ())
    return rules.unread(entries, asker, viewer.person, mark)


def _mine(viewer: Viewer, place: tuple[int, int, str], card: Item, unread: int, marks: Marks) -> Listed:
    community = CommunityId(place[2])
    membership = viewer.membership(community)
    return Listed(
        place=place,
        ref=store.ref_of(community, card),
        purpose=card.get("purpose") or "",
        archived=bool(card.get("archived")),
        state=State.INSIDE if membership else State.INVITED,
        role=membership.role if membership else None,
        favourite=community in marks.favourites,
        unread=unread,
    )


def discover(viewer: Viewer, q: str, after: str | None, limit: int) -> tuple[list[Listed], str | None]:
    """Open and private communities by name, for members; guests find nothing.

    How many are inside and how the viewer stands to each comes in one more call.
    """
    if viewer.is_guest:
        return [], None
    words = folding.words(q)

    def sifted(items: list[Item]) -> list[tuple[str, Item]]:
        return [(item["sk"], item) for item in items if store.matches(item, words)]

    wanted = store.search_query if words else store.discover_query
    found, more = filled(viewer, wanted, sifted, after, limit)
    viewer.held.rows(key for item in found for key in _beside(viewer, item))
    return [_found(viewer, item) for item in found], more


def _beside(viewer: Viewer, item: Item) -> list[Any]:
    place = item["community"]
    return [keys.audience(place), keys.ask_of(place, viewer.person), judged.gate(place, viewer.person)]


def _found(viewer: Viewer, item: Item) -> Listed:
    community = CommunityId(item["community"])
    counts, ask, _ = viewer.held.rows(_beside(viewer, item))
    headcount = store.headcount_of(counts)
    membership = viewer.membership(community)
    standing = gate.standing_of(viewer, community)
    asked = State.ASKED if ask is not None and ask["knock"] == Knock.ASKED else State.NONE
    outside = State.INVITED if standing is not None and standing.asker.invited else asked
    return Listed(
        place=item["sk"],
        ref=store.ref_of(community, item),
        purpose=item.get("purpose") or "",
        archived=bool(item.get("archived")),
        state=State.INSIDE if membership else outside,
        people=headcount.members + sum(headcount.guests.values()),
        role=membership.role if membership else None,
    )
