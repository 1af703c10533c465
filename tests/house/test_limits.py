"""No module, function or nesting grows beyond what one reads at once."""

from tests.house.checks import limits
from tests.house.checks.sources import CODE, ROOT, SHIPPED, modules


def test_modules_and_functions_are_short() -> None:
    assert [str(found) for found in limits.findings(ROOT)] == []


def test_the_checks_see_the_code() -> None:
    seen = {module.path.split("/")[0] for module in modules(ROOT, *CODE)}
    assert {*SHIPPED, "tests"} <= seen
