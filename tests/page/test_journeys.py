"""What people do all day, by the keyboard alone: nobody here touches a mouse."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.laptop.running import wait_until
from tests.page.desk import Desk, Look, settled
from tests.page.screens import ADA, INES

HAZEL = "hazel.ashworth@northway.example"
TOM = "tom.hartley@calvent.example"
TABS_MOST = 120


def ask(desk: Desk, who: str, path: str, body: Any = None, method: str | None = None) -> Any:
    """One request of the API by somebody."""
    told = desk.network.ask(
        f"/api/v1{path}", body, method, Cookie=desk.cookie(who), X_Requested_With="entrenous"
    )
    assert told.status < 300, told.body
    return told.json if told.body else None


def reach(page: Page, name: str, role: str = "") -> None:
    """Tabs until the focus is on what has this name (and role). Fails where the keyboard never comes."""
    for _ in range(TABS_MOST):
        page.keyboard.press("Tab")
        if page.evaluate(NAMED, [name, role]):
            return
    raise AssertionError(f"the keyboard never reaches {name!r}")


NAMED = """([name, role]) => {
  const at = document.activeElement
  const label = at.labels?.[0]?.innerText ?? ''
  const said = [at.getAttribute('aria-label'), label, at.innerText, at.placeholder].filter(Boolean).join(' ')
  return at !== document.body && said.includes(name) && (!role || at.matches(role))
}"""


def place_of(desk: Desk, who: str, name: str, **more: Any) -> str:
    """A community of the story's own; its name is its own too."""
    founded: str = ask(desk, who, "/communities", {"name": name, **more})["id"]
    return founded


def inside(desk: Desk, who: str, community: str, other: str) -> str:
    """Adds somebody; answers their id."""
    person: str = ask(desk, other, "/me")["person"]["id"]
    ask(desk, who, f"/communities/{community}/people/{person}", {"role": "participant"}, "PUT")
    return person


def counted(desk: Desk, who: str, community: str, people: int) -> None:
    """Waits until as many people are counted as came in: that is done a moment later."""
    wait_until(lambda: ask(desk, who, f"/communities/{community}/audience")["total"] == people)


def posted(desk: Desk, who: str, community: str, **draft: Any) -> str:
    audience = ask(desk, who, f"/communities/{community}/audience")["fingerprint"]
    made: str = ask(desk, who, f"/communities/{community}/posts", {"audience": audience, **draft})["id"]
    return made


def opened(desk: Desk, who: str, at: str, look: Look = Look()) -> Page:  # noqa: B008 (frozen)
    page = desk.sit(who, look)
    page.goto(at)
    settled(page)
    return page


def test_one_signs_in_with_the_code_from_the_mail(desk: Desk) -> None:
    """And arrives where one wanted to go."""
    email = "etienne.caradec@calvent.example"
    page = desk.sit()
    page.goto("/bookmarks")
    expect(page).to_have_url(re.compile(r"/sign-in\?to=%2Fbookmarks"))
    expect(page.get_by_label("Adresse de courriel")).to_be_focused()
    page.keyboard.type(email)
    before = len(desk.network.codes(email))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Votre code")).to_be_visible()
    wait_until(lambda: len(desk.network.codes(email)) > before)
    expect(page.get_by_label("Code à six chiffres")).to_be_focused()
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Le code compte six chiffres.")).to_be_visible()
    page.keyboard.type(desk.network.codes(email)[0])
    page.keyboard.press("Home")
    page.keyboard.press("Delete")
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{desk.origin}/bookmarks")
    expect(page.get_by_role("heading", level=1)).to_have_text("Gardés")


def test_one_posts_and_mentions_somebody(desk: Desk) -> None:
    place = place_of(desk, INES, "Atelier des mentions")
    inside(desk, INES, place, TOM)
    counted(desk, INES, place, 2)
    page = opened(desk, INES, f"/communities/{place}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Atelier des mentions")
    page.keyboard.press("c")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("status")).to_contain_text("2 personnes")
    reach(page, "Texte, en Markdown")
    page.keyboard.type("Le relevé est **prêt**. @Tom")
    expect(page.get_by_role("option", name="Tom Hartley")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.type("peux-tu le lire ?")
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(re.compile("/posts/"))
    prose = page.locator("main .prose").first
    expect(prose.locator("strong")).to_have_text("prêt")
    expect(prose.locator("a.mention")).to_have_text("@Tom Hartley")
    told = ask(desk, TOM, "/communities?scope=mine")["items"]
    assert place in [each["id"] for each in told]


def test_one_posts_a_mention_and_a_file(desk: Desk) -> None:
    """The file goes straight to the store, by a form that the API has signed for it."""
    place = place_of(desk, INES, "Atelier des fichiers")
    inside(desk, INES, place, TOM)
    counted(desk, INES, place, 2)
    page = opened(desk, INES, f"/communities/{place}")
    page.keyboard.press("c")
    reach(page, "Texte, en Markdown")
    page.keyboard.type("Le relevé de la nuit pour @Tom")
    expect(page.get_by_role("option", name="Tom Hartley")).to_be_visible()
    page.keyboard.press("Enter")
    reach(page, "Joindre un fichier", "button")
    with page.expect_file_chooser() as choosing:
        page.keyboard.press("Enter")
    sheet = {"name": "relevé.csv", "mimeType": "text/csv", "buffer": b"heure;bar\n7:30;16,21\n"}
    choosing.value.set_files([sheet])
    expect(page.get_by_text("· déposé")).to_be_visible()
    reach(page, "Publier")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/posts/"))
    files = page.get_by_role("region", name="Fichiers joints")
    expect(files).to_contain_text("relevé.csv")
    with page.expect_download() as coming:
        reach(page, "Ouvrir")
        page.keyboard.press("Enter")
    assert coming.value.path().read_bytes() == sheet["buffer"]


def test_a_preview_is_the_servers_and_a_draft_stays(desk: Desk) -> None:
    place = place_of(desk, INES, "Atelier des brouillons")
    page = opened(desk, INES, f"/communities/{place}")
    page.keyboard.press("c")
    reach(page, "Texte, en Markdown")
    page.keyboard.type("Un **gras** et <b onclick=x>rien</b>")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("button", name="Aperçu")).to_be_focused()
    page.keyboard.press("Enter")
    shown = page.get_by_role("region", name="Aperçu")
    expect(shown.locator("strong")).to_have_text("gras")
    expect(shown.locator("b")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.reload()
    settled(page)
    page.keyboard.press("c")
    expect(page.get_by_label("Texte, en Markdown")).to_have_value("Un **gras** et <b onclick=x>rien</b>")


def test_a_question_is_answered_and_the_answer_accepted(desk: Desk) -> None:
    place = place_of(desk, INES, "Atelier des réponses")
    inside(desk, INES, place, TOM)
    post = posted(desk, INES, place, kind="question", title="Laiton ou acier ?", body="Pour la vanne.")
    answering = opened(desk, TOM, f"/posts/{post}")
    reach(answering, "Votre réponse")
    answering.keyboard.type("Acier.")
    answering.keyboard.press("Control+Enter")
    expect(answering.locator(".talk .prose")).to_have_text("Acier.")
    asking = opened(desk, INES, f"/posts/{post}")
    reach(asking, "Retenir cette réponse")
    asking.keyboard.press("Enter")
    expect(asking.get_by_text("Réponse retenue", exact=True)).to_be_visible()
    expect(asking.get_by_text("Répondue", exact=True)).to_be_visible()
    assert ask(desk, TOM, f"/posts/{post}")["answered"] is True


def test_one_key_leads_from_community_to_community(desk: Desk) -> None:
    place_of(desk, INES, "Quai des Études Neuves")
    page = opened(desk, INES, "/")
    page.keyboard.press("k")
    box = page.get_by_role("combobox", name="Quelques lettres de son nom")
    expect(box).to_be_focused()
    page.keyboard.type("etudes ne")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Quai des Études Neuves")
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Raccourcis du clavier")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("h")
    expect(page).to_have_url(f"{desk.origin}/")


def test_a_post_is_held_when_more_people_would_read_it(desk: Desk) -> None:
    """A guest comes in while one writes: nothing is sent, the difference is shown, then one chooses."""
    place = place_of(desk, INES, "Atelier des lecteurs", guests="mixed")
    page = opened(desk, INES, f"/communities/{place}")
    page.keyboard.press("c")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("1 personne")
    reach(page, "Texte, en Markdown")
    page.keyboard.type("Entre nous.")
    inside(desk, INES, place, HAZEL)
    counted(desk, INES, place, 2)
    page.keyboard.press("Control+Enter")
    held = page.get_by_role("dialog").get_by_role("alert")
    expect(held).to_contain_text("Rien n’est parti")
    expect(held).to_contain_text("Northway Compressors")
    assert ask(desk, INES, f"/communities/{place}/posts")["items"] == []
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(re.compile("/posts/"))
    assert len(ask(desk, INES, f"/communities/{place}/posts")["items"]) == 1


def test_what_could_not_be_sent_is_kept_and_sent_once(desk: Desk) -> None:
    """The answer to the first attempt is lost on its way; the second one makes nothing twice."""
    place = place_of(desk, INES, "Atelier des coupures")
    page = opened(desk, INES, f"/communities/{place}")
    lost: list[str] = []

    def lose(route: Any) -> None:
        """The request arrives, the answer does not."""
        if route.request.method == "POST" and not lost:
            lost.append(route.request.headers["idempotency-key"])
            route.fetch()
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/posts", lose)
    page.keyboard.press("c")
    reach(page, "Texte, en Markdown")
    page.keyboard.type("Une seule fois.")
    # Nothing is sent before its author could see who will read it.
    expect(page.get_by_role("dialog").get_by_text(re.compile(r"1.personne")).first).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("votre texte est gardé")
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(re.compile("/posts/"))
    assert len(ask(desk, INES, f"/communities/{place}/posts")["items"]) == 1
    desk.complaints[:] = [each for each in desk.complaints if "ERR_CONNECTION_RESET" not in each]


@pytest.mark.parametrize("who", [INES, ADA])
def test_the_first_tab_leads_past_the_frame(desk: Desk, who: str) -> None:
    page = opened(desk, who, "/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "main"


def test_markup_in_words_stays_words(desk: Desk) -> None:
    """The policy would refuse what a hostile text brings, and the sanitiser has taken it out before."""
    place = place_of(desk, INES, "<b>Atelier</b> des ruses")
    body = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) <script>alert(1)</script>"
    post = posted(desk, INES, place, kind="question", title="<i>Où</i> ?", body=body)
    page = opened(desk, INES, f"/posts/{post}")
    expect(page.get_by_role("heading", level=1)).to_have_text("<i>Où</i> ?")
    assert page.locator("main img, main script, a[href^=javascript]").count() == 0
