"""Names say what the field says."""

from tests.house.checks import names
from tests.house.checks.sources import ROOT


def test_functions_classes_and_files_are_named_for_what_they_hold() -> None:
    assert [str(found) for found in names.findings(ROOT)] == []
