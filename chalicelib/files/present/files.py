"""Files and their versions, as far as their viewer may read them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec

from chalicelib.access.model import PersonId
from chalicelib.files.access import Readable
from chalicelib.files.access import folders as shelves
from chalicelib.files.model import File, Kinds, PreviewState, ScanState, Version
from chalicelib.files.rules import authority, types
from chalicelib.files.store import keys
from chalicelib.foundation import clock
from chalicelib.people import access as people
from chalicelib.people.model import Face
from chalicelib.people.present import PersonRef, ref


class FileCard(msgspec.Struct, frozen=True):
    """A file as lists show it: its newest version. Of a deleted one only when it began is left."""

    id: str
    community: str
    name: str | None
    type: str | None
    kind: Kinds | None
    size: int
    version: int
    at: datetime
    preview: PreviewState
    previews: list[str]
    scan: ScanState
    deleted: bool


class VersionView(msgspec.Struct, frozen=True):
    """A version: who brought it and when, and what it is. `sha256` is the checksum of its bytes."""

    number: int
    author: PersonRef | None
    at: datetime
    name: str
    type: str
    size: int
    sha256: str
    preview: PreviewState
    previews: list[str]
    scan: ScanState


class FileMay(msgspec.Struct, frozen=True):
    """What the viewer may do to a file."""

    change: bool
    delete: bool
    replace: bool


class FileView(FileCard, frozen=True):
    """A file with who brought it, its folder, and all versions that the viewer may read, the newest first."""

    author: PersonRef | None
    folder: str | None
    versions: list[VersionView]
    may: FileMay


def card(file: File) -> FileCard:
    """A file that its viewer may read."""
    return FileCard(**_members(file))


def _members(file: File) -> dict[str, Any]:
    if file.deleted:
        return {
            "id": file.id, "community": file.community, "name": None, "type": None, "kind": None, "size": 0,
            "version": 0, "at": clock.utc(file.at), "preview": PreviewState.NONE, "previews": [],
            "scan": ScanState.UNSCANNED, "deleted": True,
        }  # fmt: skip
    newest = file.current
    return {
        "id": file.id, "community": file.community, "name": file.name, "type": newest.type,
        "kind": types.kind(newest.type), "size": newest.size, "version": newest.number,
        "at": clock.utc(newest.at), "preview": newest.preview, "previews": _made(newest),
        "scan": newest.scan, "deleted": False,
    }  # fmt: skip


def _made(version: Version) -> list[str]:
    """What can be asked for as a preview."""
    return [each.partition(".")[0] for each in version.previews]


def page(found: Readable) -> FileView:
    """A file, whole. One call for names and the folder."""
    file, standing = found.file, found.standing
    shown = found.versions
    folder = [keys.folder(file.community, file.folder)] if file.folder else []
    found.viewer.held.rows(folder)
    faces = people.faces(found.viewer, dict.fromkeys([file.by, *(each.by for each in shown)]))
    return FileView(
        **_members(file),
        author=_ref(faces, file.by),
        folder=file.folder if file.folder and shelves.known(standing, file.folder) else None,
        versions=[_version(each, faces) for each in shown],
        may=_may(found),
    )


def _may(found: Readable) -> FileMay:
    file, standing = found.file, found.standing
    there = not file.deleted
    return FileMay(
        change=there and authority.may_change(standing, file),
        delete=there and authority.may_delete(standing, file),
        replace=there and authority.may_replace(standing),
    )


def _version(version: Version, faces: Mapping[PersonId, Face]) -> VersionView:
    return VersionView(
        number=version.number,
        author=_ref(faces, version.by),
        at=clock.utc(version.at),
        name=version.name,
        type=version.type,
        size=version.size,
        sha256=version.sha256,
        preview=version.preview,
        previews=_made(version),
        scan=version.scan,
    )


def _ref(faces: Mapping[PersonId, Face], person: PersonId) -> PersonRef | None:
    face = faces.get(person)
    return ref(face) if face is not None else None


def cards(some: Iterable[File]) -> list[FileCard]:
    """Files that their viewer may read, in their order."""
    return [card(each) for each in some]
