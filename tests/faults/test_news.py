"""Whatever goes wrong while news is heard or while something falls due: it arrives again, and counts once."""

import json
import re
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

import pytest

from chalicelib import wiring
from chalicelib.foundation import news
from chalicelib.foundation.events import NAMES, Event
from tests.cast.house import House
from tests.cast.invariants import hold
from tests.faults import scenes_people, scenes_places, scenes_talk, scenes_webhooks  # noqa: F401 (they tell their scenes)
from tests.faults.stage import SCENES, Stage
from tests.faults.trial import TALLY
from tests.faults.wire import Crash, Fault, Lasts, Wire, faults_at, wired

BEYOND: Final = {
    "index communities.index_names", "index communities.judge_place", "index communities.judge_signer",
    "index communities.watch_stewards", "index governance.end_glass", "index network.judge_signers",
    "index people.end_bots", "index people.orphan_guests", "mail people.confirm_address",
    "mail people.send_ending", "mail people.warn_old_address",
    "notifications notifications.tell_administrators", "notifications notifications.tell_announced",
    "notifications notifications.tell_sent",
    "notifications notifications.tell_sponsor", "notifications notifications.tell_owner",
    "webhooks webhooks.offer", "webhooks webhooks.ping", "webhooks webhooks.send_again",
    "webhooks webhooks.note_answer", "webhooks webhooks.let_go",
}  # fmt: skip
"""What hears facts that no scene of these tells: the stories of their own subjects do."""
HEARD: Final = sorted(
    {
        f"{queue} {listener.__module__.split('.')[1]}.{listener.__name__}"
        for queue, told in wiring.QUEUES.items()
        for listeners in told.values()
        for listener in listeners
    }
    - BEYOND
)
Shapes = Counter[tuple[str, str, str]]


@pytest.fixture(scope="module")
def stage(network: House) -> Iterator[Stage]:
    made = Stage(network)
    yield made
    network.settle()
    hold(made.places)


@pytest.fixture(scope="module")
def tellers(stage: Stage) -> dict[str, list[str]]:
    """Which scenes tell which fact, found by playing each of them once."""
    found: dict[str, list[str]] = {}
    for door in SCENES:
        for name in {fact["name"] for fact in played(stage, door)}:
            found.setdefault(name, []).append(door)
    return found


def played(stage: Stage, door: str) -> list[dict[str, Any]]:
    """The facts that a scene tells."""
    act = SCENES[door](stage)
    with wired() as wire:
        act.happens(door, str(uuid.uuid4()))
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
    written = set[tuple[str, str, str]]().union(*(wire.written() for wire in wires))
    return Counter((table, shape(pk), shape(sk)) for table, pk, sk in written)


def shape(key: str) -> str:
    return re.sub(r"[0-9a-z]{13,}|[0-9]+", "*", key)


class Road:
    """What a listener hears: of all facts that scenes tell it the one on which it writes most."""

    def __init__(self, stage: Stage, tellers: dict[str, list[str]], heard: str) -> None:
        self.stage, self.heard = stage, heard
        queue = heard.partition(" ")[0]
        heeded = [
            event.name for event, some in wiring.QUEUES[queue].items() if any(_is(one, heard) for one in some)
        ]
        self.told = [(name, door) for name in heeded for door in tellers.get(name, ())]
        assert self.told, f"no scene tells {heeded}"
        self.told = [max(self.told, key=lambda told: len(self.hears(*told).written()))]
        # Only the second time finds everything as it is before each of the following.
        self.clean = self.hears(*self.told[0])

    def hears(self, name: str, door: str) -> Wire:
        done, wire = self.hearing(name, door).heard()
        assert done, f"{self.heard} fails on {name} of {door}"
        return wire

    def hearing(self, name: str = "", door: str = "") -> Hearing:
        wanted, by = (name, door) if name else self.told[0]
        return Hearing(self.heard, next(each for each in played(self.stage, by) if each["name"] == wanted))


@pytest.mark.parametrize("heard", HEARD)
def test_news_that_fails_anywhere_arrives_again_and_counts_once(
    stage: Stage, tellers: dict[str, list[str]], heard: str
) -> None:
    road = Road(stage, tellers, heard)
    assert road.clean.done, f"{heard} writes nothing on any fact"
    waiting: Hearing | None = None
    for site in road.clean.sites:
        for fault in faults_at(site):
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
    hearing = Hearing("mail people.send_invitation", fact)
    hearing.heard(Fault("no answer", Lasts.ATTEMPT, after=True), "PutItem 1")
    hearing.heard()
    assert len(stage.house.mails(act.body["email"])) == 1
