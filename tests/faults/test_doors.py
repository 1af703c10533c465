"""Whatever goes wrong with whichever call of a use case: all or nothing, and a repeat makes it once."""

from typing import Final

import pytest

from chalicelib.foundation.serving import WRITES
from tests.cast.house import House
from tests.faults import (  # noqa: F401 (they tell their scenes)
    scenes_directory,
    scenes_ends,
    scenes_files,
    scenes_mail,
    scenes_network,
    scenes_passkeys,
    scenes_people,
    scenes_places,
    scenes_rules,
    scenes_talk,
    scenes_webhooks,
)
from tests.faults.stage import SCENES, Stage
from tests.faults.trial import Trial

KINDS: Final = ("", "Users/", "Groups/")
READS: Final[dict[str, str]] = {
    **{f"POST /scim/v2/{each}.search": "it asks in a body what GET asks in a link" for each in KINDS},
    **{f"{each} /scim/v2/Me": "nobody is there: it keeps nothing" for each in sorted(WRITES)},
    "POST /scim/v2/Bulk": "it is not supported, and keeps nothing",
    "PUT /files/{file_id}/parts": "it signs links for what was announced, and keeps nothing of that",
    "POST /communities/{community_id}/preview": "It shows a text that is sent along, and keeps nothing.",
}
"""Doors that only look although their method says that they write, and why."""


def test_every_door_that_writes_has_a_scene(house: House) -> None:
    from chalicelib.foundation import doors

    writing = {f"{door.method} {door.path}" for door in doors.every() if door.method in WRITES}
    told = {" ".join(name.split(" ")[:2]) for name in SCENES}
    missing, gone = sorted(writing - told - READS.keys()), sorted((told | READS.keys()) - writing)
    assert not missing, f"tell how these are used with @scene in a module tests/faults/scenes_*.py: {missing}"
    assert not gone, f"there are no such doors any more, take their scenes away: {gone}"


@pytest.mark.parametrize("door", sorted(SCENES))
def test_a_fault_leaves_all_or_nothing_and_a_repeat_makes_it_once(stage: Stage, door: str) -> None:
    trial = Trial(stage, door)
    for site, fault in trial.faults():
        trial.under(site, fault)
    trial.ends()
