"""The first page: where everything is."""

from html import escape

from local.pages.shell import page
from local.server import Told
from local.texts import said

LINKS = (
    ("home_page", "/"),
    ("home_mailbox", "/local/mail"),
    ("home_reference", "/local/reference"),
    ("home_document", "/api/v1/openapi.json"),
)
COMMAND = "curl {origin}/local/clock -H 'Content-Type: application/json' -d '{{\"days\":7}}'"


def home(language: str, origin: str, now: str) -> Told:
    """The page. `now` is what the network's clock shows."""
    links = "".join(
        f'<li><h3><a href="{address}">{escape(said(key, language))}</a></h3>'
        f'<p class="quiet">{escape(said(f"{key}_more", language))}</p></li>'
        for key, address in LINKS
    )
    clock = (
        f"<li><h3>{escape(said('home_clock', language))}</h3>"
        f'<p class="quiet">{escape(said("home_clock_more", language, now=now))}</p>'
        f"<pre>{escape(COMMAND.format(origin=origin))}</pre></li>"
    )
    lead = f'<p class="lead">{escape(said("home_lead", language))}</p>'
    return page(
        said("home_title", language), f'{lead}<ul class="plain">{links}{clock}</ul>', language, home=True
    )
