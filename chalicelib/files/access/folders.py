"""Folders, as far as their names may be read: a name is written for somebody like anything else."""

from chalicelib.access.gate import Standing
from chalicelib.files.model import Folder
from chalicelib.files.store import folders as store
from chalicelib.foundation import ids
from chalicelib.foundation.refusals import NotFound


def every(standing: Standing) -> tuple[dict[str, Folder], int]:
    """All folders of a community, for whoever decides about their tree, and the count of its changes."""
    found = standing.viewer.held.found(store.every(standing.community))
    return store.folders_of(standing.community, found.items)


def folders(standing: Standing) -> dict[str, Folder]:
    """Those folders that the viewer may know of, by their ids."""
    found, _ = every(standing)
    return {each.id: each for each in found.values() if standing.reads(*each.stamps)}


def folder(standing: Standing, folder_id: str) -> Folder:
    """A folder that the viewer may know of. Raises NotFound."""
    found = known(standing, folder_id)
    if found is None:
        raise NotFound
    return found


def known(standing: Standing, folder_id: str) -> Folder | None:
    """The same, None where there is none for the viewer."""
    if not ids.well_formed(folder_id, ids.SHORT):
        return None
    found = store.folder(standing.viewer.held, standing.community, folder_id)
    return found if found is not None and standing.reads(*found.stamps) else None
