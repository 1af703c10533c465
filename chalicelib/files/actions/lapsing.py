"""What was announced and never brought is forgotten after a day."""

from chalicelib.files.store import keys, uploads
from chalicelib.foundation import due, objects, parts
from chalicelib.foundation.changes import Change
from chalicelib.foundation.due import Due


def fall_due(owed: Due) -> None:
    """Takes an abandoned upload away, with what arrived of it; one that is complete is gone already."""
    file, _, number = owed.ref.partition(".")
    upload = uploads.late(file, int(number))
    if upload is None:
        due.done(owed)
        return
    key = keys.incoming(file, upload.version, upload.own)
    if upload.parts is not None:
        parts.abandon(key, upload.parts)
    objects.remove(key)
    change = Change()
    uploads.drop(change, upload)
    due.drop(change, owed)
    change.commit()
