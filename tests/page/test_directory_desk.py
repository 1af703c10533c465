"""Connecting the company's directory at the desk, by the keyboard alone."""

from typing import Any

from playwright.sync_api import expect

from tests.page.desk import Desk, faults
from tests.page.desks import ADA, ask
from tests.page.keys import reach
from tests.page.test_desks import opened, said

NAME = "Annuaire au clavier"


def scim(desk: Desk, token: str, path: str, body: Any = None) -> Any:
    """One request of the directory."""
    told = desk.network.ask(f"/api/v1/scim/v2{path}", body, None, Authorization=f"Bearer {token}")
    assert told.status < 300, told.body
    return told.json


def test_an_administrator_connects_the_directory_and_says_what_a_group_makes(desk: Desk) -> None:
    page = opened(desk, ADA, "/admin/directory")
    reach(page, "What is it for?", "input")
    page.keyboard.type(NAME)
    reach(page, "Make the token", "button")
    page.keyboard.press("Enter")
    shown = page.get_by_label("Token of the directory")
    expect(shown).not_to_have_value("")
    token = shown.input_value()
    group = scim(desk, token, "/Groups", {"displayName": NAME})["id"]
    page.reload()
    expect(page.get_by_text(token)).to_have_count(0)
    expect(page.locator(".ask").filter(has_text=NAME)).to_have_count(2)
    reach(page, f"Change {NAME}", "summary")
    page.keyboard.press("Enter")
    reach(page, "What its members are")
    page.keyboard.type("auditors")
    reach(page, "Save", "button")
    page.keyboard.press("Enter")
    said(page, "Saved.")
    found = {each["id"]: each["role"] for each in ask(desk, ADA, "/directory")["groups"]}
    assert (found[group], faults(page)) == ("auditor", [])
