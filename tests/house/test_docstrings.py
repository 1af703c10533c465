"""What is public states its promise."""

from tests.house.checks import docstrings
from tests.house.checks.sources import ROOT


def test_everything_public_says_what_it_promises() -> None:
    assert [str(found) for found in docstrings.findings(ROOT)] == []
