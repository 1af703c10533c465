"""Whatever goes wrong with whichever call of a use case: all or nothing, and a repeat makes it once."""

import time
from collections.abc import Iterator

import pytest

from chalicelib.foundation.serving import WRITES
from tests.cast.house import House
from tests.cast.invariants import hold
from tests.faults import scenes_people, scenes_places, scenes_talk, scenes_webhooks  # noqa: F401 (they tell their scenes)
from tests.faults.stage import SCENES, Stage
from tests.faults.trial import TALLY, Trial


@pytest.fixture(scope="module")
def stage(network: House) -> Iterator[Stage]:
    """The stage of all use cases; at the end it says how much was tried on it."""
    began = time.monotonic()
    made = Stage(network)
    yield made
    network.settle()
    hold(made.places)
    seconds = round(time.monotonic() - began)
    print(  # noqa: T201 (how much was tried is what one wants to know of this)
        f"\n{TALLY.cases} use cases, {TALLY.sites} calls, {TALLY.faults} faults, {seconds} s"
    )


def test_every_scene_is_of_a_door_that_writes(house: House) -> None:
    from chalicelib.foundation.doors import DOORS

    doors = {f"{door.method} {door.path}" for door in DOORS if door.method in WRITES}
    told = {" ".join(name.split(" ")[:2]) for name in SCENES}
    assert told <= doors


@pytest.mark.parametrize("door", sorted(SCENES))
def test_a_fault_leaves_all_or_nothing_and_a_repeat_makes_it_once(stage: Stage, door: str) -> None:
    trial = Trial(stage, door)
    for site, fault in trial.faults():
        trial.under(site, fault)
    trial.ends()
