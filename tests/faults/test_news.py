"""Whatever goes wrong while news is heard or while something falls due: it arrives again, and counts once."""

import json
import re
import uuid
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

import pytest

from chalicelib import wiring
from chalicelib.foundation import news
from chalicelib.foundation.events import NAMES, Event
from tests.faults import (  # noqa: F401 (they tell their scenes)
    scenes_ends,
    scenes_files,
    scenes_mail,
    scenes_network,
    scenes_passkeys,
    scenes_people,
    scenes_places,
    scenes_previews,
    scenes_rules,
    scenes_talk,
    scenes_webhooks,
)
from tests.faults.by_hand import BY_HAND
from tests.faults.choice import chosen, some
from tests.faults.roads import ROADS
from tests.faults.scenes_due import OWED, kept, rung
from tests.faults.stage import SCENES, Stage
from tests.faults.trial import TALLY
from tests.faults.wire import Crash, Fault, Lasts, Wire, wired

HEARD: Final = {
    f"{queue} {listener.__module__.split('.')[1]}.{listener.__name__}"
    for queue, told in wiring.QUEUES.items()
    for listeners in told.values()
    for listener in listeners
}
Shapes = Counter[tuple[str, str, str]]


def test_everything_that_hears_news_has_a_scene() -> None:
    missing, gone = sorted(HEARD - ROADS.keys()), sorted(ROADS.keys() - HEARD)
    assert not missing, f"name the scene that tells these what they hear in tests/faults/roads.py: {missing}"
    assert not gone, f"these hear nothing any more, take them out of tests/faults/roads.py: {gone}"


def played(stage: Stage, scene: str) -> list[dict[str, Any]]:
    """The facts that a scene tells."""
    if scene in BY_HAND:
        return BY_HAND[scene](stage)
    if scene in OWED:
        return rung(kept(stage, scene)).facts()
    act = SCENES[scene](stage)
    with wired() as wire:
        act.happens(scene, str(uuid.uuid4()))
    return wire.facts()


class Hearing:
    """A fact on its way to one listener."""

    def __init__(self, heard: str, fact: dict[str, Any]) -> None:
        self.queue, self.name = heard.split(" ")
        event = NAMES[fact["name"]]
        self.listeners = {
            event: [listener for listener in _listeners(self.queue, event) if _is(listener, heard)]
        }
        self.record = {"messageId": "1", "body": json.dumps(fact)}

    def heard(self, fault: Fault | None = None, site: str = "") -> tuple[bool, Wire]:
        """Whether it is done with, and what went over the wire."""
        with wired(fault, site) as wire:
            try:
                failures = news.listen(self.queue, [self.record], self.listeners)
            except Crash:
                return False, wire
        return not failures["batchItemFailures"], wire


def _listeners(queue: str, event: type[Event]) -> Sequence[news.Listener]:
    return wiring.QUEUES[queue].get(event, ())


def _is(listener: news.Listener, heard: str) -> bool:
    return heard.endswith(f" {listener.__module__.split('.')[1]}.{listener.__name__}")


def shapes(*wires: Wire) -> Shapes:
    """How many rows of each shape were written, each counted once."""
    written = set[tuple[str, str, str]]().union(*(map(timeless, wire.written()) for wire in wires))
    return Counter((table, shape(pk), shape(sk)) for table, pk, sk in written)


def timeless(row: tuple[str, str, str]) -> tuple[str, str, str]:
    """The next attempt of a delivery, whenever it falls due: whether that is in the minute of the one before,
    and so the same row, is left to chance."""
    table, _, sk = row
    return (table, "DUE", sk.partition("#")[2]) if "#webhook#" in sk else row


def shape(key: str) -> str:
    return re.sub(r"[0-9a-z]{13,}|[0-9]+", "*", key)


class Road:
    """What a listener hears, and what it does about it in good times."""

    def __init__(self, stage: Stage, heard: str) -> None:
        self.stage, self.heard = stage, heard
        queue, self.scene = heard.partition(" ")[0], ROADS[heard]
        self.heeded = {
            event.name for event, some in wiring.QUEUES[queue].items() if any(_is(one, heard) for one in some)
        }
        # Only the second time finds everything as it is before each of the following.
        self.clean = [self.hears() for _ in range(2)][1]
        assert self.clean.done, f"{heard} writes nothing on {self.heeded} of {self.scene}"

    def hears(self) -> Wire:
        done, wire = self.hearing().heard()
        assert done, f"{self.heard} fails on {self.heeded} of {self.scene}"
        return wire

    def hearing(self) -> Hearing:
        told = [each for each in played(self.stage, self.scene) if each["name"] in self.heeded]
        assert told, f"{self.scene} tells nothing that {self.heard} hears: name another in roads.py"
        return Hearing(self.heard, told[0])


@pytest.mark.parametrize("heard", sorted(HEARD & ROADS.keys()))
def test_news_that_fails_anywhere_arrives_again_and_counts_once(stage: Stage, heard: str) -> None:
    road = Road(stage, heard)
    TALLY.cases, TALLY.sites = TALLY.cases + 1, TALLY.sites + len(road.clean.sites)
    waiting: Hearing | None = None
    for site in some(heard, road.clean.sites):
        for fault in chosen(heard, site):
            TALLY.faults += 1
            hearing = waiting or road.hearing()
            done, wire = hearing.heard(fault, site)
            assert wire.strokes, f"{heard} {site} {fault} was never reached"
            if done:
                assert shapes(wire) == shapes(road.clean), f"{heard} {site} {fault}: taken for done"
            waiting = None if done or wire.done else hearing
            if waiting is None:
                _again(road, hearing, wire, f"{heard} {site} {fault}")


def _again(road: Road, hearing: Hearing, first: Wire, what: str) -> None:
    """It is delivered again, twice: all that it does has been done then, and nothing else."""
    done, second = hearing.heard()
    twice, third = hearing.heard()
    assert (done, twice) == (True, True), f"{what}: fails for good"
    lost = shapes(road.clean) - shapes(first, second, third)
    more = shapes(first, second, third) - shapes(road.clean)
    mail_that_may_have_left = (
        hearing.queue == "mail" and first.fault is not None and first.fault.lasts is not Lasts.ATTEMPT
    )
    crashed = hearing.queue == "mail" and first.fault is not None and first.fault.kind == "crash"
    assert not more, f"{what}: too much {more}"
    assert not lost or mail_that_may_have_left or crashed, f"{what}: lost {lost}"


def test_an_invitation_whose_claim_lost_its_answer_leaves_once(stage: Stage) -> None:
    """botocore asks again by itself and finds its own claim: that must not look like somebody else's."""
    act = SCENES["POST /people"](stage)
    with wired() as wire:
        act.happens("POST /people", str(uuid.uuid4()))
    (fact,) = wire.facts()
    hearing = Hearing("mail mail.send_invitation", fact)
    hearing.heard(Fault("no answer", Lasts.ATTEMPT, after=True), "PutItem 1")
    hearing.heard()
    assert len(stage.house.mails(act.body["email"])) == 1
