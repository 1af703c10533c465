"""Each class of leak that was seen in the field is planted here, and must be noticed.

`make attack` prints which test noticed which bug, in how many seconds.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from tests.planted import field, records, table
from tests.planted.planting import CannotBePlantedError, changed, planted
from tests.planted.records import ROOT, Bug, Waiting, bugs, classes, waiting

SHARDS: Final = 2
"""So many processes, which run beside each other where tests do."""


@pytest.mark.parametrize("shard", range(SHARDS))
def test_planted_bugs_are_noticed(
    shard: int, tmp_path: Path, capsys: pytest.CaptureFixture[str], record_property: Callable[..., None]
) -> None:
    sown = bugs()[shard::SHARDS]
    seen = field.results(sown, tmp_path)
    lines = [f"{each['seconds']:6.1f} s  {each['bug']}: {each['killed'] or each['instead']}" for each in seen]
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(lines) + "\n")
    record_property("killed", sum(bool(each["killed"]) for each in seen))
    assert {each["bug"]: each["instead"] for each in seen if not each["killed"]} == {}
    assert [each["bug"] for each in seen] == [each.id for each in sown]


def test_every_class_is_planted_or_waits_for_its_surface() -> None:
    covered, waits = {each.leak for each in bugs()}, {each.leak for each in waiting()}
    assert covered | waits == set(classes()) == set(range(1, records.CLASSES + 1))
    assert not covered & waits


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


def test_a_record_that_does_not_fit_is_refused() -> None:
    stale = replace(bugs()[0], old="no such text anywhere")
    with pytest.raises(CannotBePlantedError, match="stands 0 times"):
        changed(stale)


def test_what_is_planted_goes_again() -> None:
    from chalicelib.access import policy
    from chalicelib.access.model import Guests

    bug = replace(
        bugs()[0],
        file="chalicelib/access/policy.py",
        old="return guests != NONE and",
        new="return guests == NONE and",
    )
    with planted(bug):
        assert not policy.covers(Guests("mixed"), "acme")
    assert policy.covers(Guests("mixed"), "acme")
