"""One's own requests to come in, as far as one may know of their communities now."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from chalicelib.access import gate, openings
from chalicelib.access import keys as judged
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import store
from chalicelib.communities.access.listing import Listed
from chalicelib.communities.model import Ask, Knock, State
from chalicelib.foundation.tables import Item

CHUNK: Final = 50
"""Requests judged at once: a gate and a card each are the hundred keys of one call."""


@dataclass(frozen=True, slots=True)
class Requested:
    """A request that waits, and the community that it is for as its asker may see it."""

    listed: Listed
    ask: Ask


def requested(viewer: Viewer, after: list[object] | None, limit: int) -> tuple[list[Requested], object]:
    """A page of the viewer's own requests that wait, the newest first; where it goes on, None at the end.

    Guests find nothing: they do not ask, and learn of no community for which somebody asks in their name.
    Break-glass shows nothing here either. What is shown comes in one call for up to fifty requests.
    """
    if viewer.is_guest:
        return [], None
    shut, found = openings.shut(viewer), list[Requested]()
    follow = [each for each in _waiting(viewer) if _follows(each, after)]
    waiting = iter(sorted(follow, key=_when, reverse=True))
    while chunk := list(islice(waiting, min(CHUNK, limit + 1 - len(found)))):
        found += _judged(shut, chunk)
        if len(found) > limit:
            return found[:limit], found[limit - 1].listed.place
    return found, None


def _waiting(viewer: Viewer) -> Iterator[tuple[CommunityId, Ask]]:
    """All of them: their rows stand by community, so that whoever ends one knows its key without reading."""
    wanted = store.own_asks_query(viewer.person)
    while True:
        stretch = viewer.held.found(wanted)
        for item in stretch.items:
            community, ask = store.own_ask_of(viewer.person, item)
            if ask.knock is Knock.ASKED:
                yield community, ask
        if not stretch.more:
            return
        wanted = replace(wanted, after=stretch.items[-1]["sk"])


def _when(each: tuple[CommunityId, Ask]) -> tuple[int, str]:
    community, ask = each
    return ask.at, community


def _follows(each: tuple[CommunityId, Ask], after: list[object] | None) -> bool:
    return after is None or list(_when(each)) < after


def _judged(viewer: Viewer, asks: list[tuple[CommunityId, Ask]]) -> Iterator[Requested]:
    cards = {community: judged.community(community) for community, _ in asks}
    viewer.held.rows([*cards.values(), *(judged.gate(each, viewer.person) for each in cards)])
    waits = {each.community for each in gate.standings(viewer, cards) if _waits(each)}
    for community, ask in asks:
        card = viewer.held.row(cards[community])
        if community in waits and card is not None:
            yield Requested(_listed(community, card, ask), ask)


def _waits(standing: Standing) -> bool:
    asker = standing.asker
    return standing.may(Verb.KNOW_OF) and asker.membership is None and not asker.invited


def _listed(community: CommunityId, card: Item, ask: Ask) -> Listed:
    return Listed(
        place=[ask.at, community],
        ref=store.ref_of(community, card),
        purpose=card.get("purpose") or "",
        archived=bool(card.get("archived")),
        state=State.ASKED,
    )
