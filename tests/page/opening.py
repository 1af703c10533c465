"""What people open on a screen, and what can befall one: how a screen comes to the state it is looked at in.

Nothing here knows a language, nothing is written that other stories would read. What the network answers is
changed on its way (Playwright's routing), never in our own code.
"""

import re
from typing import Any, Final

from playwright.sync_api import Page, Route

from tests.page.desk import Desk, settled

API: Final = "**/api/v1"
DEVICE: Final = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip
REPORT: Final = re.compile("Signaler|Report")


def as_it_is(*_: Any) -> None:
    """Nothing befalls it, and nothing is opened."""


# What befalls a screen: before it is opened.


def cut_off(desk: Desk, page: Page) -> None:
    """No answer of the API comes through."""
    desk.forgive("Failed to load resource", "ERR_FAILED")
    page.route(f"{API}/**", lambda route: route.abort())


def hushed(desk: Desk, _: Page) -> None:
    """The connection will go: what the browser says to that is no fault of ours."""
    desk.forgive("Failed to load resource", "ERR_FAILED")


def kept_out(desk: Desk, _: Page) -> None:
    """What is written there is asked for before it is known who may read it."""
    desk.forgive("Failed to load resource", "status of 403")


def broken(desk: Desk, page: Page) -> None:
    """What is in front of the API answers for it, without a word."""
    desk.forgive("Failed to load resource", "status of 500")
    page.route(f"{API}/feed", lambda route: route.fulfill(status=500, body=""))


def new_network(_: Desk, page: Page) -> None:
    """Nobody else has come, nothing has been founded or written."""
    nothing = {"items": [], "next": None}
    for path in ("communities?scope=mine*", "feed", "notifications*", "me/bookmarks*"):
        page.route(f"{API}/{path}", lambda route: route.fulfill(json=nothing))
    page.route(f"{API}/people?limit=2", _the_first)


def _the_first(route: Route) -> None:
    told = route.fetch().json()
    route.fulfill(json={"items": told["items"][:1], "next": None})


def code_on_its_way(_: Desk, page: Page) -> None:
    """A code is said to be sent; none is."""
    page.route(f"{API}/sign-in/codes", lambda route: route.fulfill(status=202, json={"valid_minutes": 10}))


def company_signs_in(_: Desk, page: Page) -> None:
    """The company's own sign-in is offered."""
    ways = {"company": {"name": "Calvent", "href": "/api/v1/sign-in/company"}}
    page.route(f"{API}/sign-in/ways", lambda route: route.fulfill(json=ways))


def nobody_outside_yet(_: Desk, page: Page) -> None:
    """The readers whom the author was told of were employees alone; meanwhile guests have come."""

    def told(route: Route) -> None:
        now = route.fetch().json()
        fewer = {"total": now["members"], "guests": 0, "companies": []}
        taken = now["fingerprint"].rpartition(".")[0] + "."
        route.fulfill(json=now | fewer | {"fingerprint": taken})

    page.route(f"{API}/communities/*/audience", told)


def has_a_device(desk: Desk, page: Page) -> None:
    """A device that keeps passkeys, and the same session at a host that has a name."""
    (cookie,) = page.context.cookies()
    named: Any = {**cookie, "domain": "localhost"}
    page.context.add_cookies([named])
    chromium = page.context.new_cdp_session(page)
    chromium.send("WebAuthn.enable")
    chromium.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


# What is opened, once the screen is there.


def unfolded(page: Page) -> None:
    """All that is folded; menus stay closed."""
    folded = page.locator("main details:not(.menu):not([open]) > summary")
    while folded.count():
        folded.first.click()
    settled(page)


def writing(page: Page) -> None:
    """The composer, with a question in it and people offered for a mention."""
    page.keyboard.press("c")
    page.locator("dialog .kinds label").nth(1).click()
    page.locator("dialog .headline").fill("Laiton ou acier pour la vanne 4 ?")
    page.locator("dialog .will-read b").wait_for()
    page.locator("dialog textarea").click()
    page.keyboard.type("Le fournisseur veut savoir **avant vendredi**. @h")
    page.locator("dialog [role=option]").first.wait_for()


def held(page: Page) -> None:
    """A post that is not sent: it shows who would read it besides."""
    page.keyboard.press("c")
    page.locator("dialog .will-read b").wait_for()
    page.locator("dialog textarea").fill("Entre nous : le banc siffle.")
    page.locator("dialog [type=submit]").click()
    page.locator("dialog .wider").wait_for()


def answering(page: Page) -> None:
    """An answer being written, the reactions, and the menu of what else can be done."""
    page.locator(".talk .acts > button.act").first.click()
    page.locator(".talk textarea").fill("Oui : **2 µm**, mesurés deux fois.")
    page.locator("article details.menu:not(.end) > summary").first.click()
    page.locator(".talk details.menu.end > summary").last.click()


def reporting(page: Page) -> None:
    """The dialog by which something is reported."""
    menu = page.locator("details.menu.end").filter(has_text=REPORT).first
    menu.locator("summary").click()
    menu.get_by_role("button", name=REPORT).click()
    page.locator("dialog fieldset").wait_for()


def new_token(page: Page) -> None:
    """The dialog in which a token is made."""
    page.locator("main p.section > button.btn").click()
    page.locator("dialog fieldset").first.wait_for()


def file_opened(page: Page) -> None:
    """What is known of a file, with its versions."""
    page.locator("button.n").first.click()
    page.locator("dialog footer .btn").first.wait_for()
    settled(page)


def switching(page: Page) -> None:
    """The switcher between communities."""
    page.keyboard.press("k")
    page.locator("dialog [role=option]").first.wait_for()


def helped(page: Page) -> None:
    """The sheet of keys."""
    page.keyboard.press("?")
    page.locator("dialog .keys").wait_for()


def searching(page: Page) -> None:
    """The search box with people and communities that begin so."""
    page.locator(".seek input").fill("he")
    page.locator(".seek [role=option]").first.wait_for()


def awaiting_code(page: Page) -> None:
    """The second step of signing in."""
    page.locator("input[type=email]").fill("camille.renan@calvent.example")
    page.keyboard.press("Enter")
    page.locator("input.code").wait_for()


def lost(page: Page) -> None:
    """The connection goes, and somebody goes on."""
    page.route(f"{API}/**", lambda route: route.abort())
    page.locator(".main-nav a[href='/inbox']").click()
    page.locator(".trouble").wait_for()


def keyed(page: Page) -> None:
    """A passkey is there, added here where there was none."""
    if not page.locator("#passkeys ~ ul li").count():
        page.locator("#passkeys ~ p .btn").click()
    page.locator("#passkeys ~ ul li").first.wait_for()
