"""Files on the page, further: dropped on a draft, by pages, read by guests, while they are looked through."""

import json
import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.page.desk import Desk, settled
from tests.page.newcomers import does, place, press, reach
from tests.page.screens import ADA, HAZEL
from tests.page.shelves import brought

DROPPED = """() => {
  const carried = new DataTransfer()
  carried.items.add(new File(['heure;bar\\n7:30;16,21\\n'], 'nuit.csv', { type: 'text/csv' }))
  return carried
}"""
A_PAGE = 24


def files_of(desk: Desk, at: str, *names: str) -> None:
    """Ada brings small files."""
    for name in names:
        brought(desk, ADA, f"/communities/{at}/files", name.encode(), name=name)


def test_a_file_is_dropped_on_what_one_writes(desk: Desk) -> None:
    at = place(desk, "Quai aux fichiers", visibility="secret")
    page = desk.sit(ADA)
    page.goto(f"/communities/{at}")
    settled(page)
    page.keyboard.press("c")
    dialog = page.get_by_role("dialog")
    box = dialog.get_by_label("Texte, en Markdown")
    reach(page, box)
    page.keyboard.type("Voici la nuit.")
    carried = page.evaluate_handle(DROPPED)
    box.dispatch_event("dragover", {"dataTransfer": carried})
    expect(dialog.locator(".drop.over")).to_be_visible()
    box.dispatch_event("drop", {"dataTransfer": carried})
    expect(dialog.locator(".drop.over")).to_have_count(0)
    expect(dialog.get_by_text("· déposé")).to_be_visible()
    expect(dialog.get_by_text(re.compile(r"1.personne")).first).to_be_visible()
    press(page, dialog.get_by_role("button", name="Publier"))
    expect(page).to_have_url(re.compile("/posts/"))
    expect(page.get_by_role("region", name="Fichiers joints")).to_contain_text("nuit.csv")


def test_more_files_come_with_their_second_page(desk: Desk) -> None:
    at = place(desk, "Réserve aux pages", visibility="secret")
    files_of(desk, at, *(f"page-{number:02}.txt" for number in range(A_PAGE + 2)))
    page = desk.sit(ADA)
    page.goto(f"/communities/{at}/files")
    lines = page.locator("ul.uploads > li.file")
    expect(lines).to_have_count(A_PAGE)
    expect(lines.first).to_contain_text("page-25.txt")
    press(page, page.get_by_role("button", name="Afficher la suite"))
    expect(lines).to_have_count(A_PAGE + 2)
    expect(lines.last).to_contain_text("page-00.txt")
    expect(page.get_by_role("button", name="Afficher la suite")).to_have_count(0)


def test_a_guest_reads_files_and_is_offered_nothing_else(desk: Desk) -> None:
    at = place(desk, "Réserve partagée", visibility="secret", guests="mixed")
    guest = does(desk, HAZEL, "GET", "/me").json["person"]["id"]
    does(desk, ADA, "PUT", f"/communities/{at}/people/{guest}", {"role": "participant"})
    files_of(desk, at, "partage.txt")
    page = desk.sit(HAZEL)
    page.goto(f"/communities/{at}/files")
    file = page.get_by_role("button", name="partage.txt", exact=True)
    expect(file).to_be_visible()
    expect(page.get_by_text("Place prise")).to_have_count(0)
    with page.expect_download() as coming:
        press(page, page.get_by_role("link", name="Télécharger partage.txt"))
    assert coming.value.path().read_bytes() == b"partage.txt"
    press(page, file)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("version 1")
    expect(dialog.get_by_role("button", name="Supprimer")).to_have_count(0)
    expect(dialog.get_by_role("button", name="Renommer ou déplacer")).to_have_count(0)


def _found(page: Page, state: str) -> None:
    """What a scanner would have found: a laptop has none, so the answers are changed on their way."""

    def changed(route: Any) -> None:
        answer = route.fetch()
        body = answer.json()
        for each in body["items"]:
            each["scan"] = state
        route.fulfill(response=answer, body=json.dumps(body))

    page.route(re.compile(r"/communities/[^/]+/files\?"), changed)


def test_what_is_looked_through_or_blocked_cannot_be_had(desk: Desk) -> None:
    at = place(desk, "Réserve aux analyses", visibility="secret")
    files_of(desk, at, "douteux.txt")
    page = desk.sit(ADA)
    page.goto(f"/communities/{at}/files")
    line = page.locator("ul.uploads > li.file").filter(has_text="douteux.txt")
    expect(line.get_by_role("link", name="Télécharger")).to_have_count(1)
    for state, said in (("scanning", "recherche de logiciels malveillants en cours"), ("blocked", "bloqué")):
        _found(page, state)
        page.reload()
        expect(line).to_contain_text(said)
        expect(line.get_by_role("link", name="Télécharger")).to_have_count(0)
        page.unroute_all()
