"""What was announced and never brought is forgotten after a day; what was sent for it goes in any case."""

from chalicelib.files.store import keys, uploads
from chalicelib.foundation import due, objects, parts
from chalicelib.foundation.changes import Change
from chalicelib.foundation.due import Due


def fall_due(owed: Due) -> None:
    """Takes away what arrived for an upload, and the upload where it was never completed."""
    file, _, number = owed.ref.partition(".")
    upload = uploads.late(file, int(number))
    if upload is not None and upload.parts is not None:
        parts.abandon(keys.incoming(file, upload.version, upload.own), upload.parts)
    objects.erase(keys.incoming(file, int(number), ""))
    if upload is None:
        due.done(owed)
        return
    change = Change()
    uploads.drop(change, upload)
    due.drop(change, owed)
    change.commit()
