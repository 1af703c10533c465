"""The leak matrix, where a community rests in part: without steward, with rules to accept, with guests
asleep; and where it stands open to somebody by break-glass."""

from collections.abc import Callable

import pytest

from tests.matrix.scenes import Stage
from tests.matrix.states import guests_off, has_rules, loses_its_steward, stands_open
from tests.matrix.test_matrix import met
from tests.matrix.through import told
from tests.matrix.walk import Walk

Record = Callable[..., None]
FROZEN = [("open", "mixed"), ("private", "acme"), ("secret", "none")]


@pytest.mark.parametrize("rule", FROZEN, ids="/".join)
def test_a_community_without_steward(walk: Walk, rule: tuple[str, str], record_property: Record) -> None:
    stage = Stage(walk.world, [rule], met(rule))
    loses_its_steward(stage)
    told(walk, stage.scene, record_property, third=FROZEN.index(rule))


@pytest.mark.parametrize("rule", [("private", "mixed")], ids="/".join)
def test_rules_that_nobody_has_accepted(walk: Walk, rule: tuple[str, str], record_property: Record) -> None:
    stage = Stage(walk.world, [rule], met(rule))
    has_rules(stage)
    told(walk, stage.scene, record_property)


@pytest.mark.parametrize("rule", [("private", "mixed")], ids="/".join)
def test_guests_are_switched_off(walk: Walk, rule: tuple[str, str], record_property: Record) -> None:
    stage = Stage(walk.world, [rule], met(rule))
    with guests_off(stage):
        told(walk, stage.scene, record_property)


@pytest.mark.parametrize(
    "rules", [[("private", "none")], [("secret", "mixed")], [("open", "none"), ("secret", "none")]], ids=str
)
def test_a_community_that_stands_open(
    walk: Walk, rules: list[tuple[str, str]], record_property: Record
) -> None:
    stage = Stage(walk.world, rules, "glass" if len(rules) > 1 else met(rules[0]))
    stands_open(stage)
    told(walk, stage.scene, record_property)
