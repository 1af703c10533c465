"""On what is written, and on what pages say of themselves."""

from chalicelib.foundation.events import Event
from chalicelib.pasted import actions


def ask_for_pages(event: Event) -> None:
    """On a post or a comment that was written or edited: the pages that it links to are asked for."""
    actions.ask(event.subject)


def note_page(event: Event) -> None:
    """On `page.read`: what a page calls itself is shown with what links to it."""
    said = {name: str(event.data.get(name, "")) for name in ("url", "title", "description")}
    actions.note(event.subject, said["url"], said["title"], said["description"])
