"""How reliable the network was and whom to ask for help, as everybody in it reads it."""

from playwright.sync_api import expect

from tests.page.desk import Desk, Look
from tests.page.screens import ADA, INES, JULIE

CONTACT = "bureau@assistance.example"


def test_everybody_reads_whom_to_ask_as_soon_as_an_administrator_says_it(desk: Desk) -> None:
    page = desk.sit(ADA, Look("en"))
    page.goto("/service")
    page.get_by_label("An address, a link or a sentence").fill(CONTACT)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name=CONTACT)).to_have_attribute("href", f"mailto:{CONTACT}")
    for someone in (INES, JULIE):
        page = desk.sit(someone, Look("fr"))
        page.goto("/me")
        page.get_by_role("link", name="Fiabilité").click()
        expect(page.get_by_role("link", name=CONTACT)).to_be_visible()
        expect(page.get_by_role("heading", name="Disponibilité")).to_be_visible()
        expect(page.get_by_text("Objectif : 99,9")).to_be_visible()
        expect(page.get_by_label("Adresse, lien ou phrase")).to_have_count(0)
