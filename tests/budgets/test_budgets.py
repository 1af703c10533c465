"""The request budgets of data.md, counted at the botocore layer."""

import pytest

from tests.cast.counting import counted
from tests.cast.house import House
from tests.cast.scenes import BUDGETS, Act, Stage


@pytest.fixture(scope="module")
def acts(network: House) -> dict[str, Act]:
    """One act for each operation, on a stage of the size that the budgets speak of."""
    return Stage(network).acts()


@pytest.mark.parametrize("operation", BUDGETS)
def test_an_operation_stays_within_its_budget(acts: dict[str, Act], operation: str) -> None:
    budget = BUDGETS[operation]
    with counted() as bill:
        reply = acts[operation]()
    assert reply.status < 300, reply.raw
    assert bill.count <= budget.calls, bill
    assert bill.trips <= budget.trips, bill
    assert bill.read <= budget.read, bill
    assert bill.written <= budget.written, bill


def test_the_pages_hold_what_the_budgets_speak_of(acts: dict[str, Act]) -> None:
    for operation, reply in ((name, acts[name]()) for name in BUDGETS if "20" in name):
        assert len(reply["items"]) == 20, operation
