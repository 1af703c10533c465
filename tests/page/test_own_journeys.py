"""What a person does for themselves, by the keyboard alone."""

import re

from playwright.sync_api import Page, expect

from tests.laptop.running import wait_until
from tests.page.desk import Desk
from tests.page.newcomers import does, invited, newcomer, place, press, reach, write
from tests.page.screens import ADA, JULIE


def test_everything_is_marked_read(desk: Desk) -> None:
    who = newcomer(desk, "Odile Marchal")
    at = invited(desk, who, "Serre sept")
    page = desk.sit(who.email)
    page.goto("/inbox")
    line = page.get_by_role("listitem").filter(has_text="Serre sept").filter(has=page.get_by_role("heading"))
    expect(line).to_contain_text("Non lue")
    expect(line).to_contain_text("vous attend")
    press(page, page.get_by_role("button", name="Tout marquer lu"))
    expect(page.get_by_text("Tout est marqué lu.")).to_be_visible()
    expect(line).not_to_contain_text("Non lue")
    assert [each["seen"] for each in who.told_of(at)] == [True]
    press(page, page.get_by_role("link", name="Non lues"))
    expect(page).to_have_url(re.compile("only=unread"))
    expect(line).to_have_count(0)
    press(page, page.get_by_label("Filtrer la boîte").get_by_role("link", name="On vous attend"))
    expect(line).to_contain_text("vous attend")


def test_the_language_is_changed_here_and_in_mails(desk: Desk) -> None:
    who = newcomer(desk, "Perrine Aubin")
    page = desk.sit(who.email)
    page.goto("/me")
    press(page, page.get_by_role("button", name="English"))
    expect(page.get_by_role("heading", name="My account", level=1)).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "en"
    assert who.does("GET", "/me").json["language"] == "en"


def test_a_community_is_created_with_its_consequence_in_view(desk: Desk) -> None:
    who = newcomer(desk, "Colombe Vasseur")
    page = desk.sit(who.email)
    page.goto("/communities")
    press(page, page.get_by_role("link", name="Créer une communauté"))
    write(page, page.get_by_label("Nom", exact=True), "Verrière nord")
    write(page, page.get_by_label("À quoi sert-elle"), "La verrière et ses joints.")
    told = page.get_by_role("region", name="Ce que cela veut dire").get_by_role("status")
    expect(told).to_contain_text("Seules les personnes que vous ferez entrer liront")
    expect(told).to_contain_text("Personne d’une autre entreprise")
    press(page, page.get_by_label("Privée"), "ArrowDown")
    expect(told).to_contain_text("Tous les employés liront")
    press(page, page.get_by_label("Ouverte"), "ArrowDown")
    expect(told).to_contain_text("sauront qu’elle existe")
    press(page, page.get_by_label("Aucune"), "ArrowDown")
    expect(told).to_contain_text("aucune d’une autre entreprise")
    press(page, page.get_by_role("button", name="Créer la communauté"))
    expect(page).to_have_url(re.compile("/communities/[0-9a-hjkmnp-tv-z]{13}$"))
    made = who.does("GET", f"/communities/{page.url.rpartition('/')[2]}").json
    assert (made["name"], made["visibility"]) == ("Verrière nord", "secret")
    assert made["company"], "the clause names the company that was shown"


def test_somebody_asks_to_come_in_and_takes_it_back(desk: Desk) -> None:
    place(desk, "Orangerie close", question="Que cherchez-vous ici ?", terms="On ne cite personne.")
    who = newcomer(desk, "Rozenn Calvez")
    page = desk.sit(who.email)
    page.goto("/communities")
    write(page, page.get_by_role("searchbox", name="Chercher une communauté"), "orang")
    press(page, page.get_by_role("button", name="Demander à entrer : Orangerie close"))
    dialog = page.get_by_role("dialog", name="Orangerie close")
    write(page, dialog.get_by_label("Que cherchez-vous ici"), "La serre et ses plans.")
    expect(dialog.get_by_text("On ne cite personne.")).to_be_visible()
    reach(page, dialog.get_by_role("button", name="Demander à entrer"))
    page.keyboard.press("Enter")
    expect(dialog.get_by_text("Acceptez d’abord les règles")).to_be_visible()
    press(page, dialog.get_by_label("J’ai lu ces règles"), "Space")
    press(page, dialog.get_by_role("button", name="Demander à entrer"))
    expect(dialog).to_have_count(0)
    expect(page.get_by_text("Demande en attente")).to_be_visible()
    page.goto("/communities?part=doors")
    expect(page.get_by_role("region", name="Vos demandes")).to_contain_text("La serre et ses plans.")
    press(page, page.get_by_role("button", name="Retirer la demande : Orangerie close"))
    expect(page.get_by_text("Vous n’avez demandé à entrer nulle part.")).to_be_visible()


def test_one_joins_an_open_community_alone(desk: Desk) -> None:
    at = place(desk, "Tonnelle ouverte", visibility="open")
    who = newcomer(desk, "Gaud Morvan")
    page = desk.sit(who.email)
    page.goto("/communities")
    write(page, page.get_by_role("searchbox", name="Chercher une communauté"), "tonnelle")
    press(page, page.get_by_role("button", name="Rejoindre : Tonnelle ouverte"))
    expect(page.get_by_text("Vous en êtes")).to_be_visible()
    expect(page.get_by_role("navigation", name="Vos communautés")).to_contain_text("Tonnelle ouverte")
    assert who.does("GET", f"/communities/{at}").json["membership"]["state"] == "inside"


def test_what_waits_is_on_top_of_home_three_at_most(desk: Desk) -> None:
    who = newcomer(desk, "Nolwenn Prigent")
    page = desk.sit(who.email)
    page.goto("/")
    expect(page.get_by_text("Votre fil est vide")).to_be_visible()
    waiting = page.get_by_role("region", name="On vous attend")
    expect(waiting).to_have_count(0)
    for name in ("Cave une", "Cave deux", "Cave trois", "Cave quatre"):
        last = invited(desk, who, name)
    page.goto("/")
    expect(waiting.get_by_role("listitem")).to_have_count(3)
    expect(waiting.get_by_role("listitem").first).to_contain_text("Cave quatre")
    press(page, waiting.get_by_role("link", name="Tout ce qui vous attend"))
    expect(page.get_by_role("listitem").filter(has_text="Cave une").get_by_role("heading")).to_be_visible()
    who.does("PUT", f"/communities/{last}/membership")
    page.goto("/")
    expect(waiting.get_by_role("listitem").first).to_contain_text("Cave trois")


def test_people_are_found_from_the_bar(desk: Desk) -> None:
    at = newcomer(desk, "Wandrille Sicard").id
    page = desk.sit(ADA)
    page.goto("/me")
    box = page.get_by_role("combobox", name="Chercher des personnes et des communautés")
    write(page, box, "wandri")
    expect(page.get_by_role("option", name="Wandrille Sicard")).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", name="Wandrille Sicard")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Wandrille Sicard", level=1)).to_be_visible()
    expect(page).to_have_url(re.compile(f"/people/{at}$"))


def test_one_writes_ones_own_card(desk: Desk) -> None:
    who = newcomer(desk, "Maiwenn Tanguy")
    page = desk.sit(who.email)
    page.goto(f"/people/{who.id}")
    press(page, page.get_by_role("button", name="Modifier ma fiche"))
    write(page, page.get_by_label("Ce que vous faites"), "Verrière")
    write(page, page.get_by_label("Langues"), "fr, rien du tout")
    press(page, page.get_by_role("button", name="Enregistrer"))
    expect(page.get_by_label("Langues")).to_have_attribute("aria-invalid", "true")
    write(page, page.get_by_label("Langues"), "fr, en")
    press(page, page.get_by_role("button", name="Enregistrer"))
    expect(page.locator(".pairs")).to_contain_text("français, anglais")
    expect(page.locator("header.person")).to_contain_text("Verrière")


def _enter(page: Page, desk: Desk, email: str) -> None:
    before = len(desk.network.codes(email))
    page.get_by_label("Adresse de courriel").fill(email)
    page.get_by_role("button", name="Recevoir un code").click()
    wait_until(lambda: len(desk.network.codes(email)) > before, 120)
    page.get_by_label("Code à six chiffres").fill(desk.network.codes(email)[0])
    page.get_by_role("button", name="Entrer", exact=True).click()


def test_a_mails_link_is_kept_over_the_sign_in(desk: Desk) -> None:
    who = newcomer(desk, "Ysold Lambert")
    page = desk.sit()
    page.goto("/preferences")
    _enter(page, desk, who.email)
    expect(page.get_by_role("heading", name="Courriels et pauses", level=1)).to_be_visible()
    expect(page).to_have_url(re.compile("/preferences$"))


def test_a_guest_is_shown_nothing_that_they_cannot_use(desk: Desk) -> None:
    page = desk.sit(JULIE)
    page.goto("/")
    expect(page.get_by_role("heading", name="Bonjour Julie", level=1)).to_be_visible()
    expect(page.locator(".stay")).to_contain_text("Anaïs Guillou")
    expect(page.get_by_role("navigation", name="Principal").get_by_role("link", name="Boîte")).to_be_visible()
    expect(page.locator("a[href='/communities'], a[href='/communities/new']")).to_have_count(0)
    press(page, page.get_by_role("link", name="Les personnes de vos communautés"))
    expect(page.get_by_role("searchbox", name="Chercher par le nom")).to_have_count(0)
    expect(page.locator("main").get_by_role("link", name="Anaïs Guillou").first).to_be_visible()
    rooms = does(desk, JULIE, "GET", "/communities?scope=mine").json["items"]
    for room in rooms:
        expect(page.locator("main").get_by_role("heading", name=room["name"])).to_be_visible()
