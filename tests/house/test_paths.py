"""The project runs anywhere, and nothing in it waits to be finished."""

from tests.house.checks import paths
from tests.house.checks.sources import ROOT


def test_no_file_names_a_machine_a_registry_or_work_left_undone() -> None:
    assert [str(found) for found in paths.findings(ROOT)] == []
