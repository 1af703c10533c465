"""What has arrived is looked at, and only then is it there: size, first bytes, checksum."""

from dataclasses import replace
from typing import Any

from chalicelib.access import gate
from chalicelib.access.gate import Standing
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.conversation.actions import telling
from chalicelib.files import access
from chalicelib.files.access import Readable
from chalicelib.files.actions import counting
from chalicelib.files.events import FileCompleted
from chalicelib.files.model import File, PreviewState, ScanState, Upload, Version
from chalicelib.files.previews import kinds
from chalicelib.files.rules import room, types
from chalicelib.files.store import files, folders, keys, uploads, usage
from chalicelib.foundation import clock, objects, parts, settings
from chalicelib.foundation.changes import Change
from chalicelib.foundation.objects import Found
from chalicelib.foundation.refusals import Conflict, Invalid, NotFound
from chalicelib.network.access import settings_of

STORED = "attachment"
"""How S3 hands an object over whatever a link says: never as a page."""


def complete(viewer: Viewer, file_id: str, number: int) -> Readable:
    """Makes an upload the file that it was announced as; saying so twice is saying it once.

    Raises NotFound for what the viewer did not begin, Conflict `file_incomplete` for what has not arrived,
    `rule_changed` where another audience would read it than when it was begun, `quota`; Invalid
    `file_size_differs`, `file_type_differs`, `file_checksum_differs`.
    """
    upload = uploads.upload(viewer.held, file_id, number)
    if upload is None or upload.by != viewer.person:
        return _complete_already(viewer, file_id, number)
    standing = gate.reach(viewer, Verb.POST, upload.community)
    if upload.stamp != standing.gate.stamp:
        raise Conflict("rule_changed")
    was = access.readable(viewer, file_id).file if number > 1 else None
    _bring(upload)
    return Readable(standing, _write(standing, upload, was))


def _complete_already(viewer: Viewer, file_id: str, number: int) -> Readable:
    found = access.readable(viewer, file_id)
    if found.version(number).by != viewer.person:
        raise NotFound
    return found


def _bring(upload: Upload) -> None:
    """Copies what has arrived to where files are kept, after it was looked at. Repeat-safe."""
    found = _arrived(upload)
    if found.size != upload.size:
        raise Invalid(code="file_size_differs")
    if not types.agrees(upload.name, objects.read(found, types.HEAD)):
        raise Invalid(code="file_type_differs")
    kept = keys.content(upload.file, upload.version)
    objects.copy(found, kept, media=upload.type, disposition=STORED)
    # Only of a copy S3 says the checksum of the whole, however it came.
    if objects.head(kept).sha256 != objects.digest(upload.sha256):
        objects.remove(kept)
        raise Invalid(code="file_checksum_differs")


def _arrived(upload: Upload) -> Found:
    key = keys.incoming(upload.file, upload.version, upload.own)
    if upload.parts is not None:
        _join(upload, key, upload.parts)
    try:
        return objects.head(key)
    except objects.Missing:
        raise Conflict("file_incomplete") from None


def _join(upload: Upload, key: str, own: str) -> None:
    try:
        came = parts.arrived(key, own)
        if [each.number for each in came] != list(range(1, upload.count + 1)):
            raise Conflict("file_incomplete")
        parts.join(key, own, came)
    except objects.Missing:
        # They are one object already: what follows did not get through the first time.
        return


def _write(standing: Standing, upload: Upload, was: File | None) -> File:
    version = Version(
        number=upload.version, by=upload.by, at=clock.now(), stamp=upload.stamp, size=upload.size,
        type=upload.type, sha256=upload.sha256, name=upload.name,
        # What workers are to make and to find out: they are told in the same transaction.
        preview=PreviewState.MAKING if kinds.kind(upload.type, upload.size) else PreviewState.NONE,
        scan=ScanState.SCANNING if settings.files_scanned() else ScanState.UNSCANNED,
    )  # fmt: skip
    change = Change()
    if was is None:
        file = _first(standing, upload, version)
        files.make(change, file)
        folders.fill(change, file.community, file.folder)
    else:
        file = replace(was, versions={**was.versions, version.number: version}, revision=was.revision + 1)
        files.add(change, was, version)
    limits = room.limits(settings_of(standing.viewer.held), file.community)
    usage.take(change, version, file.community, limits)
    counting.keep(change, file.community)
    uploads.drop(change, upload)
    telling.demand(change, standing)
    change.commit(FileCompleted(**told(standing, file, version.number)))
    return file


def _first(standing: Standing, upload: Upload, version: Version) -> File:
    viewer = standing.viewer
    return File(
        id=upload.file, community=upload.community, by=viewer.person, kind=viewer.kind,
        company=viewer.company, stamp=upload.stamp, name=upload.name, versions={1: version},
        folder=upload.folder,
    )  # fmt: skip


def told(standing: Standing, file: File, number: int = 0) -> dict[str, Any]:
    """What an event says that happened to a file: by whom, to what, where, for whom."""
    refs = {"file": file.id, **({"version": str(number)} if number else {})}
    return {
        "by": standing.viewer.person, "subject": file.id, "community": file.community,
        "stamp": file.stamp.text, "refs": refs,
    }  # fmt: skip
