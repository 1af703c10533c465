"""What is done in a thread is done again: its code has come by then, and has to be drawn all the same."""

from playwright.sync_api import expect

from tests.page.desk import Desk, settled
from tests.page.desks import INES, TOM, ask, posted, seated
from tests.page.newcomers import press, reach
from tests.page.opening import REPORT


def test_an_answer_is_answered_where_another_form_stands(desk: Desk) -> None:
    """The form below the thread is of the same code: a second one, below a comment, needs no loading."""
    at = ask(desk, TOM, "/communities", {"name": "Atelier des reparties"})["id"]
    seated(desk, at, INES)
    post = posted(desk, at, "Deux fois la même chose")
    ask(desk, TOM, f"/posts/{post}/comments", {"body": "Qui regarde ?"})
    page = desk.sit(INES)
    page.goto(f"/posts/{post}")
    settled(page)
    expect(page.get_by_label("Votre réponse", exact=True)).to_be_visible()
    press(page, page.locator(".talk").get_by_role("button", name="Répondre"))
    expect(page.get_by_label("Répondre à Tom Hartley")).to_be_focused()
    page.keyboard.type("Moi, dès lundi.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".talk .sub .prose")).to_have_text("Moi, dès lundi.")


def test_a_report_is_opened_closed_and_opened(desk: Desk) -> None:
    at = ask(desk, TOM, "/communities", {"name": "Atelier des hésitations"})["id"]
    seated(desk, at, INES)
    page = desk.sit(INES)
    page.goto(f"/posts/{posted(desk, at, 'À peser')}")
    settled(page)
    for _ in range(2):
        press(page, page.locator("article summary[aria-label='Autres actions sur la publication']"))
        reach(page, page.get_by_role("button", name=REPORT))
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog")).to_contain_text("Ce qui ne va pas")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
