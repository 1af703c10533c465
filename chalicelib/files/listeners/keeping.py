"""Bytes that nobody may have any more are gone from the bucket, and what is held is counted anew."""

from chalicelib.files.actions import counting, lapsing
from chalicelib.files.store import card, keys, swept
from chalicelib.foundation import objects
from chalicelib.foundation.due import Due
from chalicelib.foundation.events import Event
from chalicelib.foundation.news import NotYet


def sweep(event: Event) -> None:
    """On `file.deleted`: takes all its bytes away, every version of every object, and what was made of them;
    then notes on the card that they are gone.

    Raises NotYet where the deletion cannot be read yet.
    """
    file = card(event.refs["file"])
    if file is None or not file.deleted:
        raise NotYet
    for prefix in keys.objects(file.id):
        objects.erase(prefix)
    swept(file.id)


def count(owed: Due) -> None:
    """When a week is over in which something came."""
    counting.fall_due(owed)


def lapse(owed: Due) -> None:
    """When a day is over in which something was announced."""
    lapsing.fall_due(owed)
