"""Whatever goes wrong while something falls due: it is done in the end, and once."""

import pytest

from chalicelib import wiring
from chalicelib.foundation import clock, due
from chalicelib.foundation.due import Due
from tests.faults import (  # noqa: F401 (they tell their scenes)
    scenes_ends,
    scenes_files,
    scenes_mail,
    scenes_network,
    scenes_people,
    scenes_places,
    scenes_rules,
    scenes_webhooks,
)
from tests.faults.choice import chosen, some
from tests.faults.scenes_due import OWED, kept, rung
from tests.faults.stage import Stage, at
from tests.faults.trial import TALLY


def test_everything_that_falls_due_has_a_scene() -> None:
    told = {kind.partition(" ")[0] for kind in OWED}
    missing, gone = sorted(wiring.DUE.keys() - told), sorted(told - wiring.DUE.keys())
    assert not missing, f"tell how these come to be due with @owed in tests/faults/scenes_due.py: {missing}"
    assert not gone, f"these do not fall due any more, take their scenes away: {gone}"


@pytest.mark.parametrize("kind", sorted(OWED))
def test_what_falls_due_and_fails_anywhere_is_done_once(stage: Stage, kind: str) -> None:
    # Only the second time finds everything as it is before each of the following.
    clean = [rung(kept(stage, kind)) for _ in range(2)][1]
    assert clean.done
    facts = sorted(fact["name"] for fact in clean.facts())
    TALLY.cases, TALLY.sites = TALLY.cases + 1, TALLY.sites + len(clean.sites)
    for site in some(kind, clean.sites):
        for fault in chosen(kind, site):
            TALLY.faults += 1
            thing = kept(stage, kind)
            first = rung(thing, fault, site)
            assert first.strokes, f"{kind} {site} {fault} was never reached"
            if thing not in _waiting(thing):
                assert len(first.written()) == len(clean.written()), f"{kind} {site} {fault}: taken for done"
            wires = (first, rung(thing), rung(thing))
            told = sorted(fact["name"] for wire in wires for fact in wire.facts())
            assert told == facts, f"{kind} {site} {fault}: {told}"
            written = set[tuple[str, str, str]]().union(*(wire.written() for wire in wires))
            assert len(written) == len(clean.written()), f"{kind} {site} {fault}"
            assert thing not in _waiting(thing), f"{kind} {site} {fault} is due still"


def _waiting(thing: Due) -> list[Due]:
    day = thing.at // clock.DAY
    with at(thing.at):
        return list(due._of_day(day, thing.at - clock.HOUR, thing.at + clock.MINUTE))
