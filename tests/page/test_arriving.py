"""Arriving at a screen: nothing typed at once is lost, nothing is asked twice, nothing is sent unseen."""

import json
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, Route, expect

from infra.page import WEB
from tests.page.desk import Desk, settled
from tests.page.newcomers import newcomer, place, press, reach
from tests.page.screens import ADA, INES, SCREENS, address

ADDRESS = "bleuenn.cosquer@calvent.example"
READERS = re.compile(r"1.personne")
FIRST = ("feed", "inbox", "thread", "community")
AHEAD = {
    "feed": ("feed",),
    "inbox": ("notifications",),
    "thread": ("posts/{}", "posts/{}/comments"),
    "community": (
        "communities/{}", "communities/{}/posts", "communities/{}/posts?pinned=true", "communities/{}/eras",
    ),
}  # fmt: skip
"""What a screen asks for first, by the end of its own address."""
DRAWS = "**/assets/main-*.js"
FEW = 3
COUNTS = """
window.drawn = []
new MutationObserver(() => {
  const posts = document.querySelectorAll('article.post').length
  if (posts && drawn.at(-1) !== posts) drawn.push(posts)
}).observe(document, { childList: true, subtree: true })
"""
"""How many posts stand, whenever that changes."""
FORMATS = """
window.made = []
for (const name of ['DateTimeFormat', 'NumberFormat', 'PluralRules', 'RelativeTimeFormat']) {
  Intl[name] = new Proxy(Intl[name], { construct(format, given) {
    made.push(name)
    return new format(...given)
  } })
}
"""
"""Which formats of the browser's were made: one costs a phone as much as a part of the screen."""


def test_what_is_typed_at_once_is_kept(desk: Desk) -> None:
    """Sent to the sign-in, somebody types before everything has come."""
    page = desk.sit()
    page.goto("/bookmarks", wait_until="commit")
    box = page.get_by_label("Adresse de courriel")
    expect(box).to_be_focused()
    page.keyboard.type(ADDRESS)
    settled(page)
    expect(box).to_have_value(ADDRESS)


def test_what_is_typed_when_a_session_has_ended_is_kept(desk: Desk) -> None:
    who = newcomer(desk, "Bleuenn Cosquer")
    page = desk.sit(who.email)
    page.goto("/me/devices")
    settled(page)
    who.does("DELETE", "/sign-in/sessions/current")
    page.get_by_role("navigation", name="Principal").get_by_role("link", name="Boîte").click()
    box = page.get_by_label("Adresse de courriel")
    expect(box).to_be_focused()
    page.keyboard.type(ADDRESS)
    settled(page)
    expect(box).to_have_value(ADDRESS)
    expect(page).to_have_url(re.compile(r"/sign-in\?to=%2Finbox"))


CODE = {
    "feed": (),
    "inbox": ("src/screens/inbox.tsx", "src/texts/fr/notices.ts"),
    "thread": ("place", "src/texts/fr/place.ts"),
    "community": ("place", "src/texts/fr/place.ts"),
}
"""What a screen is made of, besides what every first screen is. The feed is in what draws."""


class Held:
    """Some answers wait until the story lets them go; those that come later do not wait."""

    def __init__(self, page: Page, what: str) -> None:
        self._waiting: list[Route] = []
        self._open = False
        page.route(what, self._meet)

    def _meet(self, route: Route) -> None:
        if self._open:
            route.continue_()
        else:
            self._waiting.append(route)

    def let_go(self) -> None:
        self._open = True
        for each in self._waiting:
            each.continue_()


@pytest.mark.parametrize("name", FIRST)
def test_all_is_asked_for_before_what_draws_has_come(desk: Desk, name: str) -> None:
    """Two steps lead to a screen, the shell and all else: what draws is held back until the rest is asked."""
    screen = next(each for each in SCREENS if each.name == name)
    at = address(screen, desk)
    chunks = json.loads((WEB / "dist" / "chunks.json").read_text())
    groups = {each["name"]: key for key, each in chunks.items() if key.startswith("_")}
    code = [groups.get(source, source) for source in ("src/texts/fr/first.ts", *CODE[name])]
    own = at.rpartition("/")[2]
    wanted = {f"/api/v1/{each.format(own)}" for each in ("me", *AHEAD[name])}
    wanted |= {f"/{chunks[source]['file']}" for source in code}
    asked: set[str] = set()

    def completes(request: Request) -> bool:
        parts = urlsplit(request.url)
        asked.add(parts.path + (f"?{parts.query}" if "pinned" in parts.query else ""))
        return wanted <= asked

    page = desk.sit(screen.who)
    held = Held(page, DRAWS)
    with page.expect_request(completes):
        page.goto(at, wait_until="commit")
    held.let_go()
    expect(page.locator(screen.shows).first).to_be_visible()


def test_the_beginning_of_a_feed_is_drawn_first(desk: Desk) -> None:
    """What fills a window is painted before the rest is drawn."""
    page = desk.sit(INES)
    page.add_init_script(COUNTS)
    page.goto("/")
    posts = page.locator("article.post")
    posts.nth(FEW).wait_for()
    settled(page)
    assert page.evaluate("drawn")[0] == FEW
    assert page.evaluate("drawn").pop() == posts.count()


@pytest.mark.parametrize("name", FIRST)
def test_what_is_asked_while_the_code_comes_is_asked_once(desk: Desk, name: str) -> None:
    screen = next(each for each in SCREENS if each.name == name)
    at = address(screen, desk)
    page = desk.sit(screen.who)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("/api/v1/")[2]))
    page.goto(at)
    page.locator(screen.shows).first.wait_for()
    settled(page)
    own = urlsplit(at).path.rpartition("/")[2]
    asked = [each if "pinned" in each else each.partition("?")[0] for each in asked]
    wanted = [each.format(own) for each in AHEAD[name]]
    assert [asked.count(each) for each in wanted] == [1] * len(wanted), asked


@pytest.mark.parametrize("name", FIRST)
def test_a_first_screen_makes_no_formats(desk: Desk, name: str) -> None:
    """Days, times and counts are put together of the language's own words."""
    screen = next(each for each in SCREENS if each.name == name)
    page = desk.sit(screen.who)
    page.add_init_script(FORMATS)
    page.goto(address(screen, desk))
    page.locator(screen.shows).first.wait_for()
    settled(page)
    assert page.locator("main time").count() > 0 or name == "inbox"
    assert page.evaluate("made") == []


def test_nothing_asked_ahead_is_shown_to_somebody_else(desk: Desk) -> None:
    """A visitor is refused the feed before they sign in; what they see afterwards is theirs."""
    who = newcomer(desk, "Corentine Daniel")
    page = desk.sit()
    page.goto("/")
    expect(page.get_by_label("Adresse de courriel")).to_be_focused()
    page.context.add_cookies([desk.cookie_of(who.email)])
    page.route("**/sign-in/sessions", lambda route: route.fulfill(status=201, json={}))
    page.route("**/sign-in/codes", lambda route: route.fulfill(status=202, json={"valid_minutes": 10}))
    page.keyboard.type(who.email)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Code à six chiffres")).to_be_focused()
    page.keyboard.type("123456")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Votre fil est vide")).to_be_visible()


def test_nothing_is_sent_before_its_readers_are_known(desk: Desk) -> None:
    at = place(desk, "Atelier des lenteurs", visibility="secret")
    page = desk.sit(ADA)
    page.goto(f"/communities/{at}")
    settled(page)
    held = Held(page, "**/audience")
    page.keyboard.press("c")
    dialog = page.get_by_role("dialog")
    reach(page, dialog.get_by_label("Texte, en Markdown"))
    page.keyboard.type("Trop vite.")
    page.keyboard.press("Control+Enter")
    alert = dialog.get_by_role("alert")
    expect(alert).to_contain_text("on ne sait pas encore qui lira ceci")
    held.let_go()
    expect(dialog.get_by_text(READERS).first).to_be_visible()
    expect(alert).to_have_count(0)
    press(page, dialog.get_by_role("button", name="Publier"))
    expect(page).to_have_url(re.compile("/posts/"))
    expect(page.locator("main .prose").first).to_have_text("Trop vite.")
