"""Each class of leak that was seen in the field is planted here, and must be noticed.

`make attack` prints which test noticed which bug, in how many seconds.
"""

import sys
from pathlib import Path
from typing import Final

import pytest

from tests.planted import field, records, table
from tests.planted.planting import changed
from tests.planted.records import ROOT, Bug, Waiting, bugs, classes, waiting

SHARDS: Final = 2
"""So many processes, which run beside each other where tests do."""


@pytest.mark.parametrize("shard", range(SHARDS))
def test_planted_bugs_are_noticed(shard: int, tmp_path: Path) -> None:
    planted = bugs()[shard::SHARDS]
    seen = field.results(planted, tmp_path)
    lines = [f"{each['seconds']:6.1f} s  {each['bug']}: {each['killed'] or each['instead']}" for each in seen]
    sys.stdout.write("\n" + "\n".join(lines) + "\n")
    assert {each["bug"]: each["instead"] for each in seen if not each["killed"]} == {}
    assert [each["bug"] for each in seen] == [each.id for each in planted]


def test_every_class_is_planted_or_waits_for_its_surface() -> None:
    planted, waits = {each.leak for each in bugs()}, {each.leak for each in waiting()}
    assert planted | waits == set(classes()) == set(range(1, records.CLASSES + 1))
    assert not planted & waits


def test_names_of_bugs_are_unique() -> None:
    assert len({each.id for each in bugs()}) == len(bugs())


@pytest.mark.parametrize("bug", bugs(), ids=lambda bug: bug.id)
def test_a_record_fits_the_source(bug: Bug) -> None:
    """A record that does not fit any more says so at once, not on the day on which it is planted."""
    before, after = changed(bug)
    assert before != after
    compile(after, bug.file, "exec")
    for killer in bug.killers:
        file, _, name = killer.partition("::")
        assert f"def {name.partition('[')[0]}(" in (ROOT / file).read_text(encoding="utf-8"), killer


@pytest.mark.parametrize("wait", waiting(), ids=lambda wait: str(wait.leak))
def test_what_has_no_bug_has_no_surface(wait: Waiting) -> None:
    found = [route for route in table.routes() if wait.routes.search(route)]
    assert found == [], f"{wait.surface} stands now: plant a bug of class {wait.leak}"


def test_the_table_is_written_from_the_records() -> None:
    assert table.FILE.read_text(encoding="utf-8") == table.written(), "run: python -m tests.planted.table"
