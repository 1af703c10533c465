"""`python -m bench.page`: how soon the page shows what one came for, and how soon it answers a press.

As issue 7 says it: a processor four times as slow, 1.6 Mb/s, 150 ms, nothing cached, the median of RUNS (5).
LCP is the largest contentful paint of the visit (https://www.w3.org/TR/largest-contentful-paint/); INP the
longest of the interactions (https://www.w3.org/TR/event-timing/), of which each visit has one. Printed, never
asserted: the figures are this machine's, which also runs the network.
"""

import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.page.desk import Desk

RUNS: Final = int(os.environ.get("RUNS", "5"))
SLOWER: Final = 4
LINE: Final = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 200_000}
"""Milliseconds, and bytes a second: 1.6 Mb/s."""
SHORTEST: Final = 16
"""Milliseconds: a shorter interaction is not reported by browsers."""
LISTEN: Final = """
window.measured = { lcp: 0, on: '', inp: 0 }
new PerformanceObserver(list => { for (const each of list.getEntries()) {
  measured.lcp = each.startTime; measured.on = each.element?.className || each.element?.localName || ''
} }).observe({ type: 'largest-contentful-paint', buffered: true })
new PerformanceObserver(list => { for (const each of list.getEntries()) {
  if (each.interactionId) measured.inp = Math.max(measured.inp, each.duration)
} }).observe({ type: 'event', buffered: true, durationThreshold: 16 })
"""
# What was painted is reported with the frame after it.
REPORTED: Final = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>
  setTimeout(() => done(measured), 50))))"""


@dataclass(frozen=True)
class Visit:
    """A screen, what is on it once it is there, and the one thing that is done on it."""

    name: str
    screen: str
    does: str
    act: Callable[["Page"], None]


def _switches(page: "Page") -> None:
    page.keyboard.press("k")
    page.get_by_role("dialog").wait_for()


def _writes(page: "Page") -> None:
    page.keyboard.press("c")
    page.get_by_role("dialog").get_by_role("textbox").last.press_sequentially("Bonjour")


def _reacts(page: "Page") -> None:
    button = page.locator("main .acts button[aria-pressed]").first
    before = button.get_attribute("aria-pressed")
    button.click()
    moved = "before => document.querySelector('main .acts button[aria-pressed]').ariaPressed !== before"
    page.wait_for_function(moved, arg=before)


def _filters(page: "Page") -> None:
    page.get_by_role("navigation", name="Filtrer la boîte").get_by_role("link").nth(1).click()
    page.wait_for_url("**/inbox?*")


def _enters(page: "Page") -> None:
    page.locator("input[type=email]").press_sequentially("ines@")


VISITS: Final = (
    Visit("sign-in", "sign-in", "type an address", _enters),
    Visit("home feed", "feed", "open the switcher", _switches),
    Visit("community", "community", "type in the composer", _writes),
    Visit("thread", "thread", "react", _reacts),
    Visit("inbox", "inbox", "filter", _filters),
)


def main() -> list[tuple[str, ...]]:
    """Starts a network of its own, visits, prints the table; answers its rows."""
    from playwright.sync_api import sync_playwright

    from tests.laptop.running import Laptop
    from tests.page.desk import Desk

    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, sync_playwright() as playwright:
        laptop = Laptop(Path(folder), SEED="demo").start()
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        try:
            rows = [_visited(visit, Desk(laptop, browser)) for visit in VISITS]
        finally:
            browser.close()
            laptop.stop()
    _print(rows)
    return rows


def _visited(visit: Visit, desk: "Desk") -> tuple[str, ...]:
    from tests.page.screens import SCREENS, address

    screen = next(each for each in SCREENS if each.name == visit.screen)
    at = address(screen, desk)
    found = [_once(visit, desk, screen, at) for _ in range(RUNS)]
    paint = statistics.median(each["lcp"] for each in found)
    answer = statistics.median(each["inp"] for each in found)
    said = f"{answer:.0f}" if answer >= SHORTEST else f"< {SHORTEST}"
    largest = statistics.mode(each["on"] for each in found)
    return visit.name, f"{paint:.0f}", largest, visit.does, said


def _once(visit: Visit, desk: "Desk", screen: Any, at: str) -> dict[str, Any]:
    """One visit with nothing cached. Pages close with it."""
    from tests.page.desk import settled

    page = desk.sit(screen.who)
    try:
        page.add_init_script(LISTEN)
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.send("Network.emulateNetworkConditions", LINE)
        wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(at)
        # Looking for an element brings a driver's script into the page, which costs more than a screen.
        page.wait_for_load_state("networkidle")
        page.locator(screen.shows).first.wait_for()
        settled(page)
        paint = dict(page.evaluate(REPORTED))
        visit.act(page)
        return paint | {"inp": page.evaluate(REPORTED)["inp"]}
    finally:
        page.context.close()


def _print(rows: list[tuple[str, ...]]) -> None:
    head = ("screen", "LCP ms", "which is", "then", "INP ms")
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    for row in (head, *rows):
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        sys.stdout.write(line.rstrip() + "\n")
    sys.stdout.write(f"Medians of {RUNS}, nothing cached: processor 1/{SLOWER}, 1.6 Mb/s, 150 ms.\n")


if __name__ == "__main__":
    main()
