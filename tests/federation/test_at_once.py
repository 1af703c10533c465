"""Two browsers of one person, who is new, come back at the same moment; two people claim one address."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tests.cast.house import House
from tests.federation.conftest import vouched
from tests.federation.provider import CLIENT, Provider

TIMES = 5


def entered(provider: Provider, told: dict[str, Any], meet: Callable[[], object]) -> str:
    """Comes in by what the provider says; answers as whom, or why not."""
    from chalicelib.federation import actions
    from chalicelib.federation.model import Company, Said
    from chalicelib.federation.rules import Refused
    from chalicelib.people.model import Caller

    company = Company(provider.issuer, CLIENT, "Fabrik AG", frozenset())
    said = Said(iss=provider.issuer, aud=CLIENT, exp=2, iat=1, nonce="n", **told)
    meet()
    try:
        return str(actions.enter_as(company, said, here=None, caller=Caller("", "")).person.id)
    except Refused as refused:
        return refused.reason


def together(provider: Provider, *told: dict[str, Any]) -> list[str]:
    """What comes of all of them at one moment."""
    barrier = threading.Barrier(len(told))
    with ThreadPoolExecutor(len(told)) as pool:
        return list(pool.map(lambda each: entered(provider, each, barrier.wait), told))


def test_one_subject_is_one_account(house: House, provider: Provider) -> None:
    for _ in range(TIMES):
        told = vouched()
        first, second = together(provider, told, told)
        assert first == second
        assert len(first) == 13, "an id, not a reason"


def test_one_address_is_one_persons(house: House, provider: Provider) -> None:
    for _ in range(TIMES):
        told = vouched()
        came = together(provider, told, {**told, "sub": f"not {told['sub']}"})
        assert came.count("account_linked") == 1
        assert sum(len(each) == 13 for each in came) == 1, "an id, not a reason"
