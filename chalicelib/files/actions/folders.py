"""Making, renaming, moving and deleting folders."""

from dataclasses import replace
from typing import Any

from msgspec import UNSET

from chalicelib.access import gate
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.conversation.actions import telling
from chalicelib.files.access import folders as access
from chalicelib.files.drafts import FolderDraft, FolderPatch
from chalicelib.files.events import FolderChanged, FolderDeleted, FolderMade
from chalicelib.files.model import Folder
from chalicelib.files.rules import authority, names
from chalicelib.files.rules import folders as rules
from chalicelib.files.store import folders
from chalicelib.foundation import ids
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Forbidden, fault


def make(viewer: Viewer, community_id: CommunityId, draft: FolderDraft) -> tuple[Standing, Folder]:
    """Makes a folder. Raises NotFound, Forbidden, Unclean, Invalid, Conflict `too_many_folders`."""
    standing = gate.reach(viewer, Verb.POST, community_id)
    every, version = access.every(standing)
    rules.demand_room(every)
    new = Folder(
        id=ids.short(), community=community_id, name=names.of_folder(draft.name),
        parent=_parent(standing, draft.parent), by=viewer.person, stamp=standing.gate.stamp,
    )  # fmt: skip
    rules.demand_place({**every, new.id: new}, new.id, new.parent)
    change = Change()
    folders.make(change, new)
    folders.turn(change, community_id, version)
    telling.demand(change, standing)
    change.commit(FolderMade(**_told(standing, new)))
    return standing, new


def _parent(standing: Standing, folder_id: str | None) -> str | None:
    if folder_id is not None and access.known(standing, folder_id) is None:
        raise fault("/parent", "unknown_folder")
    return folder_id


def change(
    viewer: Viewer, community_id: CommunityId, folder_id: str, patch: FolderPatch
) -> tuple[Standing, Folder]:
    """Renames or moves a folder, with all that is in it. Raises what `make` raises, Forbidden `not_yours`."""
    standing, was = _theirs(viewer, community_id, folder_id)
    now = was
    if patch.name is not UNSET and names.of_folder(patch.name) != was.name:
        now = replace(now, name=names.of_folder(patch.name), named=standing.gate.stamp)
    if patch.parent is not UNSET:
        now = replace(now, parent=_parent(standing, patch.parent))
    if now == was:
        return standing, was
    step = Change()
    if now.parent != was.parent:
        every, version = access.every(standing)
        rules.demand_place(every, was.id, now.parent)
        folders.turn(step, community_id, version)
    folders.keep(step, now, was=was)
    telling.demand(step, standing)
    fields = [name for name in ("name", "parent") if getattr(now, name) != getattr(was, name)]
    step.commit(FolderChanged(**_told(standing, now), data={"fields": " ".join(fields)}))
    return standing, replace(now, revision=was.revision + 1)


def delete(viewer: Viewer, community_id: CommunityId, folder_id: str) -> None:
    """Takes an empty folder away; one that is gone stays so. Raises NotFound, Forbidden `not_yours`, Conflict
    `folder_not_empty`."""
    standing = gate.reach(viewer, Verb.POST, community_id)
    if access.known(standing, folder_id) is None:
        return
    standing, was = _theirs(viewer, community_id, folder_id)
    step = Change()
    folders.drop(step, was)
    telling.demand(step, standing)
    step.commit(FolderDeleted(**_told(standing, was)))


def _theirs(viewer: Viewer, community_id: CommunityId, folder_id: str) -> tuple[Standing, Folder]:
    standing = gate.reach(viewer, Verb.READ, community_id)
    found = access.folder(standing, folder_id)
    gate.reach(viewer, Verb.POST, community_id)
    if not authority.may_change(standing, found):
        raise Forbidden("not_yours")
    return standing, found


def _told(standing: Standing, folder: Folder) -> dict[str, Any]:
    return {
        "by": standing.viewer.person, "subject": folder.id, "community": folder.community,
        "stamp": folder.stamp.text,
    }  # fmt: skip
