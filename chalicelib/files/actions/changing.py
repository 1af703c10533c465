"""Renaming, moving and deleting files: whoever brought them, and moderators."""

from dataclasses import replace

from msgspec import UNSET

from chalicelib.access import gate
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.conversation.actions import telling
from chalicelib.files import access
from chalicelib.files.access import Readable
from chalicelib.files.access import folders as shelves
from chalicelib.files.actions.completing import told
from chalicelib.files.drafts import FilePatch
from chalicelib.files.events import FileChanged, FileDeleted
from chalicelib.files.model import File
from chalicelib.files.rules import authority, names, types
from chalicelib.files.store import files, folders, usage
from chalicelib.foundation import http
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Forbidden, NotFound, Stale, fault


def change(viewer: Viewer, file_id: str, patch: FilePatch, version: str) -> Readable:
    """Another name, of the same type, or another folder. Raises NotFound, Forbidden `not_yours`, Stale,
    Unclean, Invalid."""
    found = access.readable(viewer, file_id)
    was = found.file
    if http.etag(was.revision) != version:
        raise Stale
    _demand(found)
    now = _patched(found, patch)
    if now == was:
        return found
    step = Change()
    files.keep(step, now, was=was)
    if now.folder != was.folder:
        folders.fill(step, now.community, now.folder)
        folders.empty(step, was.community, was.folder)
    telling.demand(step, found.standing)
    fields = [name for name in ("name", "folder") if getattr(now, name) != getattr(was, name)]
    step.commit(FileChanged(**told(found.standing, now), data={"fields": " ".join(fields)}))
    return replace(found, file=replace(now, revision=was.revision + 1))


def _demand(found: Readable) -> None:
    gate.reach(found.viewer, Verb.POST, found.file.community)
    if not authority.may_change(found.standing, found.file):
        raise Forbidden("not_yours")


def _patched(found: Readable, patch: FilePatch) -> File:
    now = found.file
    if patch.name is not UNSET:
        name = names.of_file(patch.name)
        types.declared(name, now.current.type)
        if name != now.name:
            now = replace(now, name=name, named=found.standing.gate.stamp)
    if patch.folder is not UNSET:
        if patch.folder is not None and shelves.known(found.standing, patch.folder) is None:
            raise fault("/folder", "unknown_folder")
        now = replace(now, folder=patch.folder)
    return now


def delete(viewer: Viewer, file_id: str) -> None:
    """Takes a file away, for everybody and with all versions; its bytes go with the news of it. Deleting it
    twice is deleting it once. Raises NotFound, Forbidden `not_yours`."""
    found = access.admitted(viewer, file_id)
    file = found.file
    if not authority.may_delete(found.standing, file):
        raise NotFound if file.deleted else Forbidden("not_yours")
    if file.deleted:
        return
    step = Change()
    files.bury(step, file)
    folders.empty(step, file.community, file.folder)
    usage.give_back(step, file)
    fact = told(found.standing, file)
    step.commit(FileDeleted(**{**fact, "refs": {"file": file.id, "author": file.by}}))
