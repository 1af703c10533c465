"""Who a message that comes in is from: a bot of a steward, as long as they are one."""

from collections.abc import Mapping

from chalicelib.access import arrival, gate, keys
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, Kind, PersonId, Role
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import ids, queries, rows
from chalicelib.foundation.held import Held
from chalicelib.foundation.refusals import NotFound
from chalicelib.foundation.tables import Item, Key
from chalicelib.webhooks.model import Incoming
from chalicelib.webhooks.store import incoming as store

NOBODY = PersonId("-")


def of_community(viewer: Viewer, community_id: CommunityId) -> list[Incoming]:
    """The addresses of a community that the viewer stewards. Raises NotFound, Forbidden."""
    gate.reach(viewer, Verb.CONFIGURE, community_id)
    return [store.incoming_of(each) for each in queries.every(store.query(community_id))]


def one(viewer: Viewer, community_id: CommunityId, incoming_id: str) -> Incoming | None:
    """One of them, None where there is none. Raises NotFound, Forbidden."""
    gate.reach(viewer, Verb.CONFIGURE, community_id)
    plausible = ids.well_formed(incoming_id, ids.SHORT)
    row = viewer.held.row(store.key(community_id, incoming_id)) if plausible else None
    return None if row is None else store.incoming_of(row)


def sender(token: str) -> tuple[Incoming, Standing]:
    """Who a token speaks for, and where.

    Raises NotFound, after the same calls, for one that was never given, was revoked, whose steward is none
    any more, and whose community is archived or gone.
    """
    named = store.parted(token)
    if named is None:
        raise NotFound
    community, own, secret = named
    at = [store.key(community, own), *(keys.gate_copy(community, each) for each in range(keys.COPIES))]
    found = rows.fetch(at)
    row = found.get(at[0])
    known = row is not None and store.opens(row, own, secret)
    # What is unknown is looked up as far as what is known, so that the time tells neither from the other.
    incoming = store.incoming_of(row) if row is not None else Incoming(own, community, "", NOBODY, NOBODY, 0)
    standing = _standing(incoming, found, set(at))
    if not known or standing is None:
        raise NotFound
    return incoming, standing


def _standing(incoming: Incoming, found: Mapping[Key, Item], known: set[Key]) -> Standing | None:
    bot, owner = keys.card(incoming.bot), keys.card(incoming.by)
    wanted = [bot, owner, keys.inside(incoming.by)]
    people = rows.fetch(wanted)
    cards = [people.get(bot), people.get(owner)]
    if not all(card is not None and arrival.active(card) for card in cards):
        return None
    held = Held({**found, **people}, {*known, *wanted})
    viewer = arrival.viewer_of(incoming.bot, people[bot], held, None)
    standing = gate.standing_of(viewer, incoming.community)
    membership = viewer.membership(incoming.community)
    if standing is None or viewer.kind is not Kind.BOT or viewer.owner != incoming.by:
        return None
    steward = membership is not None and membership.role is Role.STEWARD
    return standing if steward and standing.may(Verb.POST) else None
