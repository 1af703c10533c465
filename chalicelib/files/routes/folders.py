"""Folders of a community's files."""

from collections.abc import Mapping

from chalicelib.access import gate
from chalicelib.access.model import CommunityId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.files.access import folders as access
from chalicelib.files.actions import folders as actions
from chalicelib.files.drafts import FolderDraft, FolderPatch
from chalicelib.files.present import folders as present
from chalicelib.files.present.folders import FolderList, FolderView
from chalicelib.files.store import folders
from chalicelib.foundation import doors, http, ids
from chalicelib.foundation.http import Created, Nothing, Request
from chalicelib.foundation.queries import Query


def _every(_person: str, request: Request) -> Query | None:
    community = request.params["community_id"]
    return folders.every(community) if ids.well_formed(community, ids.SHORT) else None


@doors.open("GET", "/communities/{community_id}/folders", alongside=_every)
def list_folders(viewer: Viewer, community_id: CommunityId) -> FolderList:
    """The folders of a community, as far as one may know of them."""
    standing = gate.reach(viewer, Verb.READ, community_id)
    return present.folders(standing, access.folders(standing))


def _again(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Created[FolderView]:
    standing = gate.reach(viewer, Verb.READ, CommunityId(params["community_id"]))
    return _created(standing.community, present.folder(standing, access.folder(standing, subject)))


def _created(community: str, view: FolderView) -> Created[FolderView]:
    return http.created(view, f"/communities/{community}/folders/{view.id}")


@doors.open(
    "POST",
    "/communities/{community_id}/folders",
    alongside=_every,
    again=_again,
    raises=("rule_changed", "too_many_folders"),
)
def make_folder(viewer: Viewer, draft: FolderDraft, community_id: CommunityId) -> Created[FolderView]:
    """Makes a folder, in another one or at the top."""
    standing, made = actions.make(viewer, community_id, draft)
    return _created(community_id, present.folder(standing, made))


@doors.open("PATCH", "/communities/{community_id}/folders/{folder_id}", raises=("rule_changed",))
def change_folder(
    viewer: Viewer, draft: FolderPatch, community_id: CommunityId, folder_id: str
) -> FolderView:
    """Renames a folder or moves it, with all that is in it: whoever made it, or a moderator."""
    return present.folder(*actions.change(viewer, community_id, folder_id, draft))


@doors.open(
    "DELETE", "/communities/{community_id}/folders/{folder_id}", raises=("folder_not_empty", "rule_changed")
)
def delete_folder(viewer: Viewer, community_id: CommunityId, folder_id: str) -> Nothing:
    """Takes an empty folder away: whoever made it, or a moderator."""
    actions.delete(viewer, community_id, folder_id)
    return http.nothing()
