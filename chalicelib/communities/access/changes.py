"""Widenings: who may look at them, and what decides whether they can still happen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from chalicelib.access import arrival, gate
from chalicelib.access import keys as judged
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, Gate, NetworkRole, PersonId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import store
from chalicelib.communities.access.listing import filled
from chalicelib.communities.model import Community
from chalicelib.communities.rules.changes import Office, Proposal
from chalicelib.communities.store import keys
from chalicelib.foundation import ids, rows
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import NotFound
from chalicelib.foundation.tables import Item, Key

LAST: Final = f"{keys.CHANGE}~"
"""Where the one that waits stands in the list: before all that are settled."""
DIGITS: Final = 6


@dataclass(frozen=True, slots=True)
class Proposed:
    """A widening in front of one viewer. `sent` says that a steward asks them, as an administrator, to
    sign."""

    standing: Standing
    community: Community
    proposal: Proposal
    sent: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """A widening that waits, with all that decides whether it still can happen, as the store is now."""

    gate: Gate
    community: Community
    proposal: Proposal
    offices: Mapping[PersonId, Office]
    versions: Mapping[PersonId, int]


def change_keys(_person: str, params: Mapping[str, str]) -> list[Key]:
    """The rows that judging a change takes, for doors: the card, what waits, and what is named."""
    place = params["community_id"]
    if not ids.well_formed(place, ids.SHORT):
        return []
    wanted, number = [judged.community(place), keys.waiting(place)], _number(params.get("number", ""))
    return wanted if number is None else [*wanted, keys.change(place, number)]


def _number(text: str) -> int | None:
    plain = text.isascii() and text.isdecimal() and len(text) <= DIGITS and not text.startswith("0")
    return int(text) if plain else None


def waiting(standing: Standing) -> Proposal | None:
    """The widening of a community that waits, None where there is none."""
    return store.proposal_of(standing.viewer.held.row(keys.waiting(standing.community)))


def change(viewer: Viewer, community_id: CommunityId, number: str) -> Proposed:
    """A widening, for those inside and for the administrator to whom it was sent.

    Raises NotFound for everybody else, whatever they may know of the community.
    """
    standing, wanted = gate.standing_of(viewer, community_id), _number(number)
    if standing is None or wanted is None:
        raise NotFound
    named = change_keys(viewer.person, {"community_id": community_id, "number": number})
    card, *found = viewer.held.rows(named)
    proposal = next((each for each in map(store.proposal_of, found) if each and each.number == wanted), None)
    if proposal is None or card is None:
        raise NotFound
    sent = proposal.sent_to == viewer.person and viewer.is_administrator and not standing.gate.deleted
    if not sent and not _inside(standing):
        raise NotFound
    return Proposed(standing, store.community_of(community_id, card), proposal, sent)


def _inside(standing: Standing) -> bool:
    return standing.membership is not None and standing.may(Verb.KNOW_OF)


def changes(standing: Standing, after: str | None, limit: int) -> tuple[list[Proposal], str | None]:
    """A page of a community's widenings: the one that waits, then those that are settled, the newest
    first."""
    now = waiting(standing) if after is None else None

    def query_of(at: str | None) -> Query:
        return store.changes_query(standing.community, at, limit + 1)

    def sifted(items: list[Item]) -> list[tuple[str, Proposal]]:
        found = [(item["sk"], store.proposal_of(item)) for item in items]
        return [(place, each) for place, each in found if each is not None]

    settled, more = filled(standing.viewer, query_of, sifted, after, limit)
    listed = [now, *settled] if now is not None else settled
    if len(listed) <= limit:
        return listed, more
    last = listed[limit - 1]
    return listed[:limit], LAST if last is now else keys.change(standing.community, last.number).sk


def judged_now(community_id: CommunityId) -> Waiting | None:
    """The widening of a community that waits, read afresh for who has no viewer at hand; None where there is
    none. Two calls."""
    gate_key, card_key = judged.gate_copy(community_id, 0), judged.community(community_id)
    found = rows.fetch([gate_key, card_key, keys.waiting(community_id)])
    proposal = store.proposal_of(found.get(keys.waiting(community_id)))
    if proposal is None or gate_key not in found or card_key not in found:
        return None
    community = store.community_of(community_id, found[card_key])
    cards = rows.fetch(judged.card(each) for each in proposal.signers)
    holders = {each: cards.get(judged.card(each)) for each in proposal.signers}
    return Waiting(
        gate=gate.gate_of(community_id, found[gate_key]),
        community=community,
        proposal=proposal,
        offices={each: office(card, community, each) for each, card in holders.items()},
        versions={each: card["version"] for each, card in holders.items() if card is not None},
    )


def is_deleted(community_id: CommunityId) -> bool:
    """Whether a community has been deleted, read afresh."""
    key = judged.gate_copy(community_id, 0)
    row = rows.fetch([key]).get(key)
    return row is not None and gate.gate_of(community_id, row).deleted


def office(card: Item | None, community: Community, person: PersonId) -> Office:
    """What somebody holds, of their stored card and the community's."""
    return Office(
        active=card is not None and arrival.active(card),
        stood=card.get("stood", 0) if card is not None else 0,
        administrator=card is not None and NetworkRole.ADMINISTRATOR in (card.get("roles") or ()),
        steward_since=community.steward_since.get(person) if person in community.stewards else None,
    )
