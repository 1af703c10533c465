"""On what is written, and on what pages say of themselves."""

from typing import Final

from chalicelib.conversation import events as conversation
from chalicelib.foundation.events import Event
from chalicelib.pasted import actions

NEW: Final = {conversation.PostWritten.name, conversation.CommentWritten.name}


def ask_for_pages(event: Event) -> None:
    """On a post or a comment that was written or edited: the pages that it links to are asked for.

    What is new says itself whether it links anywhere; what was edited may link no more where it did.
    """
    if event.name not in NEW or event.data.get("links"):
        actions.ask(event.subject)


def note_page(event: Event) -> None:
    """On `page.read`: what a page calls itself is shown with what links to it."""
    said = {name: str(event.data.get(name, "")) for name in ("url", "title", "description")}
    actions.note(event.subject, said["url"], said["title"], said["description"])
