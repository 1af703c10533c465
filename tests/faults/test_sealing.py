"""Whatever goes wrong while what is kept for good is sealed: it is sealed in the end, once, in one chain."""

from contextlib import suppress

import pytest
from pynamodb.exceptions import PynamoDBException

from chalicelib.foundation import ids
from chalicelib.foundation.refusals import Refusal
from chalicelib.foundation.tables import Item
from chalicelib.governance.actions import sealing
from chalicelib.governance.model.ledger import NETWORK, Seal
from chalicelib.governance.rules import chains
from chalicelib.governance.store import seals
from tests.cast.house import House
from tests.faults.choice import chosen, some
from tests.faults.trial import TALLY
from tests.faults.wire import Crash, Fault, Wire, wired
from tests.governance.keeping import Counted, Ruled, keep, rows


def _sealed(fault: Fault | None = None, site: str = "") -> Wire:
    expected = (Crash, Refusal, PynamoDBException) if fault is not None else ()
    with wired(fault, site) as wire, suppress(*expected):
        sealing.run()
    return wire


def _kept() -> tuple[str, list[str]]:
    """A community, and the facts about it and about the network that wait for the sealer."""
    place = ids.short()
    ruled = [Ruled(by="", subject=place, community=place) for _ in range(2)]
    counted = Counted(by="", subject=place)
    keep(*ruled, counted)
    return place, [each.id for each in (*ruled, counted)]


def _chain(stored: list[Item], name: str) -> list[Seal]:
    found = [chains.seal_of(row["text"]) for row in stored if row["pk"] == seals.chain(name)]
    return sorted((each for each in found if each is not None), key=lambda each: each.number)


@pytest.fixture(scope="module")
def sites(network: House) -> list[str]:
    """The calls that sealing a few facts makes; what waited before is sealed."""
    sealing.run()
    _kept()
    return _sealed().sites


def test_a_sealer_that_fails_anywhere_has_sealed_all_or_nothing(house: House, sites: list[str]) -> None:
    TALLY.cases, TALLY.sites = TALLY.cases + 1, TALLY.sites + len(sites)
    waiting: dict[str, list[str]] = {}
    for site in some("sealing", sites):
        for fault in chosen("sealing", site):
            TALLY.faults += 1
            place, facts = _kept()
            waiting[place] = facts
            assert _sealed(fault, site).strokes, f"{site} {fault} was never reached"
            _sealed()
    stored = rows()
    links = _chain(stored, NETWORK)
    entries = [entry for each in links for entry, _ in each.entries]
    assert len(entries) == len(set(entries)), "something is sealed twice"
    assert {fact for facts in waiting.values() for fact in facts} <= set(entries)
    assert [each.number for each in links] == list(range(links[0].number, links[0].number + len(links)))
    hashes = [chains.mark_of(each).hash for each in links]
    assert [each.previous for each in links[1:]] == hashes[:-1]
    for place, facts in waiting.items():
        own = [entry for each in _chain(stored, place) for entry, _ in each.entries]
        assert own == sorted(facts[:2])
