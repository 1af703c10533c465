"""The tree of folders: how deep, and what may be put where."""

from collections.abc import Mapping
from typing import Final

from chalicelib.files.model import Folder
from chalicelib.foundation.refusals import Conflict, fault

FOLDERS_MOST: Final = 300
DEPTH_MOST: Final = 8


def demand_room(folders: Mapping[str, Folder]) -> None:
    """Raises Conflict `too_many_folders` where a community has as many as it can."""
    if len(folders) >= FOLDERS_MOST:
        raise Conflict("too_many_folders")


def demand_place(folders: Mapping[str, Folder], moved: str, parent: str | None) -> None:
    """Raises Invalid at `/parent` where a folder would come into itself, or too deep."""
    above = _above(folders, parent)
    if moved in above:
        raise fault("/parent", "folder_in_itself")
    if len(above) + _depth(folders, moved) > DEPTH_MOST:
        raise fault("/parent", "folders_too_deep", most=str(DEPTH_MOST))


def _above(folders: Mapping[str, Folder], folder_id: str | None) -> list[str]:
    """A folder and all that it stands in, from below."""
    found: list[str] = []
    while folder_id is not None and folder_id in folders and folder_id not in found:
        found.append(folder_id)
        folder_id = folders[folder_id].parent
    return found


def _depth(folders: Mapping[str, Folder], folder_id: str) -> int:
    """How many levels a folder and what is in it take."""
    levels = [_above(folders, each) for each in folders]
    below = [above.index(folder_id) + 1 for above in levels if folder_id in above]
    return max(below, default=1)
