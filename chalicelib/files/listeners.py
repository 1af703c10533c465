"""What files do on news of their own: bytes that nobody may have any more are gone from the bucket."""

from datetime import datetime

from chalicelib.files.actions import counting, lapsing, previewing, scanning
from chalicelib.files.actions.counting import KIND as COUNTING
from chalicelib.files.actions.uploading import LAPSING
from chalicelib.files.store import card, keys
from chalicelib.foundation import clock, objects
from chalicelib.foundation.due import Due
from chalicelib.foundation.events import Event
from chalicelib.foundation.news import PATIENCE, NotYet

__all__ = ["COUNTING", "LAPSING", "count", "lapse", "make_previews", "note_scan", "sweep", "tidy"]


def tidy(event: Event) -> None:
    """On `file.completed`: takes away what was sent, which stands where files are kept now."""
    objects.erase(keys.incoming(event.refs["file"], int(event.refs["version"]), ""))


def sweep(event: Event) -> None:
    """On `file.deleted`: takes all its bytes away, every version of every object, and what was made of them.

    Raises NotYet where the deletion cannot be read yet.
    """
    file = card(event.refs["file"])
    if file is None or not file.deleted:
        raise NotYet
    for prefix in keys.objects(file.id):
        objects.erase(prefix)


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


def count(owed: Due) -> None:
    """When a week is over in which something came."""
    counting.fall_due(owed)


def lapse(owed: Due) -> None:
    """When a day is over in which something was announced."""
    lapsing.fall_due(owed)
