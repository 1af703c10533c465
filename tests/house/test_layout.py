"""The policy is pure."""

from tests.house.checks import layout
from tests.house.checks.sources import ROOT


def test_the_policy_is_where_the_check_looks() -> None:
    assert (ROOT / layout.POLICY).is_file()


def test_what_judges_does_nothing_else() -> None:
    assert [str(found) for found in layout.findings(ROOT)] == []
