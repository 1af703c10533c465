"""Passkeys at the page, with a device that Chromium makes up: WebAuthn wants a host that has a name."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.page.desk import Desk, faults, settled
from tests.page.newcomers import Newcomer, does, newcomer, place, press, write
from tests.page.screens import ADA

SIGN_IN = "Se connecter avec une clé d’accès"
DEVICE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


def _named(desk: Desk) -> str:
    return f"http://localhost:{desk.network.port}"


def _seated(desk: Desk, who: Newcomer) -> Page:
    """A page of somebody, at the host that has a name, on a device that keeps passkeys."""
    page = desk.sit()
    page.context.add_cookies([{**desk.cookie_of(who.email), "domain": "localhost"}])
    chromium = page.context.new_cdp_session(page)
    chromium.send("WebAuthn.enable")
    chromium.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return page


def _guest(desk: Desk, name: str) -> Newcomer:
    company = does(desk, ADA, "POST", "/companies", {"name": f"Société de {name}"}).json["id"]
    at = place(desk, f"Pont de {name}", guests=company)
    email, ends = f"{name.lower()}@pont.example", datetime.now(UTC).date() + timedelta(days=30)
    draft = {
        "email": email,
        "name": name,
        "company": company,
        "ends_on": ends.isoformat(),
        "communities": [at],
    }
    made = does(desk, ADA, "POST", "/guests", draft)
    return Newcomer(desk, made.json["id"], email)


@pytest.mark.parametrize("kind", ["employee", "guest"])
def test_a_passkey_is_added_used_and_removed(desk: Desk, kind: str) -> None:
    who = newcomer(desk, "Rozenn Kerdal") if kind == "employee" else _guest(desk, "Sulian")
    page = _seated(desk, who)
    page.goto(f"{_named(desk)}/me/devices")
    write(page, page.get_by_label("Nom de la clé d’accès"), "Mon portable")
    press(page, page.get_by_role("button", name="Ajouter une clé d’accès"))
    shown = page.get_by_role("listitem").filter(has_text="Mon portable")
    expect(shown).to_contain_text("pas encore utilisée")
    assert faults(page) == []
    page.context.clear_cookies()
    page.goto(f"{_named(desk)}/sign-in?to=/me/devices")
    press(page, page.get_by_role("button", name=SIGN_IN))
    expect(shown).to_contain_text("dernier usage")
    press(page, page.get_by_role("button", name="Retirer : Mon portable"))
    expect(shown).to_have_count(0)
    page.context.clear_cookies()
    page.goto(f"{_named(desk)}/sign-in")
    press(page, page.get_by_role("button", name=SIGN_IN))
    expect(page.get_by_text("Cette clé d’accès n’ouvre rien ici.")).to_be_visible()


def test_a_passkey_gets_another_name_by_the_keyboard(desk: Desk) -> None:
    page = _seated(desk, newcomer(desk, "Sterenn Guivarch"))
    page.goto(f"{_named(desk)}/me/devices")
    write(page, page.get_by_label("Nom de la clé d’accès"), "Portable")
    press(page, page.get_by_role("button", name="Ajouter une clé d’accès"))
    page.get_by_role("button", name="Renommer : Portable").focus()
    page.keyboard.press("Enter")
    entry = page.get_by_label("Nouveau nom de la clé d’accès")
    expect(entry).to_be_focused()
    assert faults(page) == []
    page.keyboard.type("Autre")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Renommer : Portable")).to_be_focused()
    page.keyboard.press("Enter")
    expect(entry).to_have_value("Portable")
    entry.fill(" ")
    page.keyboard.press("Enter")
    expect(entry).to_have_attribute("aria-invalid", "true")
    assert faults(page) == []
    entry.fill("Le bleu")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Renommer : Le bleu")).to_be_focused()
    expect(page.get_by_role("button", name="Retirer : Portable")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("listitem").filter(has_text="Le bleu")).to_contain_text("pas encore utilisée")


def test_who_changes_their_mind_is_told_nothing(desk: Desk) -> None:
    page = desk.sit()
    page.add_init_script(
        "navigator.credentials.get = () => Promise.reject(new DOMException('', 'NotAllowedError'))"
    )
    page.goto(f"{_named(desk)}/sign-in")
    button = page.get_by_role("button", name=SIGN_IN)
    with page.expect_response("**/sign-in/passkeys/challenges"):
        press(page, button)
    expect(button).not_to_have_attribute("aria-busy", "true")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.get_by_label("Adresse de courriel")).to_be_editable()


def test_where_the_host_has_no_name_there_are_none(desk: Desk) -> None:
    page = desk.sit(newcomer(desk, "Tudal Morvan").email)
    page.goto("/me/devices")
    settled(page)
    expect(page.get_by_role("heading", name="Clés d’accès")).to_have_count(0)
    visitor = desk.sit()
    visitor.goto("/sign-in")
    settled(visitor)
    expect(visitor.get_by_role("button", name="Recevoir un code")).to_be_visible()
    expect(visitor.get_by_role("button", name=SIGN_IN)).to_have_count(0)
