"""Whoever makes an exception, or adds a dependency, says why."""

from tests.house.checks import reasons
from tests.house.checks.sources import ROOT


def test_exceptions_and_dependencies_carry_their_reasons() -> None:
    assert [str(found) for found in reasons.findings(ROOT)] == []
