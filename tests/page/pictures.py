"""`make pictures`: every screen in both languages, light and dark, wide and narrow, in out/pictures.

To be looked at by people: what axe cannot see is seen here. `python -m tests.page.pictures feed thread` takes
those screens alone; ONLY=fr-light-1280 takes one look alone.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, sync_playwright

from local.engine import ROOT
from tests.laptop.running import Laptop
from tests.page.desk import HEIGHT, Desk, Look, settled, shot
from tests.page.screens import SCREENS, Screen, address

OUT: Final = ROOT / "out" / "pictures"
LOOKS: Final = [Look(*each) for each in product(("fr", "en"), ("light", "dark"), (1280, 320))]


def main(names: Sequence[str]) -> None:
    """Starts a demo network of its own and photographs; prints where."""
    OUT.mkdir(parents=True, exist_ok=True)
    wanted = [each for each in SCREENS if not names or each.name in names]
    with tempfile.TemporaryDirectory(prefix="pictures-") as folder, sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        laptop = Laptop(Path(folder), SEED="demo", WEBHOOKS_ON_LOOPBACK="1").start()
        try:
            desk = Desk(laptop, browser)
            taken = sum(1 for screen in wanted for _ in photographed(desk, screen))
        finally:
            laptop.stop()
            browser.close()
    sys.stdout.write(f"{taken} pictures in {OUT}\n")


def photographed(desk: Desk, screen: Screen) -> Iterator[Path]:
    """The pictures of a screen, one by one. A page is opened once for each language."""
    at = address(screen, desk)
    pages: dict[str, Page] = {}
    for look in LOOKS:
        if os.environ.get("ONLY") in (None, label(look)):
            if look.language not in pages:
                pages[look.language] = _opened(desk, screen, at, look)
            page = pages[look.language]
            page.emulate_media(color_scheme=look.theme)
            page.set_viewport_size({"width": look.width, "height": HEIGHT})
            name = f"{label(look)}-{screen.name}"
            shot(page, OUT, name)
            yield OUT / f"{name}.png"
    for page in pages.values():
        page.context.close()


def label(look: Look) -> str:
    """How a look is called: `fr-light-1280`."""
    return f"{look.language}-{look.theme}-{look.width}"


def _opened(desk: Desk, screen: Screen, at: str, look: Look) -> Page:
    page = desk.sit(screen.who, look)
    screen.before(desk, page)
    page.goto(at)
    page.locator(screen.shows).first.wait_for()
    settled(page)
    screen.then(page)
    return page


if __name__ == "__main__":
    main(sys.argv[1:])
