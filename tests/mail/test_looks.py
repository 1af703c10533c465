"""Mails in a real browser: on a telephone, in the dark, without anything loaded, in an order that is read.

`PICTURES=folder` keeps what the browser showed.
"""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from chalicelib.access.model import Kind, PersonId, Status
from chalicelib.mail.model import Bulletin, Mail, News
from chalicelib.mail.present import letters, pages
from chalicelib.people.model import Person

URL = "https://network.example"
INES = Person(PersonId("1" * 13), Kind.MEMBER, Status.ACTIVE, "Inès Marchand", "i@example.org", activated=1)
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
NEWS = (
    News(
        "On vous mentionne", "On vous mentionne.", f"{URL}/posts/1", place=LONG, wall="ouverte",
        people="Omar Diallo", title="Le menu de jeudi", lead="La soupe & le pain, <b>toi</b> aussi ?",
    ),
    News("Du nouveau dans l’une de vos communautés", "Vous en êtes.", f"{URL}/inbox"),
)  # fmt: skip
CONTRAST = """() => {
  const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).slice(0, 3).map(v => { v /= 255;
    return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4 });
    return .2126 * r + .7152 * g + .0722 * b };
  const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
    if (!c.endsWith(', 0)')) return c } return 'rgb(255, 255, 255)' };
  return [...document.querySelectorAll('p, h1, h2, a')].filter(e => e.textContent.trim()).map(e => {
    const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
    return (a + .05) / (b + .05) }) }"""


def bulletin() -> Mail:
    told = Bulletin("2 nouvelles", NEWS, "fr", "Une fois par jour.", f"{URL}/preferences", f"{URL}/stop")
    return pages.bulletin("1", told, None, f"{URL}/stop")


MAILS = {
    "bulletin": bulletin(),
    "code": pages.letter("2", letters.code("493021", "fr")),
    "invitation": pages.letter("3", letters.invitation(replace(INES, name=LONG * 3), LONG, URL, "en")),
}


def shown(browser: Browser, mail: Mail, scheme: Any) -> tuple[Page, list[str]]:
    """A mail on a telephone, and what it asked the network for."""
    page = browser.new_context(color_scheme=scheme, viewport={"width": 320, "height": 560}).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(mail.html)
    return page, asked


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", MAILS)
def test_a_mail_is_read_on_a_telephone_by_day_and_by_night(browser: Browser, name: str, scheme: str) -> None:
    page, asked = shown(browser, MAILS[name], scheme)
    if "PICTURES" in os.environ:
        page.screenshot(path=Path(os.environ["PICTURES"]) / f"{name}-{scheme}.png", full_page=True)
    assert asked == [], "nothing is loaded, so that nobody is told that it was read"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(241, 239, 232)", "dark": "rgb(24, 26, 25)"}[scheme]
    assert min(page.evaluate(CONTRAST)) >= 4.5
    page.context.close()


@pytest.mark.parametrize("name", MAILS)
def test_a_mail_is_read_aloud_in_order(browser: Browser, name: str) -> None:
    page, _ = shown(browser, MAILS[name], "light")
    assert page.evaluate("document.documentElement.lang") == MAILS[name].language
    assert page.title() == MAILS[name].subject
    levels = page.evaluate("[...document.querySelectorAll('h1, h2')].map(e => e.tagName)")
    assert levels[0] == "H1"
    assert levels.count("H1") == 1
    links = page.evaluate("[...document.querySelectorAll('a')].map(e => e.textContent)")
    assert len(set(links)) == len(links), "each link says by itself where it leads"
    assert page.locator("img, script, iframe, form").count() == 0
    page.context.close()
