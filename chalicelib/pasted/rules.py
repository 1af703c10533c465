"""Pure: which addresses of a text are asked for, and what a page calls itself."""

import unicodedata
from html.parser import HTMLParser
from typing import Final

from chalicelib.conversation import markdown
from chalicelib.foundation import clock
from chalicelib.webhooks.rules.urls import Refused, target

ASKED_MOST: Final = 3
"""Addresses of one text that are asked for."""
TITLE_MOST: Final = 120
DESCRIPTION_MOST: Final = 240
KEPT: Final = clock.DAY
"""How long what a page called itself is believed."""
TITLES: Final = ("og:title", "twitter:title", "title")
DESCRIPTIONS: Final = ("og:description", "twitter:description", "description")
LEFT: Final = {"title": set[str](), "meta": {"name", "property", "content"}}
"""Elements that are read, and their attributes."""


def addresses(source: str) -> tuple[str, ...]:
    """The first addresses that a text links to and that may be asked for, each once, as they are written."""
    found = dict.fromkeys(each for each in markdown.addresses(source) if _callable(each))
    return tuple(found)[:ASKED_MOST]


def asked(url: str) -> str:
    """What is asked for: an address without its fragment, which is nobody's business but the reader's."""
    return url.partition("#")[0]


def _callable(url: str) -> bool:
    try:
        target(asked(url))
    except Refused:
        return False
    return True


def told(page: str) -> tuple[str, str]:
    """Title and description of a page, as plain text; empty where it says none.

    A parser of browsers reads it first and leaves a few well-formed elements: what follows cannot be led
    astray by what is written in the others.
    """
    import nh3

    reader = _Reader()
    reader.feed(nh3.clean(page, tags=set(LEFT), attributes=LEFT, clean_content_tags=REMOVED, link_rel=None))
    reader.close()
    said = reader.said
    return plain(_first(said, TITLES), TITLE_MOST), plain(_first(said, DESCRIPTIONS), DESCRIPTION_MOST)


REMOVED: Final = {"script", "style", "noscript", "template", "svg", "math"}


def _first(said: dict[str, str], names: tuple[str, ...]) -> str:
    return next((said[name] for name in names if said.get(name, "").strip()), "")


def plain(text: str, most: int) -> str:
    """One line without signs that hide or turn anything, at most so long."""
    line = " ".join("".join(map(_sign, unicodedata.normalize("NFC", text[: 8 * most]))).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _sign(each: str) -> str:
    if each.isprintable():
        return each
    return " " if each.isspace() else ""


class _Reader(HTMLParser):
    """Keeps the first of everything that a page says of itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: dict[str, str] = {}
        self._title: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        members = {name: value or "" for name, value in attrs}
        if tag == "title" and "title" not in self.said:
            self._title = []
        name = (members.get("property") or members.get("name") or "").lower()
        if tag == "meta" and name != "title":
            self.said.setdefault(name, members.get("content", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "title" and self._title is not None:
            self.said["title"] = "".join(self._title)
            self._title = None

    def handle_data(self, data: str) -> None:
        if self._title is not None:
            self._title.append(data)
