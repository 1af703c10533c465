"""Communities as their rows tell them, all read at once: for what always holds of them (invariants.py)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from chalicelib.access import keys, memberships
from chalicelib.access.gate import gate_of
from chalicelib.access.model import CommunityId, Gate, Packed
from chalicelib.conversation.store import keys as talk
from chalicelib.foundation import settings
from chalicelib.foundation.tables import Item, plain
from tests.cast.clients import CLIENTS

Rows = dict[str, Item]


@dataclass(frozen=True)
class Place:
    """A community as its rows tell it, and the packed documents of everybody who has a row in it or whose
    document names it."""

    id: str
    store: dict[str, Rows]
    own: Rows
    people: Rows
    stream: Rows
    gates: list[Item]
    documents: dict[str, Packed]

    @property
    def card(self) -> Item:
        return self.own["CARD"]

    @property
    def gate(self) -> Gate:
        return gate_of(CommunityId(self.id), self.gates[0])

    @property
    def posts(self) -> Rows:
        found = {ulid: self.store.get(f"POST#{ulid}", {}).get("POST") for ulid in self.stream}
        return {ulid: item for ulid, item in found.items() if item is not None}


def standing(communities: Iterable[str]) -> list[Place]:
    """These communities as they stand now."""
    store = _store()
    # Of everybody, once: there are many places, and each of them asks what everybody's document says.
    documents = {
        pk.removeprefix("PERSON#"): memberships.unpacked(some.get("IN"))
        for pk, some in store.items()
        if pk.startswith("PERSON#")
    }
    named = _named(documents)
    return [_place(store, documents, named, community) for community in communities]


def _store() -> dict[str, Rows]:
    """Every row of the network, by partition and place."""
    found: dict[str, Rows] = defaultdict(dict)
    pages = CLIENTS["dynamodb"].get_paginator("scan")
    for page in pages.paginate(TableName=settings.TABLES["network"], ConsistentRead=True):
        for raw in page["Items"]:
            item = plain(raw)
            found[item["pk"]][item["sk"]] = item
    return found


def _named(documents: dict[str, Packed]) -> dict[str, set[str]]:
    """Whose documents name a community: in a network of thousands each place is looked at with its own."""
    found: dict[str, set[str]] = defaultdict(set)
    for person, document in documents.items():
        for community in document.memberships.keys() | document.invitations.keys() | document.openings.keys():
            found[community].add(person)
    return found


def _place(
    store: dict[str, Rows], documents: dict[str, Packed], named: dict[str, set[str]], community: str
) -> Place:
    own, people = store[f"COMMUNITY#{community}"], store.get(f"COMMUNITY#{community}#M", {})
    known = {sk.removeprefix("PERSON#") for sk in people}
    known |= {sk.removeprefix("ASK#") for sk in own if sk.startswith("ASK#")}
    return Place(
        community, store, own, people, store.get(talk.stream(community), {}),
        [store[keys.gate_copy(community, copy).pk]["GATE"] for copy in range(keys.COPIES)],
        {
            each: documents.get(each) or memberships.unpacked(None)
            for each in known | named.get(community, set())
        },
    )  # fmt: skip
