"""Half a million people on partitions: the simulation adds up, and `docs/scale.md` says what it says."""

import random
from pathlib import Path

import pytest

from bench import crowd, scale
from bench.crowd import Touch
from bench.scale import DRAWN, READS, WRITES, Heat
from bench.world import Kind, World, scenes
from chalicelib.access import keys
from chalicelib.foundation.tables import Key

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def world() -> World:
    return World()


def heat(kinds: list[Kind]) -> Heat:
    found = Heat()
    for kind in kinds:
        found.add(kind, random.Random(1))
    return found


def test_a_rate_is_spread_over_what_is_drawn() -> None:
    one, two = Key("network", "A", "1"), Key("network", "A", "2")
    found = heat([Kind("k", 100, lambda chance: iter([Touch(chance.choice((one, two)), 2, 1)]))])
    assert found.total("network", written=False) == pytest.approx(200)
    assert found.partition(written=True) == ("A", pytest.approx(100))
    assert found.rows[one][0] + found.rows[two][0] == pytest.approx(200)
    assert 0 < found.hottest(written=True)[1] < 100, f"{DRAWN} draws are of both"


def test_the_copies_of_a_gate_share_what_one_would_take(world: World) -> None:
    found = heat([Kind("t", 800, lambda chance: crowd.thread(world.person(chance), world.viral))])
    copies = [found.rows[keys.gate_copy(world.hall, copy)][0] for copy in range(keys.COPIES)]
    assert sum(copies) == pytest.approx(800)
    assert max(copies) < 2 * 800 / keys.COPIES


def test_no_scene_makes_a_partition_too_hot(world: World) -> None:
    for name, kinds in scenes(world).items():
        found = heat(kinds)
        assert found.hottest(written=True)[1] < WRITES, name
        assert found.partition(written=True)[1] < WRITES, name
        place, units = found.partition(written=False)
        assert units < READS, f"{name}: {place}"


def test_the_page_says_what_the_simulation_says() -> None:
    page = (ROOT / "docs" / "scale.md").read_text()
    assert [line for line in scale.table() if line not in page] == []
