"""Announcing what one is about to bring: bytes go straight to the bucket, by a form or in parts."""

from typing import Final

from chalicelib.access import gate
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, FileId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.conversation.actions import telling
from chalicelib.files import access
from chalicelib.files.access import folders
from chalicelib.files.drafts import FileDraft, PartsDraft, VersionDraft
from chalicelib.files.events import FileBegun
from chalicelib.files.model import FORM_SECONDS, PART, UPLOAD_KEPT, VERSIONS_MOST, WHOLE_MOST, Upload
from chalicelib.files.rules import names, room, types
from chalicelib.files.store import files, keys, uploads, usage
from chalicelib.foundation import clock, due, ids, objects
from chalicelib.foundation import parts as pieces
from chalicelib.foundation.changes import Change
from chalicelib.foundation.objects import Form
from chalicelib.foundation.refusals import Conflict, NotFound, fault
from chalicelib.network.access import settings_of

LAPSING: Final = "files.lapse"


def begin(viewer: Viewer, community_id: CommunityId, draft: FileDraft) -> Upload:
    """Announces a file. Nobody else knows of it until it is complete.

    Raises NotFound, Forbidden, Unclean, Invalid, TooLarge `file_too_large`, Conflict `quota`.
    """
    standing = gate.reach(viewer, Verb.POST, community_id)
    name = names.of_file(draft.name)
    type_ = types.declared(name, draft.type)
    folder = _folder(standing, draft.folder)
    said = VersionDraft(type_, draft.size, draft.sha256)
    upload = _upload(standing, FileId(ids.placed(community_id)), 1, name, said, folder)
    _write(Change(), standing, upload)
    return upload


def _folder(standing: Standing, folder_id: str | None) -> str | None:
    if folder_id is not None and folders.known(standing, folder_id) is None:
        raise fault("/folder", "unknown_folder")
    return folder_id


def begin_version(viewer: Viewer, file_id: str, draft: VersionDraft) -> Upload:
    """Announces another version of a file that one may read, of the same type.

    Raises what `begin` raises; Conflict `too_many_versions`.
    """
    found = access.readable(viewer, file_id)
    standing = gate.reach(viewer, Verb.POST, found.file.community)
    file = found.file
    if len(file.versions) >= VERSIONS_MOST:
        raise Conflict("too_many_versions")
    type_ = types.declared(file.name, draft.type)
    change = Change()
    number = files.number(change, file)
    said = VersionDraft(type_, draft.size, draft.sha256)
    upload = _upload(standing, file.id, number, file.name, said, file.folder)
    _write(change, standing, upload)
    return upload


def _upload(
    standing: Standing, file: FileId, number: int, name: str, said: VersionDraft, folder: str | None
) -> Upload:
    _demand_room(standing, said.size)
    own = ids.short()
    key = keys.incoming(file, number, own)
    parts = pieces.begin(key, media=said.type) if said.size > WHOLE_MOST else None
    return Upload(
        file=file, version=number, own=own, by=standing.viewer.person, stamp=standing.gate.stamp, name=name,
        type=said.type, size=said.size, sha256=said.sha256, folder=folder, parts=parts, at=clock.now(),
    )  # fmt: skip


def _demand_room(standing: Standing, size: int) -> None:
    """Says early what the rows would say when the file is complete."""
    held, settings = standing.viewer.held, settings_of(standing.viewer.held)
    room.demand_size(settings, size)
    for place, most in room.limits(settings, standing.community).items():
        if usage.usage(held, place).bytes + size > most:
            raise Conflict("quota")


def _write(change: Change, standing: Standing, upload: Upload) -> None:
    uploads.keep(change, upload)
    due.keep(change, upload.at + UPLOAD_KEPT, LAPSING, f"{upload.file}.{upload.version}")
    telling.demand(change, standing)
    refs = {"file": upload.file, "version": str(upload.version)}
    fact = FileBegun(
        by=upload.by, subject=f"{upload.file}.{upload.version}", community=upload.community,
        stamp=upload.stamp.text, refs=refs,
    )  # fmt: skip
    change.commit(fact)


def own(viewer: Viewer, file_id: str, number: int) -> Upload:
    """An upload that the viewer began, while they may still write there. Raises NotFound, as `gate.reach`."""
    upload = uploads.upload(viewer.held, file_id, number)
    if upload is None or upload.by != viewer.person:
        raise NotFound
    gate.reach(viewer, Verb.POST, upload.community)
    return upload


def form(upload: Upload) -> Form | None:
    """The form to send a file by; None for what comes in parts."""
    if upload.parts is not None:
        return None
    key = keys.incoming(upload.file, upload.version, upload.own)
    sha256 = objects.digest(upload.sha256)
    return objects.form(key, media=upload.type, size=upload.size, sha256=sha256, seconds=FORM_SECONDS)


def parts(viewer: Viewer, file_id: str, draft: PartsDraft) -> tuple[dict[int, str], list[int]]:
    """Links to send parts to (PUT), by their numbers, and the numbers of those that have arrived: so an
    upload goes on where it stopped.

    Raises NotFound, Invalid `unknown_part`, Conflict `not_in_parts`.
    """
    upload = own(viewer, file_id, draft.version)
    if upload.parts is None:
        raise Conflict("not_in_parts")
    if any(each > upload.count for each in draft.parts):
        raise fault("/parts", "unknown_part", most=str(upload.count))
    key = keys.incoming(upload.file, upload.version, upload.own)
    links = {
        each: pieces.link(key, upload.parts, number=each, size=part_size(upload, each), seconds=FORM_SECONDS)
        for each in draft.parts
    }
    try:
        arrived = [each.number for each in pieces.arrived(key, upload.parts)]
    except objects.Missing:
        raise Conflict("file_incomplete") from None
    return links, arrived


def part_size(upload: Upload, number: int) -> int:
    """How many bytes a part has; the last one has what is left."""
    return min(PART, upload.size - (number - 1) * PART)
