"""What files do on news of their own: bytes that nobody may have any more are gone from the bucket."""

from chalicelib.files.actions import counting, lapsing
from chalicelib.files.actions.counting import KIND as COUNTING
from chalicelib.files.actions.uploading import LAPSING
from chalicelib.files.store import card, keys
from chalicelib.foundation import objects
from chalicelib.foundation.due import Due
from chalicelib.foundation.events import Event
from chalicelib.foundation.news import NotYet

__all__ = ["COUNTING", "LAPSING", "count", "lapse", "sweep", "tidy"]


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


def count(owed: Due) -> None:
    """When a week is over in which something came."""
    counting.fall_due(owed)


def lapse(owed: Due) -> None:
    """When a day is over in which something was announced."""
    lapsing.fall_due(owed)
