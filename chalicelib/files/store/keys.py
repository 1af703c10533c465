"""Where the rows and the objects of files stand. Keys use the ULID of a file; its row says whose it is."""

from typing import Final

from chalicelib.files.model import LENGTH
from chalicelib.foundation import folding, ids
from chalicelib.foundation.tables import Key

TOP: Final = "-"
"""Stands for the top where a folder is named."""
FOLDED_MOST: Final = 100


def is_file(file_id: str) -> bool:
    """Whether a text can be the id of a file."""
    return ids.well_formed(file_id, LENGTH)


def files(community: str) -> str:
    """The partition of a community's files, in the order of their coming."""
    return f"COMMUNITY#{community}#F"


def file(file_id: str) -> Key:
    """A file's card."""
    return Key("network", files(ids.place(file_id)), ids.part(file_id))


def names(community: str) -> str:
    """The partition of a community's files in the order of their names."""
    return f"COMMUNITY#{community}#E"


def inside(folder: str | None) -> str:
    """What the lines of the files of one folder begin with."""
    return f"{folder or TOP}#"


def line(file_id: str, folder: str | None, name: str) -> Key:
    """A file's place in the order of names of its folder."""
    place = f"{inside(folder)}{folding.fold(name)[:FOLDED_MOST]}#{ids.part(file_id)}"
    return Key("network", names(ids.place(file_id)), place)


def folders(community: str) -> str:
    """The partition of a community's folders."""
    return f"COMMUNITY#{community}#D"


def folder(community: str, folder_id: str) -> Key:
    """A folder."""
    return Key("network", folders(community), f"FOLDER#{folder_id}")


def tree(community: str) -> Key:
    """What every change of the tree of folders counts."""
    return Key("network", folders(community), "TREE")


def usage(community: str = "") -> Key:
    """What a community holds, or the network."""
    return Key("network", f"COMMUNITY#{community}" if community else "NETWORK", "USAGE")


def upload(file_id: str, version: int) -> Key:
    """An upload under way."""
    return Key("network", f"FILE#{ids.part(file_id)}", f"UPLOAD#{version}")


def incoming(file_id: str, version: int, own: str) -> str:
    """The object that an upload brings."""
    return f"incoming/{file_id}/{version}/{own}"


def content(file_id: str, version: int) -> str:
    """The object of a version."""
    return f"files/{file_id}/{version}"


def preview(file_id: str, version: int, name: str) -> str:
    """An object that was made of a version: `small.webp`, `large.webp` or `text.txt`."""
    return f"previews/{file_id}/{version}/{name}"


def previews(file_id: str, version: int | None = None) -> str:
    """What the names of all that was made of a file begin with, or of one version."""
    return f"previews/{file_id}/" if version is None else f"previews/{file_id}/{version}/"


def objects(file_id: str) -> tuple[str, ...]:
    """What the names of all objects of a file begin with."""
    return tuple(f"{area}/{file_id}/" for area in ("files", "previews", "incoming"))
