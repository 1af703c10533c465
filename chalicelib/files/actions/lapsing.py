"""What was announced and never brought is forgotten after a day; what was sent for it goes in any case."""

from chalicelib.files.store import card, keys, uploads
from chalicelib.foundation import due, objects, parts
from chalicelib.foundation.changes import Change
from chalicelib.foundation.due import Due


def fall_due(owed: Due) -> None:
    """Takes away what arrived for an upload, and the upload where it was never completed.

    The row goes first: from then on nobody completes it, and a copy that no card knows is nobody's.
    """
    file, _, named = owed.ref.partition(".")
    number = int(named)
    upload = uploads.late(file, number)
    if upload is not None:
        if upload.parts is not None:
            parts.abandon(keys.incoming(file, number, upload.own), upload.parts)
        change = Change()
        uploads.drop(change, upload)
        change.commit()
    objects.erase(keys.incoming(file, number, ""))
    found = card(file)
    if found is None or number not in found.versions:
        objects.remove(keys.content(file, number))
    due.done(owed)
