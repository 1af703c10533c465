"""What leaves a community, on the page: a webhook is tried and renewed, a lead is marked."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page, expect

from tests.laptop.running import wait_until
from tests.page.desk import Desk
from tests.page.desks import TOM, ask, posted
from tests.page.newcomers import does, newcomer, place, press
from tests.page.screens import ADA, HAZEL


class Ear:
    """A receiver on this machine: it takes everything, and keeps how each was signed."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        ear = self

        class Taken(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                ear.heard.append(str(self.headers["webhook-signature"]))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *said: object) -> None:
                """Nothing is written down."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Taken)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/ear"


@pytest.fixture
def ear() -> Iterator[Ear]:
    """Somebody's own system, for one story."""
    listening = Ear()
    yield listening
    listening.server.shutdown()
    listening.server.server_close()


def test_a_webhook_is_tried_and_sent_again_and_gets_another_secret(desk: Desk, ear: Ear) -> None:
    at = ask(desk, TOM, "/communities", {"name": "Salle des échos"})["id"]
    draft = {"url": ear.url, "name": "Écho", "events": ["post.written"], "communities": [at]}
    hook = ask(desk, TOM, "/webhooks", draft)["id"]
    page = desk.sit(TOM)
    page.goto(f"/me/webhooks/{hook}")
    press(page, page.get_by_role("button", name="Envoyer un essai"))
    expect(page.get_by_text("L’essai est parti.")).to_be_visible()
    wait_until(lambda: _arrived(desk, hook) == 1)
    press(page, page.get_by_role("button", name="Actualiser"))
    line = page.locator(".ask").filter(has_text="Essai").first
    expect(line).to_contain_text("arrivé")
    press(page, line.get_by_role("button", name="Renvoyer"))
    expect(page.get_by_text("C’est reparti.")).to_be_visible()
    wait_until(lambda: len(ear.heard) == 2)
    assert [len(each.split()) for each in ear.heard] == [1, 1], "one secret, one signature"

    press(page, page.get_by_role("button", name="Changer le secret"))
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("montré une fois")
    press(page, dialog.get_by_role("button", name="Changer le secret"))
    expect(page.get_by_label("Secret de signature")).to_be_focused()
    expect(page.get_by_text("L’ancien secret signe aussi jusqu’au")).to_be_visible()
    press(page, page.get_by_role("button", name="Envoyer un essai"))
    wait_until(lambda: len(ear.heard) == 3)
    assert len(ear.heard[2].split()) == 2, "for a day, both secrets sign"


def _arrived(desk: Desk, hook: str) -> int:
    sent = ask(desk, TOM, f"/webhooks/{hook}/deliveries")["items"]
    return sum(each["outcome"] == "delivered" for each in sent)


MARKING = "Marquer comme piste ou enseignement"


def offered(page: Page) -> int:
    """How often marking is among what one can do to the post, once all that decides it has come."""
    # The form comes with the community's card, which says it.
    expect(page.locator(".reply-form")).to_be_visible()
    press(page, page.get_by_label("Autres actions sur la publication"))
    expect(page.get_by_role("button", name="Copier le lien")).to_be_visible()
    return page.get_by_role("button", name=MARKING).count()


def test_a_lead_is_marked_where_that_is_allowed(desk: Desk) -> None:
    at = ask(desk, TOM, "/communities", {"name": "Salle des pistes"})["id"]
    post = posted(desk, at, "Ils cherchent un banc")
    page = desk.sit(TOM)
    page.goto(f"/posts/{post}")
    assert offered(page) == 0
    ask(desk, TOM, f"/communities/{at}/insights", method="PUT")
    page.reload()
    assert offered(page) == 1
    press(page, page.get_by_role("button", name=MARKING))
    form = page.get_by_role("region", name="Pistes et enseignements")
    expect(form.get_by_label("Comme")).to_be_focused()
    page.keyboard.press("ArrowDown")
    press(page, form.get_by_role("button", name="Marquer"))
    expect(form).to_have_count(0)
    marked = ask(desk, TOM, f"/communities/{at}/insights")["items"]
    assert [(each["post"], each["kind"]) for each in marked] == [(post, "lead")]


def test_ones_own_pages_are_tabs_of_each_other(desk: Desk) -> None:
    page = desk.sit(newcomer(desk, "Herveline Jaouen").email)
    page.goto("/me")
    for name, title in (("Cet appareil", "Cet appareil"), ("Webhooks", "Mes webhooks")):
        tabs = page.get_by_role("navigation", name="Mes pages")
        press(page, tabs.get_by_role("link", name=name, exact=True))
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        expect(tabs.get_by_role("link", name=name, exact=True)).to_have_attribute("aria-current", "page")


def test_a_mark_is_not_offered_to_guests(desk: Desk) -> None:
    at = place(desk, "Salle des hôtes", visibility="secret", guests="mixed")
    guest = does(desk, HAZEL, "GET", "/me").json["person"]["id"]
    does(desk, ADA, "PUT", f"/communities/{at}/people/{guest}", {"role": "participant"})
    wait_until(lambda: does(desk, ADA, "GET", f"/communities/{at}/audience").json["total"] == 2)
    audience = does(desk, ADA, "GET", f"/communities/{at}/audience").json["fingerprint"]
    draft = {"kind": "update", "title": "À lire", "body": "Ici.", "audience": audience}
    post = does(desk, ADA, "POST", f"/communities/{at}/posts", draft).json["id"]
    does(desk, ADA, "PUT", f"/communities/{at}/insights")
    for who, times in ((ADA, 1), (HAZEL, 0)):
        page = desk.sit(who)
        page.goto(f"/posts/{post}")
        assert offered(page) == times
