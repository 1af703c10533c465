"""Uploads under way: kept a day, known to whoever began them."""

from chalicelib.access.model import FileId, PersonId, Stamp
from chalicelib.files.model import UPLOAD_KEPT, Upload
from chalicelib.files.store import keys
from chalicelib.files.store.rows import UploadRow
from chalicelib.foundation import clock
from chalicelib.foundation.changes import Change
from chalicelib.foundation.clock import Millis
from chalicelib.foundation.held import Held
from chalicelib.foundation.tables import Item


def upload(held: Held, file_id: str, version: int) -> Upload | None:
    """An upload that is not too old, by its file's whole id; None where there is none (any more)."""
    row = held.row(keys.upload(file_id, version)) if keys.is_file(file_id) else None
    if row is None or row["file"] != file_id or row["at"] + UPLOAD_KEPT <= clock.now():
        return None
    return _upload_of(version, row)


def late(file_id: str, version: int) -> Upload | None:
    """An upload however old, for who takes away what is too old."""
    row = Held().row(keys.upload(file_id, version))
    return _upload_of(version, row) if row is not None and row["file"] == file_id else None


def _upload_of(version: int, row: Item) -> Upload:
    return Upload(
        file=FileId(row["file"]),
        version=version,
        own=row["own"],
        by=PersonId(row["by"]),
        stamp=Stamp.of(row["stamp"]),
        name=row["name"],
        type=row["type"],
        size=row["size"],
        sha256=row["sha256"],
        folder=row.get("folder"),
        parts=row.get("parts"),
        at=Millis(row["at"]),
    )


def keep(change: Change, new: Upload) -> None:
    """An upload that begins."""
    key = keys.upload(new.file, new.version)
    change.make(
        UploadRow(
            key.pk, key.sk, file=new.file, own=new.own, by=new.by, stamp=new.stamp.text, name=new.name,
            type=new.type, size=new.size, sha256=new.sha256, folder=new.folder, parts=new.parts, at=new.at,
        )
    )  # fmt: skip


def drop(change: Change, done: Upload) -> None:
    """One that is complete; where somebody else completed it meanwhile, that is looked at anew."""
    key = keys.upload(done.file, done.version)
    change.delete(UploadRow(key.pk, key.sk), UploadRow.own == done.own)
