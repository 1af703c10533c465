"""How a story sits down at the page: as somebody, in a language, with a width and a theme.

Nothing here waits for a time: Playwright waits until what is asked for is there.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from infra.page import WEB
from tests.laptop.running import Laptop

AXE: Final = WEB / "node_modules" / "axe-core" / "axe.min.js"
FOUND: Final = """async rules => {
  const found = await axe.run(document, {runOnly: rules, resultTypes: ["violations"]})
  const line = (each, node) => `${each.id}: ${node.html.slice(0, 120)} ${node.failureSummary.slice(0, 200)}`
  return found.violations.flatMap(each => each.nodes.map(node => line(each, node)))
}"""
"""Only what is wrong is told: all that is right about a page, told as well, took as long as to look at it."""
PATIENCE: Final = 60_000
"""Milliseconds: how long a busy machine may take. A story fails by what it sees, not by how soon."""
KNOWN: Final = ("401", "404", "409", "422")
"""Refusals are answers; the browser still notes each as an error of a resource."""
COOKIES: Final[dict[tuple[int, str], str]] = {}
HEIGHT: Final = 900

expect.set_options(timeout=PATIENCE)


@dataclass(frozen=True)
class Look:
    """How a page is looked at."""

    language: str = "fr"
    theme: str = "light"
    width: int = 1280

    @property
    def locale(self) -> str:
        return {"fr": "fr-FR", "en": "en-GB"}[self.language]


class Desk:
    """Opens pages. Whatever they complain of (errors, refused by the policy) is in `complaints`."""

    def __init__(self, network: Laptop, browser: Browser) -> None:
        self.network = network
        self.browser = browser
        self.origin = f"http://127.0.0.1:{network.port}"
        self.complaints: list[str] = []
        self._contexts: list[BrowserContext] = []
        self._forgiven: list[tuple[str, ...]] = []

    def sit(self, who: str | None = None, look: Look = Look(), **more: Any) -> Page:
        """A page of somebody who has signed in, or of a visitor."""
        context = self.browser.new_context(
            base_url=self.origin,
            locale=look.locale,
            color_scheme=look.theme,
            reduced_motion="reduce",
            # What a device keeps is a story of its own (test_offline.py).
            service_workers=more.pop("service_workers", "block"),
            viewport={"width": look.width, "height": HEIGHT},
            **more,
        )
        context.set_default_timeout(PATIENCE)
        context.set_default_navigation_timeout(PATIENCE)
        self._contexts.append(context)
        # The page speaks the language chosen on the device before the person's own is known; somebody may
        # choose another one.
        context.add_init_script(f"localStorage['entrenous:language'] ??= '\"{look.language}\"'")
        if who:
            context.add_cookies([self.cookie_of(who)])
        page = context.new_page()
        # Choosers are the story's from the start: the system's own would wait for ever.
        page.on("filechooser", lambda _: None)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def _hear(self, said: ConsoleMessage) -> None:
        refusal = "Failed to load resource" in said.text and any(code in said.text for code in KNOWN)
        # Stories that keep nothing on a device stop its worker: the browser says so each time.
        refusal = refusal or "Service Worker registration blocked" in said.text
        if said.type in ("error", "warning") and not refusal:
            self.complaints.append(said.text)

    def cookie(self, who: str) -> str:
        """The session of somebody, opened once a network: codes are sent once a minute."""
        known = (self.network.port, who)
        if known not in COOKIES:
            COOKIES[known] = self.network.sign_in(who)
        return COOKIES[known]

    def cookie_of(self, who: str) -> Any:
        """The same as a browser takes it."""
        name, _, value = self.cookie(who).partition("=")
        return {
            "name": name, "value": value, "domain": "127.0.0.1", "path": "/",
            "secure": True, "httpOnly": True, "sameSite": "Lax",
        }  # fmt: skip

    def forgive(self, *parts: str) -> None:
        """Complaints that hold all of these are what a story causes itself, whenever they come."""
        self._forgiven.append(parts)

    def close(self) -> None:
        """Closes all pages. Fails where one of them complained."""
        for context in self._contexts:
            context.close()
        assert [each for each in self.complaints if not self._is_forgiven(each)] == []

    def _is_forgiven(self, complaint: str) -> bool:
        return any(all(part in complaint for part in parts) for parts in self._forgiven)


def settled(page: Page) -> None:
    """Waits until the screen has what it asked for, and the parts that come after the first look."""
    page.wait_for_load_state("networkidle")
    expect(page.locator("main")).to_be_visible()
    expect(page.locator(".bones")).to_have_count(0)


def faults(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 A and AA and good practice, a line each."""
    if not page.evaluate("() => 'axe' in window"):
        # A script of the story's own: by the debugger's way in, so that the page's policy stays as it is.
        page.context.new_cdp_session(page).send("Runtime.evaluate", {"expression": AXE.read_text()})
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found: list[str] = page.evaluate(FOUND, rules)
    return found


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    wide: int = page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return wide


def shot(page: Page, folder: Path, name: str) -> None:
    """Keeps a picture of the whole page; of the window alone where a dialog stands before it."""
    page.screenshot(path=folder / f"{name}.png", full_page=not page.locator("dialog[open]").count())
