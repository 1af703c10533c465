"""The files of a community on the page: by the keyboard alone, and what who may not write sees of them."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.page.desk import Desk
from tests.page.desks import INES, TOM, ask, seated
from tests.page.newcomers import place, press, reach, write
from tests.page.screens import ADA
from tests.page.shelves import library

TEXT = b"heure;bar\n7:30;16,21\n"


def opened(desk: Desk, at: str) -> Page:
    """Ada's page there. It listens for choosers from the start: the system's own would wait for ever."""
    page = desk.sit(ADA)
    page.on("filechooser", lambda _: None)
    page.goto(at)
    return page


def choose(page: Page, button: Locator, name: str, content: bytes) -> None:
    """Brings a file by a button."""
    reach(page, button)
    with page.expect_file_chooser() as choosing:
        page.keyboard.press("Enter")
    choosing.value.set_files([{"name": name, "mimeType": "text/csv", "buffer": content}])


def _renames_and_moves(page: Page, file: Locator) -> None:
    """Gives a file another name and puts it into the only folder."""
    press(page, file)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("version 1")
    expect(dialog).to_contain_text("non analysé")
    press(page, dialog.get_by_role("button", name="Renommer ou déplacer"))
    write(page, dialog.get_by_label("Nom du fichier"), "juin.csv")
    reach(page, dialog.get_by_label("Dans"))
    page.keyboard.press("ArrowDown")
    press(page, dialog.get_by_role("button", name="Enregistrer"))
    expect(dialog.get_by_role("heading", name="juin.csv")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.get_by_text("Aucun fichier ici pour l’instant.")).to_be_visible()


def test_a_file_is_brought_moved_renamed_and_deleted(desk: Desk) -> None:
    at = place(desk, "Réserve aux plans", visibility="secret")
    page = opened(desk, f"/communities/{at}")
    tabs = page.get_by_role("navigation", name="Dans cette communauté")
    press(page, tabs.get_by_role("link", name="Fichiers"))
    expect(page.get_by_text("Aucun fichier ici pour l’instant.")).to_be_visible()
    choose(page, page.get_by_role("button", name="Choisir un fichier"), "relevé.csv", TEXT)
    file = page.get_by_role("button", name="relevé.csv", exact=True)
    expect(file).to_be_visible()

    expect(page.get_by_text("par 1 fichier")).to_be_visible()
    press(page, page.get_by_role("button", name="Nouveau dossier"))
    write(page, page.get_by_label("Nom du dossier"), "Été")
    page.keyboard.press("Enter")
    folder = page.get_by_role("link", name="Été", exact=True)
    expect(folder).to_be_visible()

    _renames_and_moves(page, file)
    dialog = page.get_by_role("dialog")
    press(page, folder)
    expect(page).to_have_url(re.compile("folder="))
    moved = page.get_by_role("button", name="juin.csv", exact=True)
    press(page, moved)
    with page.expect_download() as coming:
        press(page, dialog.get_by_role("link", name="Télécharger juin.csv, version 1"))
    assert coming.value.path().read_bytes() == TEXT
    press(page, dialog.get_by_role("button", name="Supprimer"))
    expect(dialog).to_contain_text("avec toutes ses versions")
    press(page, dialog.get_by_role("button", name="Supprimer"))
    expect(dialog).to_have_count(0)
    expect(moved).to_have_count(0)

    press(page, page.get_by_role("link", name="Tous les dossiers"))
    press(page, page.get_by_label("Autres actions sur Été"))
    press(page, page.get_by_role("button", name="Supprimer", exact=True))
    press(page, dialog.get_by_role("button", name="Supprimer"))
    expect(folder).to_have_count(0)
    assert ask(desk, ADA, f"/communities/{at}/folders")["items"] == []


def test_a_new_version_stands_beside_the_former_one(desk: Desk) -> None:
    at = place(desk, "Réserve aux versions", visibility="secret")
    page = opened(desk, f"/communities/{at}/files")
    choose(page, page.get_by_role("button", name="Choisir un fichier"), "bruit.csv", TEXT)
    press(page, page.get_by_role("button", name="bruit.csv", exact=True))
    dialog = page.get_by_role("dialog")
    choose(page, dialog.get_by_role("button", name="Déposer une nouvelle version"), "autre.csv", TEXT * 2)
    expect(dialog.get_by_role("listitem")).to_have_count(2)
    expect(dialog.get_by_role("listitem").first).to_contain_text("version 2")


def test_pictures_are_seen_by_who_may_read_and_only_changed_by_who_may(desk: Desk) -> None:
    at = library(desk)["library"]
    seated(desk, at, INES)
    page = desk.sit(INES)
    page.goto(f"/communities/{at}/files")
    press(page, page.get_by_role("button", name="En vignettes"))
    seen = page.locator(".shelf img")
    expect(seen).to_have_count(1)
    expect(seen).to_have_js_property("naturalWidth", 400)
    expect(page.get_by_label("Autres actions sur Relevés de l’été")).to_have_count(0)
    expect(page.get_by_text("Place prise")).to_have_count(0)
    press(page, page.get_by_role("button", name="vanne.png", exact=True))
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("img")).to_have_js_property("naturalWidth", 640)
    expect(dialog.get_by_role("button", name="Supprimer")).to_have_count(0)
    page.keyboard.press("Escape")
    reach(page, page.get_by_role("combobox", name="Sorte"))
    page.keyboard.type("Images")
    expect(page.get_by_role("button", name="notes.txt", exact=True)).to_have_count(0)
    expect(page.get_by_role("button", name="vanne.png", exact=True)).to_be_visible()
    steward = desk.sit(TOM)
    steward.goto(f"/communities/{at}/files")
    expect(steward.get_by_text("Place prise")).to_be_visible()
