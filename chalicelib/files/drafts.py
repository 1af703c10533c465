"""What people send about files and folders, and what lists may be asked for."""

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from chalicelib.files.model import FOLDER_MOST, NAME_MOST, VERSIONS_MOST, Kinds
from chalicelib.foundation.http import Paging
from chalicelib.network.model import FILE_MEGABYTES_MOST

Name = Annotated[str, Meta(min_length=1, max_length=NAME_MOST * 4)]
FolderName = Annotated[str, Meta(min_length=1, max_length=FOLDER_MOST * 4)]
FolderRef = Annotated[str, Meta(min_length=1, max_length=100)]
Type = Annotated[str, Meta(min_length=3, max_length=120)]
Size = Annotated[int, Meta(ge=1, le=FILE_MEGABYTES_MOST * 1024 * 1024)]
Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Number = Annotated[int, Meta(ge=1, le=1_000_000)]


class FileDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file to bring: its name, media type, bytes, checksum (SHA-256, hexadecimal), and where to put it."""

    name: Name
    type: Type
    size: Size
    sha256: Sha256
    folder: FolderRef | None = None


class VersionDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another version of a file, of the same type."""

    type: Type
    size: Size
    sha256: Sha256


class PartsDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The parts of an upload that one is about to send."""

    version: Number
    parts: Annotated[list[Annotated[int, Meta(ge=1, le=1_000)]], Meta(max_length=50)]


class CompletionDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which upload has arrived: the number that it was given."""

    version: Number = 1


class FilePatch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another name, or another folder (null: the top)."""

    name: Name | UnsetType = UNSET
    folder: FolderRef | UnsetType | None = UNSET


class FolderDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A folder to make, in another one or at the top."""

    name: FolderName
    parent: FolderRef | None = None


class FolderPatch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another name, or another place (null: the top)."""

    name: FolderName | UnsetType = UNSET
    parent: FolderRef | UnsetType | None = UNSET


class Library(Paging, frozen=True, forbid_unknown_fields=True):
    """Which files of a community: in a folder (`top`: in none), of a kind, whose name holds some words; the
    newest first, the oldest, or by name, which takes a folder."""

    folder: Annotated[str, Meta(max_length=100)] | None = None
    kind: Kinds | None = None
    q: Annotated[str, Meta(max_length=100)] = ""
    sort: Literal["newest", "oldest", "name"] = "newest"


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which version, or what was made of it to look at; and the post or comment that one reads it on, which
    spares a call."""

    version: Annotated[int, Meta(ge=1, le=VERSIONS_MOST * 10_000)] | None = None
    preview: Literal["small", "large", "text"] | None = None
    on: Annotated[str, Meta(max_length=100)] = ""
