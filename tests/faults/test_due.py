"""Whatever goes wrong while something falls due: it is done in the end, and once."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Final

import pytest
from pynamodb.exceptions import PynamoDBException

from chalicelib import wiring
from chalicelib.access.model import PersonId
from chalicelib.foundation import clock, due, ids
from chalicelib.foundation.changes import Change
from chalicelib.foundation.due import Due
from chalicelib.foundation.refusals import Refusal
from chalicelib.mail.actions import reminding, waiting
from chalicelib.mail.store import waits
from tests.cast.house import House
from tests.faults import scenes_places  # noqa: F401 (they tell their scenes)
from tests.faults.stage import SCENES, Stage, numbers
from tests.faults.trial import TALLY, whole
from tests.faults.wire import Crash, Fault, Wire, faults_at, wired

Owed = Callable[[Stage], Due]
OWED: Final[dict[str, Owed]] = {}


def owed(kind: str) -> Callable[[Owed], Owed]:
    """Says how something of a kind comes to be due."""

    def declared(made: Owed) -> Owed:
        OWED[kind] = made
        return made

    return declared


@owed("telling")
def telling(stage: Stage) -> Due:
    """A place has more people than are told at once."""
    act = SCENES["POST /communities/{community_id}/changes"](stage)
    with wired() as wire:
        act.happens("POST /communities/{community_id}/changes", str(uuid.uuid4()))
    (fact,) = [each for each in wire.facts() if each["name"] == "community.rule_changed"]
    return Due("telling", f"{fact['at']}#{fact['id']}#0", fact["at"])


@owed("mail")
def mail(stage: Stage) -> Due:
    """The moment has come at which somebody can be mailed."""
    at = clock.now() + next(numbers)
    waits.keep_waits({PersonId(stage.max.id): at})
    return Due(waiting.KIND, f"{stage.max.id}#{at}", at)


@owed("mail.reminder")
def reminder(stage: Stage) -> Due:
    """Somebody's quiet hours are over, and they have a guest."""
    at, day = clock.now(), clock.utc(clock.now()).date().isoformat()
    return Due(reminding.KIND, f"{stage.gil.id}#{stage.ines.id}#{ids.ulid()}#{day}", at)


@pytest.fixture(scope="module")
def stage(network: House) -> Iterator[Stage]:
    made = Stage(network)
    yield made
    network.settle()


def test_every_scene_is_of_something_that_falls_due() -> None:
    assert set(OWED) <= set(wiring.DUE)


@pytest.mark.parametrize("kind", sorted(OWED))
def test_what_falls_due_and_fails_anywhere_is_done_once(stage: Stage, kind: str) -> None:
    # Only the second time finds everything as it is before each of the following.
    _rung(_kept(stage, kind))
    clean = _rung(_kept(stage, kind))
    assert clean.done
    facts = sorted(fact["name"] for fact in clean.facts())
    for site in clean.sites:
        for fault in faults_at(site):
            TALLY.faults += 1
            thing = _kept(stage, kind)
            first = _rung(thing, fault, site)
            assert first.strokes, f"{kind} {site} {fault} was never reached"
            wires = (first, _rung(thing), _rung(thing))
            told = sorted(fact["name"] for wire in wires for fact in wire.facts())
            assert told == facts, f"{kind} {site} {fault}: {told}"
            written = set[tuple[str, str, str]]().union(*(wire.written() for wire in wires))
            assert len(written) == len(clean.written()), f"{kind} {site} {fault}"
            assert thing not in _waiting(thing), f"{kind} {site} {fault} is due still"


def _kept(stage: Stage, kind: str) -> Due:
    thing, change = OWED[kind](stage), Change()
    due.keep(change, thing.at, thing.kind, thing.ref)
    change.commit()
    return thing


def _rung(thing: Due, fault: Fault | None = None, site: str = "") -> Wire:
    """Its handler, as the clock calls it; what fails stays due."""
    expected = (Crash, Refusal, PynamoDBException) if fault is not None else ()
    with wired(fault, site) as wire, suppress(*expected):
        wiring.DUE[thing.kind](thing)
    whole(wire)
    return wire


def _waiting(thing: Due) -> list[Due]:
    day = thing.at // clock.DAY
    return list(due._of_day(day, thing.at - clock.HOUR, thing.at + clock.MINUTE))
