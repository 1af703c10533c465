"""Bringing files: announced here, sent to the bucket, and there once they are complete."""

from collections.abc import Mapping

from chalicelib.access.model import CommunityId, FileId
from chalicelib.access.viewer import Viewer
from chalicelib.files.actions import completing, uploading
from chalicelib.files.drafts import CompletionDraft, FileDraft, PartsDraft, VersionDraft
from chalicelib.files.model import Upload
from chalicelib.files.present import files as present
from chalicelib.files.present import uploads as begun
from chalicelib.files.present.files import FileView
from chalicelib.files.present.uploads import PartsGiven, UploadView
from chalicelib.files.store import keys
from chalicelib.foundation import doors, http
from chalicelib.foundation.http import Answer, Created
from chalicelib.foundation.tables import Key
from chalicelib.network.access import settings_keys


def _held(person: str, params: Mapping[str, str]) -> list[Key]:
    """What is held and what may be, where the path says where."""
    named = params.get("community_id") or params.get("file_id", "")[-13:]
    return [*settings_keys(person, params), keys.usage(), keys.usage(named)]


def _again(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Created[UploadView]:
    file, _, number = subject.partition(".")
    return _created(uploading.own(viewer, file, int(number)))


def _created(upload: Upload) -> Created[UploadView]:
    return http.created(begun.upload(upload), f"/files/{upload.file}")


@doors.open(
    "POST", "/communities/{community_id}/files", wants=_held, again=_again, raises=("quota", "rule_changed")
)
def announce(viewer: Viewer, draft: FileDraft, community_id: CommunityId) -> Created[UploadView]:
    """Announces a file, and answers how to send it.

    Up to 50 MB it is sent by a form within five minutes; what is larger comes in parts. Nobody else knows of
    it until it is complete; what is never completed is gone after a day.
    """
    return _created(uploading.begin(viewer, community_id, draft))


@doors.open(
    "POST",
    "/files/{file_id}/versions",
    wants=_held,
    again=_again,
    raises=("quota", "rule_changed", "too_many_versions"),
)
def announce_version(viewer: Viewer, draft: VersionDraft, file_id: FileId) -> Created[UploadView]:
    """Announces another version of a file, of the same type, and answers how to send it."""
    return _created(uploading.begin_version(viewer, file_id, draft))


@doors.open("PUT", "/files/{file_id}/parts", raises=("not_in_parts", "file_incomplete"))
def give_parts(viewer: Viewer, draft: PartsDraft, file_id: FileId) -> PartsGiven:
    """Links for parts of a large file, good for five minutes, and which parts have arrived."""
    return begun.parts(*uploading.parts(viewer, file_id, draft))


@doors.open(
    "PUT", "/files/{file_id}/complete", wants=_held, raises=("file_incomplete", "quota", "rule_changed")
)
def complete(viewer: Viewer, draft: CompletionDraft, file_id: FileId) -> Answer[FileView]:
    """Says that everything was sent. Size, first bytes and checksum have to be what was announced; then the
    file is there for those who read the community now."""
    found = completing.complete(viewer, file_id, draft.version)
    return http.tagged(present.page(found), found.file.revision)
