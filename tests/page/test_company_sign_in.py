"""Signing in by the company's provider, in a browser: there, back, and where one wanted to go."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.federation.provider import CLIENT, SECRET, Provider
from tests.laptop.running import Laptop
from tests.page.desk import Desk, Look, faults, settled
from tests.page.desks import ADA, ask


@pytest.fixture
def trusting(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[tuple[Desk, Provider]]:
    """A network whose company has a provider, on this machine."""
    provider = Provider()
    settings = {"OIDC_ISSUER": provider.issuer, "OIDC_CLIENT_ID": CLIENT, "OIDC_SECRET": SECRET}
    laptop = Laptop(tmp_path_factory.mktemp("trusting"), SEED="empty", OIDC_NAME="Fabrik AG", **settings)
    try:
        desk = Desk(laptop.start(), browser)
        yield desk, provider
        desk.close()
    finally:
        laptop.stop()
        provider.close()


def test_somebody_of_the_company_comes_in_and_is_where_they_wanted(trusting: tuple[Desk, Provider]) -> None:
    desk, provider = trusting
    ask(desk, ADA, "/settings", {"domains": ["example.org"]}, "PATCH", If_Match="*")
    page = desk.sit(None, Look("en"))
    page.goto("/people")
    provider.who = {"sub": "w", "email": "wim@example.org", "email_verified": False, "name": "Wim Vouched"}
    page.get_by_role("link", name="Sign in with Fabrik AG").click()
    expect(page.get_by_role("alert")).to_contain_text("This account does not open the network.")
    settled(page)
    assert faults(page) == []
    provider.who["email_verified"] = True
    page.goto("/people")
    page.get_by_role("link", name="Sign in with Fabrik AG").click()
    expect(page).to_have_url(f"{desk.origin}/people")
    expect(page.get_by_text("Wim Vouched").first).to_be_visible()
