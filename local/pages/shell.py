"""What all of the laptop's pages share."""

import functools
from html import escape
from pathlib import Path
from typing import Final

from local.server import Told
from local.texts import said

STYLE: Final = Path(__file__).parent / "style.css"
POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def page(title: str, inside: str, language: str, *, status: int = 200, home: bool = False) -> Told:
    """A whole page as an answer; `inside` is HTML, the title is text."""
    back = "" if home else f'<p class="quiet"><a href="/local">{escape(said("back_home", language))}</a></p>'
    text = (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_style()}</style>"
        f"<main>{back}<h1>{escape(title)}</h1>{inside}</main></html>"
    )
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Language", language),
        ("Content-Security-Policy", POLICY),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    return Told(status, text.encode(), headers)


@functools.cache
def _style() -> str:
    return STYLE.read_text()
