"""The way to the provider and back: bound to one browser, used once, for ten minutes."""

import pytest

from tests.cast.house import House
from tests.federation.conftest import came_in, comes_back, sets_out, vouched
from tests.federation.meddling import metadata
from tests.federation.provider import Provider, said


def test_a_provider_that_never_finishes_is_left(
    house: House, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chalicelib.federation.asking import calls

    who = house.stranger()
    link, crumb = sets_out(who)
    monkeypatch.setattr(calls, "WITHIN", 0.3)
    provider.meddle["/token"] = lambda _: (provider.closing.wait(30), said({}))[1]
    reply = comes_back(who, crumb, provider.agrees(link, **vouched()))
    assert reply.headers["location"] == "/sign-in?refused=company_unreachable"


def test_a_state_is_used_once(house: House, provider: Provider) -> None:
    who = house.stranger()
    link, crumb = sets_out(who)
    told = vouched()
    brought = provider.agrees(link, **told)
    assert came_in(who, comes_back(who, crumb, brought))
    again = provider.agrees(link, **told)
    assert not came_in(who, comes_back(who, crumb, {**again, "state": brought["state"]}))


def test_a_code_is_used_once(house: House, provider: Provider) -> None:
    """Whoever has read somebody's code brings it in a sign-in of their own."""
    victim, thief = house.stranger(), house.stranger()
    link, crumb = sets_out(victim)
    brought = provider.agrees(link, **vouched())
    other_link, other_crumb = sets_out(thief)
    own = provider.agrees(other_link, **vouched())
    assert not came_in(thief, comes_back(thief, other_crumb, {**own, "code": brought["code"]}))
    assert not came_in(victim, comes_back(victim, crumb, brought)), "the provider knows no code twice"


def test_the_state_of_another_browser_opens_nothing(house: House, provider: Provider) -> None:
    """Somebody lures another into a sign-in as themselves, or steals the link of theirs."""
    mine, theirs = house.stranger(), house.stranger()
    link, crumb = sets_out(mine)
    _, other = sets_out(theirs)
    brought = provider.agrees(link, **vouched())
    forged = f"{other.partition('=')[0]}={brought['state']}.{other.rpartition('.')[2]}"
    for wrong in (other, "", forged, crumb[:-1], crumb.replace(".", "")):
        assert not came_in(theirs, comes_back(theirs, wrong, brought))
    assert came_in(mine, comes_back(mine, crumb, brought)), "nobody else has used it up"


def test_a_state_is_too_old_after_ten_minutes(house: House, provider: Provider) -> None:
    who = house.stranger()
    link, crumb = sets_out(who)
    brought = provider.agrees(link, **vouched())
    house.passes(days=11 / 1_440)
    assert not came_in(who, comes_back(who, crumb, brought))


@pytest.mark.parametrize("brought", [{}, {"error": "access_denied"}, {"code": ""}, {"state": ""}])
def test_without_a_code_or_a_state_nobody_comes(
    house: House, provider: Provider, brought: dict[str, str]
) -> None:
    who = house.stranger()
    link, crumb = sets_out(who)
    state = provider.agrees(link)["state"]
    assert not came_in(who, comes_back(who, crumb, {"state": state, **brought}))


@pytest.mark.parametrize("demanded", [True, False])
def test_an_answer_of_another_provider_is_not_taken_to_ours(
    house: House, provider: Provider, demanded: bool
) -> None:
    metadata(authorization_response_iss_parameter_supported=demanded)(provider)
    told, before = vouched(), 0
    for iss, opens in (("https://evil.example", False), (None, not demanded), (provider.issuer, True)):
        who = house.stranger()
        link, crumb = sets_out(who)
        brought = provider.agrees(link, **told) | ({"iss": iss} if iss else {})
        before = provider.asked.count("/token")
        assert came_in(who, comes_back(who, crumb, brought)) is opens
        assert (provider.asked.count("/token") > before) is opens, "the code goes to nobody"
