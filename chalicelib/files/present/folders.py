"""Folders as their viewers see them."""

from collections.abc import Mapping

import msgspec

from chalicelib.access.gate import Standing
from chalicelib.files.model import Folder
from chalicelib.files.rules import authority


class FolderView(msgspec.Struct, frozen=True):
    """A folder: its name, and the folder that it stands in (null: the top, or one that is not shown)."""

    id: str
    name: str
    parent: str | None
    change: bool


class FolderList(msgspec.Struct, frozen=True):
    """The folders of a community."""

    items: list[FolderView]


def folders(standing: Standing, shown: Mapping[str, Folder]) -> FolderList:
    """Folders that the viewer may know of, by their names."""
    every = sorted(shown.values(), key=lambda each: (each.name.casefold(), each.id))
    return FolderList([folder(standing, each, shown) for each in every])


def folder(standing: Standing, one: Folder, shown: Mapping[str, Folder] | None = None) -> FolderView:
    """A folder; `shown` are those that the viewer may know of, where they are known."""
    parent = one.parent if shown is None or one.parent in shown else None
    return FolderView(one.id, one.name, parent, authority.may_change(standing, one))
