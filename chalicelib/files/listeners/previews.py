"""On versions that are complete: what they look like, and what a scan found in them."""

from datetime import datetime
from typing import Final

from chalicelib.files.actions import previewing, scanning
from chalicelib.foundation import clock
from chalicelib.foundation.events import Event
from chalicelib.foundation.news import PATIENCE, NotYet

PLACED: Final = 3
"""An object of a version is called `files/{file}/{version}`."""


def make_previews(event: Event) -> None:
    """On `file.completed`: what can be looked at is drawn."""
    previewing.make(event.refs["file"], int(event.refs["version"]))


def forget_previews(event: Event) -> None:
    """On `file.deleted`: nothing that was made of it stays."""
    previewing.forget(event.subject)


def note_scan(event: Event) -> None:
    """On `file.scanned`: the card says it. What was copied a moment ago may have no card yet, or never."""
    area, _, rest = event.subject.partition("/")
    file_id, _, number = rest.partition("/")
    if area != "files" or not number.isdecimal():
        return
    card = scanning.card_of(file_id)
    if card is None or (int(number) not in card.versions and not card.deleted):
        if clock.now() - _said_at(event) <= PATIENCE:
            raise NotYet
        return
    scanning.note(card, int(number), str(event.data["result"]))


def _said_at(event: Event) -> int:
    """When the scanner said it: what it says is no fact of the journal, and has no instant of ours."""
    return clock.millis(datetime.fromisoformat(str(event.data["time"])))
