"""On versions that are complete: what they look like, and what a scan found in them."""

from datetime import datetime

from chalicelib.files.actions import previewing, scanning
from chalicelib.files.store import card
from chalicelib.foundation import clock
from chalicelib.foundation.events import Event
from chalicelib.foundation.news import PATIENCE, NotYet


def make_previews(event: Event) -> None:
    """On `file.completed`: what can be looked at is drawn."""
    previewing.make(event.refs["file"], int(event.refs["version"]))


def note_scan(event: Event) -> None:
    """On `file.scanned`: the card says it. What was copied a moment ago may have no card yet, or never."""
    area, _, rest = event.subject.partition("/")
    file_id, _, number = rest.partition("/")
    if area != "files" or not number.isdecimal():
        return
    found = card(file_id)
    if found is None or (int(number) not in found.versions and not found.deleted):
        if clock.now() - _said_at(event) <= PATIENCE:
            raise NotYet
        return
    scanning.note(found, int(number), str(event.data["result"]))


def _said_at(event: Event) -> int:
    """When the scanner said it: what it says is no fact of the journal, and has no instant of ours."""
    return clock.millis(datetime.fromisoformat(str(event.data["time"])))
