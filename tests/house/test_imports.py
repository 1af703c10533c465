"""Arrows point one way."""

from tests.house.checks import imports
from tests.house.checks.sources import ROOT


def test_the_import_contracts_are_kept() -> None:
    assert imports.broken(ROOT) == ""
