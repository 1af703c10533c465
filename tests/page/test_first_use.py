"""An empty network leads its administrator: three steps, and what is done already comes from the data."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.laptop.running import Laptop
from tests.page.desk import Desk, Look, faults, settled
from tests.page.desks import ADA, ask


@pytest.fixture
def bare(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Desk]:
    """A network in which nobody has done anything yet."""
    laptop = Laptop(tmp_path_factory.mktemp("bare"), SEED="empty")
    try:
        desk = Desk(laptop.start(), browser)
        yield desk
        desk.close()
    finally:
        laptop.stop()


def test_three_steps_lead_into_a_network(bare: Desk) -> None:
    page = bare.sit(ADA, Look("en"))
    page.goto("/")
    settled(page)
    steps = page.get_by_role("progressbar")
    expect(steps).to_have_attribute("value", "0")
    assert faults(page) == []
    place = ask(bare, ADA, "/communities", {"name": "First room"})["id"]
    page.reload()
    expect(steps).to_have_attribute("value", "1")
    ask(bare, ADA, "/people", {"email": "bea.holm@example.org", "name": "Bea Holm"})
    page.reload()
    expect(steps).to_have_attribute("value", "2")
    audience = ask(bare, ADA, f"/communities/{place}/audience")["fingerprint"]
    ask(bare, ADA, f"/communities/{place}/posts", {"kind": "update", "body": "Hello.", "audience": audience})
    page.reload()
    page.locator("article.post").first.wait_for()
    expect(steps).to_have_count(0)
