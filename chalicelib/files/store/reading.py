"""From stored rows to files, and what asks for them."""

from typing import Final

from chalicelib.access.model import CommunityId, CompanyId, FileId, Kind, PersonId, Stamp
from chalicelib.files.model import File, PreviewState, ScanState, Version
from chalicelib.files.store import keys
from chalicelib.foundation import ids
from chalicelib.foundation.clock import Millis
from chalicelib.foundation.held import Held
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Item

VERSIONS: Final = "versions"


def file(held: Held, file_id: str) -> File | None:
    """A file by its whole id; None where no row answers to it."""
    row = held.row(keys.file(file_id)) if keys.is_file(file_id) else None
    return file_of(row) if row is not None and row.get("id") == file_id else None


def card(file_id: str) -> File | None:
    """The same as it is now, for who has no request at hand."""
    return file(Held(), file_id)


def newest(community: str, *, limit: int, after: str | None, oldest_first: bool = False) -> Query:
    """The files of a community in the order of their coming, the newest first unless told."""
    pk = keys.files(community)
    return Query("network", pk, after=after, limit=limit, newest_first=not oldest_first)


def by_name(community: str, folder: str | None, *, limit: int, after: str | None) -> Query:
    """The lines of the files of one folder, in the order of their names."""
    return Query("network", keys.names(community), prefix=keys.inside(folder), after=after, limit=limit)


def id_of(community: str, line: Item) -> FileId:
    """The file of a line."""
    return FileId(str(line["sk"]).rpartition("#")[2] + community)


def file_of(row: Item) -> File:
    """The file of a stored row."""
    company, named = row.get("by_company"), row.get("named")
    versions = {int(number): _version(int(number), said) for number, said in row.get(VERSIONS, {}).items()}
    return File(
        id=FileId(row["id"]),
        community=CommunityId(ids.place(row["id"])),
        by=PersonId(row["by"]),
        kind=Kind(row["by_kind"]),
        company=CompanyId(company) if company else None,
        stamp=Stamp.of(row["stamp"]),
        name=row.get("name") or "",
        versions=versions,
        named=Stamp.of(named) if named else None,
        folder=row.get("folder"),
        given=row["given"],
        hangs=frozenset(row.get("hangs") or ()),
        revision=row["revision"],
        deleted=bool(row.get("deleted")),
    )


def _version(number: int, said: Item) -> Version:
    return Version(
        number=number,
        by=PersonId(said["by"]),
        at=Millis(said["at"]),
        stamp=Stamp.of(said["stamp"]),
        size=said["size"],
        type=said["type"],
        sha256=said["sha256"],
        name=said["name"],
        preview=PreviewState(said["preview"]),
        previews=tuple(said.get("previews") or ()),
        scan=ScanState(said["scan"]),
    )
