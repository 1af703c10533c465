"""Doors: the rules ledger of a community, and the network's chain."""

from typing import Final

from chalicelib.access.model import CommunityId
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import cursors, doors, ids, reading
from chalicelib.foundation.http import Page, Paging, Request
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import Refusal
from chalicelib.governance.actions import rules_ledger
from chalicelib.governance.present import ledger as present
from chalicelib.governance.present.ledger import Root, RuleEntry

CHAIN: Final = "ledger"


def _name(community: str) -> str:
    return f"{CHAIN}#{community}"


def _of_community(person: str, request: Request) -> Query | None:
    community = request.params["community_id"]
    try:
        query: Paging = reading.query(request.query, Paging)
        before = cursors.read(person, _name(community), query.cursor)
    except Refusal:
        return None
    known = ids.well_formed(community, ids.SHORT)
    return rules_ledger.page_of_community(community, before, query.limit) if known else None


@doors.open("GET", "/communities/{community_id}/ledger", alongside=_of_community)
def of_community(viewer: Viewer, query: Paging, community_id: CommunityId) -> Page[RuleEntry]:
    """What was done to a community's rules, the newest first, for its people.

    Every entry is sealed within minutes into the community's chain of hashes, which whoever runs the network
    can verify.
    """
    name = _name(community_id)
    before = cursors.read(viewer.person, name, query.cursor)
    kept, place = rules_ledger.of_community(viewer, community_id, before, query.limit)
    return Page([present.rule_entry(each) for each in kept], _cursor(viewer, name, place))


def _of_network(person: str, request: Request) -> Query | None:
    try:
        query: Paging = reading.query(request.query, Paging)
        return rules_ledger.page_of_network(cursors.read(person, CHAIN, query.cursor), query.limit)
    except Refusal:
        return None


@doors.open("GET", "/ledger", alongside=_of_network)
def of_network(viewer: Viewer, query: Paging) -> Page[Root]:
    """The chain that seals everything the network keeps for good, the newest link first, for every member.

    Who notes a link today can tell tomorrow whether anything before it was changed.
    """
    below = cursors.read(viewer.person, CHAIN, query.cursor)
    seals, place = rules_ledger.of_network(viewer, below, query.limit)
    return Page([present.root(each) for each in seals], _cursor(viewer, CHAIN, place))


def _cursor(viewer: Viewer, name: str, place: str | int | None) -> str | None:
    return cursors.written(viewer.person, name, place) if place is not None else None
