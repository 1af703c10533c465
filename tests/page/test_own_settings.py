"""When somebody is told, what acts for them, what they keep; and how soon the page knows."""

import re

from playwright.sync_api import Page, Response, expect

from tests.laptop.running import wait_until
from tests.page.desk import Desk, settled
from tests.page.newcomers import does, invited, newcomer, place, press, write
from tests.page.screens import ADA

EVERY = 20_000
"""Milliseconds from one look at what is new to the next."""
AT_ONCE = {"mail": "at_once", "quiet_hours": None, "quiet_days": []}


def test_what_comes_is_shown_without_asking(desk: Desk) -> None:
    who = newcomer(desk, "Alwena Kermeur")
    page = desk.sit(who.email)
    page.clock.install()
    page.goto("/inbox")
    settled(page)
    invited(desk, who, "Colombier")
    page.clock.fast_forward(EVERY)
    expect(page.get_by_role("listitem").filter(has_text="Colombier").get_by_role("heading")).to_be_visible()
    bar = page.get_by_role("navigation", name="Principal")
    expect(bar.get_by_role("link", name="Boîte")).to_contain_text("non lu")


def _polled(page: Page) -> Response:
    with page.expect_response(lambda answer: "/changes" in answer.url) as told:
        page.clock.fast_forward(EVERY)
    return told.value


def test_nothing_new_costs_nothing(desk: Desk) -> None:
    who = newcomer(desk, "Berthe Kergoat")
    page = desk.sit(who.email)
    page.clock.install()
    with page.expect_response(lambda answer: "/changes" in answer.url) as first:
        page.goto("/me/devices")
    assert first.value.status == 200
    # News of the whole network may come between, of another story: not every time.
    assert 304 in [_polled(page).status for _ in range(3)]


def test_a_page_that_nobody_looks_at_asks_nothing(desk: Desk) -> None:
    who = newcomer(desk, "Clervie Autret")
    page = desk.sit(who.email)
    page.clock.install()
    page.add_init_script(
        "Object.defineProperty(document, 'visibilityState', { get: () => window.seen ?? 'hidden' })"
    )
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/me/devices")
    expect(page.get_by_text("Cet appareil").first).to_be_visible()
    page.clock.fast_forward(3 * EVERY)
    # Requests leave in their order: what the timers asked would stand before this one.
    page.evaluate("fetch('/api/v1/health').then(answer => answer.status)")
    assert [url for url in asked if "/changes" in url] == []
    with page.expect_request(lambda request: "/changes" in request.url):
        page.evaluate("window.seen = 'visible'; document.dispatchEvent(new Event('visibilitychange'))")


def test_mails_are_stopped_by_their_link_without_sign_in(desk: Desk) -> None:
    who = newcomer(desk, "Dielle Salaun")
    who.does("PATCH", "/me/preferences", AT_ONCE)
    invited(desk, who, "Lavoir")
    found: list[str] = []

    def mailed() -> bool:
        texts = [mail["text"] for mail in desk.network.mails(who.email)]
        found.extend(re.findall(r"(/unsubscribe/\S+)", "\n".join(texts)))
        return bool(found)

    wait_until(mailed, 120)
    page = desk.sit()
    page.goto(found[0])
    expect(page.get_by_text("Vous recevez vos nouvelles tout de suite.")).to_be_visible()
    assert who.does("GET", "/me/preferences").json["mail"] == "at_once", "to look stops nothing"
    press(page, page.get_by_role("button", name="Arrêter ces courriels"))
    expect(page.get_by_text("C’est fait")).to_be_visible()
    assert who.does("GET", "/me/preferences").json["mail"] == "never"


def test_a_link_that_holds_no_more_says_so(desk: Desk) -> None:
    page = desk.sit()
    page.goto("/unsubscribe/nothing")
    expect(page.get_by_text("Ce lien ne vaut plus.")).to_be_visible()
    expect(page.get_by_role("button", name="Arrêter ces courriels")).to_have_count(0)


def test_mails_come_when_somebody_wants_them(desk: Desk) -> None:
    who = newcomer(desk, "Enora Guivarch")
    page = desk.sit(who.email)
    page.goto("/preferences")
    press(page, page.get_by_role("radio", name="Une fois par jour"), "ArrowDown")
    page.get_by_label("Jour du récapitulatif").select_option("thursday")
    press(page, page.get_by_role("checkbox", name="mercredi"), "Space")
    write(page, page.get_by_label("Courriels par jour, au plus"), "3")
    press(page, page.get_by_role("button", name="Enregistrer"))
    expect(page.get_by_text("Enregistré.")).to_be_visible()
    wishes = who.does("GET", "/me/preferences").json
    assert (wishes["mail"], wishes["digest_day"], wishes["mail_budget"]) == ("weekly", "thursday", 3)
    assert "wednesday" in wishes["quiet_days"]
    press(page, page.get_by_role("button", name="7 jours"))
    expect(page.get_by_text("En pause jusqu’au")).to_be_visible()
    press(page, page.get_by_role("button", name="Reprendre maintenant"))
    expect(page.get_by_text("En pause jusqu’au")).to_have_count(0)
    assert who.does("GET", "/me/preferences").json["snoozed_until"] is None


def test_each_community_has_its_own_level(desk: Desk) -> None:
    at = place(desk, "Pigeonnier", visibility="open")
    who = newcomer(desk, "Fantine Quere")
    who.does("PUT", f"/communities/{at}/membership")
    page = desk.sit(who.email)
    page.goto("/preferences")
    press(page, page.get_by_text("Communauté par communauté"))
    page.get_by_label("Pigeonnier").select_option("nothing")
    expect(page.get_by_text("Enregistré.")).to_be_visible()
    assert who.does("GET", f"/communities/{at}").json["membership"]["level"] == "nothing"


def test_a_token_is_shown_once(desk: Desk) -> None:
    who = newcomer(desk, "Gwenola Hamon")
    page = desk.sit(who.email)
    page.goto("/me/tokens")
    press(page, page.get_by_role("button", name="Nouveau jeton"))
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Administrer")).to_have_count(0)
    write(page, dialog.get_by_label("À quoi sert-il"), "Tableau de bord")
    press(page, dialog.get_by_role("button", name="Créer le jeton"))
    token = dialog.get_by_label("Tableau de bord").input_value()
    own = desk.network.ask("/api/v1/me", Authorization=f"Bearer {token}")
    assert own.json["person"]["id"] == who.id
    press(page, dialog.get_by_role("button", name="Je l’ai copié"))
    expect(page.get_by_role("listitem").filter(has_text="Tableau de bord")).to_be_visible()
    assert token not in page.content()
    press(page, page.get_by_role("button", name="Révoquer : Tableau de bord"))
    expect(page.get_by_text("Aucun jeton.")).to_be_visible()
    assert desk.network.ask("/api/v1/me", Authorization=f"Bearer {token}").status == 401


def test_a_bot_is_made_and_ended(desk: Desk) -> None:
    who = newcomer(desk, "Hoela Cadiou")
    page = desk.sit(who.email)
    page.goto("/me/tokens")
    write(page, page.get_by_label("Nom du robot"), "Relevés du toit")
    press(page, page.get_by_role("button", name="Créer le robot"))
    press(page, page.get_by_text("Relevés du toit", exact=True))
    press(page, page.get_by_role("button", name="Mettre fin au robot : Relevés du toit"))
    expect(page.get_by_text("Le robot n’agit plus.")).to_be_visible()
    expect(page.get_by_text("Relevés du toit")).to_have_count(0)
    assert who.does("GET", "/me/bots").json["items"] == []


def test_the_looks_are_kept_on_this_device(desk: Desk) -> None:
    page = desk.sit(newcomer(desk, "Izold Floch").email)
    page.goto("/me")
    press(page, page.get_by_role("button", name="Sombre"))
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.get_by_role("button", name="Sombre")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    press(page, page.get_by_role("button", name="Comme l’appareil"))
    expect(page.locator("html")).not_to_have_attribute("data-theme", "dark")


def test_what_is_kept_is_found_again(desk: Desk) -> None:
    at = place(desk, "Poulailler", visibility="open")
    draft = {"kind": "update", "title": "Trois œufs", "body": "Ce matin."}
    audience = does(desk, ADA, "GET", f"/communities/{at}/audience").json["fingerprint"]
    post = does(desk, ADA, "POST", f"/communities/{at}/posts", draft | {"audience": audience}).json["id"]
    who = newcomer(desk, "Jodelle Riou")
    page = desk.sit(who.email)
    page.goto("/bookmarks")
    expect(page.get_by_role("heading", name="Rien de gardé")).to_be_visible()
    who.does("PUT", f"/posts/{post}/bookmark")
    page.goto("/bookmarks")
    kept = page.get_by_role("article", name="Trois œufs")
    expect(kept).to_contain_text("Poulailler")
    expect(kept).to_contain_text("Ouverte")


def test_communities_that_two_share_are_found_when_asked_for(desk: Desk) -> None:
    at = place(desk, "Cellier commun", visibility="open")
    one, two = newcomer(desk, "Katell Bozec"), newcomer(desk, "Lenaig Tromeur")
    for each in (one, two):
        each.does("PUT", f"/communities/{at}/membership")
    page = desk.sit(one.email)
    page.goto(f"/people/{two.id}")
    press(page, page.get_by_text("Nos communautés en commun"))
    expect(page.locator("main").get_by_role("link", name="Cellier commun")).to_be_visible()
