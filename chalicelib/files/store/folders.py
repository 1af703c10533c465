"""Folders: read together, since a community has few; changed one after the other where the tree changes."""

from pynamodb.expressions.condition import Condition

from chalicelib.access.model import CommunityId, PersonId, Stamp
from chalicelib.files.model import Folder
from chalicelib.files.store import keys
from chalicelib.files.store.rows import FolderRow, TreeRow, kept
from chalicelib.foundation.changes import Change
from chalicelib.foundation.held import Held
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import Conflict, fault
from chalicelib.foundation.tables import Item

PREFIX = "FOLDER#"


def every(community: str) -> Query:
    """All folders of a community, and the count of the tree's changes."""
    return Query("network", keys.folders(community), limit=1_000)


def folder(held: Held, community: CommunityId, folder_id: str) -> Folder | None:
    """A folder; None where there is none."""
    row = held.row(keys.folder(community, folder_id))
    return folder_of(community, row) if row is not None else None


def folders_of(community: CommunityId, items: list[Item]) -> tuple[dict[str, Folder], int]:
    """The folders among stored rows, by their ids, and the count of the tree's changes."""
    found = [folder_of(community, each) for each in items if each["sk"].startswith(PREFIX)]
    version = next((each["version"] for each in items if each["sk"] == "TREE"), 0)
    return {each.id: each for each in found}, version


def folder_of(community: CommunityId, row: Item) -> Folder:
    """The folder of a stored row."""
    named = row.get("named")
    return Folder(
        id=str(row["sk"]).removeprefix(PREFIX),
        community=community,
        name=row["name"],
        parent=row.get("parent"),
        by=PersonId(row["by"]),
        stamp=Stamp.of(row["stamp"]),
        named=Stamp.of(named) if named else None,
        held=row.get("held", 0),
        revision=row["revision"],
    )


def make(change: Change, new: Folder) -> None:
    """A new folder."""
    key = keys.folder(new.community, new.id)
    change.make(
        FolderRow(
            key.pk, key.sk, name=new.name, parent=new.parent, by=new.by, stamp=new.stamp.text, held=0,
            revision=new.revision,
        )
    )  # fmt: skip
    fill(change, new.community, new.parent)


def keep(change: Change, now: Folder, *, was: Folder) -> None:
    """Another name, or another place in the tree, where it is as it was read."""
    actions = [
        FolderRow.name.set(now.name), kept(FolderRow.named, now.named.text if now.named else None),
        kept(FolderRow.parent, now.parent), FolderRow.revision.set(was.revision + 1),
    ]  # fmt: skip
    change.update(_row(was.community, was.id), *actions, condition=FolderRow.revision == was.revision)
    if now.parent != was.parent:
        fill(change, now.community, now.parent)
        empty(change, was.community, was.parent)


def drop(change: Change, was: Folder) -> None:
    """Takes an empty folder away. Raises Conflict `folder_not_empty`."""
    nothing: Condition = FolderRow.held == 0
    change.delete(_row(was.community, was.id), nothing, otherwise=Conflict("folder_not_empty"))
    empty(change, was.community, was.parent)


def fill(change: Change, community: str, folder_id: str | None) -> None:
    """Something comes into a folder, which must be there. Raises Invalid `unknown_folder`."""
    if folder_id is not None:
        row = _row(community, folder_id)
        gone = fault("/folder", "unknown_folder")
        change.update(row, FolderRow.held.add(1), condition=FolderRow.pk.exists(), otherwise=gone)


def empty(change: Change, community: str, folder_id: str | None) -> None:
    """Something leaves a folder."""
    if folder_id is not None:
        row = _row(community, folder_id)
        change.update(row, FolderRow.held.add(-1), condition=FolderRow.pk.exists())


def turn(change: Change, community: str, version: int) -> None:
    """The tree changes from what it was when it was read."""
    key = keys.tree(community)
    same: Condition = TreeRow.version == version if version else TreeRow.pk.does_not_exist()
    change.put(TreeRow(key.pk, key.sk, version=version + 1), same)


def _row(community: str, folder_id: str) -> FolderRow:
    key = keys.folder(community, folder_id)
    return FolderRow(key.pk, key.sk)
