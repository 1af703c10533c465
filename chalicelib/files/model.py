"""Files as the store tells them. Instants are milliseconds since 1970, sizes bytes.

Where rows stand:

- a file's card: `COMMUNITY#c#F` / ULID of the file (its id is that ULID and the community's id);
- its line in the order of names: `COMMUNITY#c#E` / `folder#folded name#ULID`;
- a folder: `COMMUNITY#c#D` / `FOLDER#id`, and `TREE` for the changes of their tree;
- what a community and the network hold: `COMMUNITY#c` and `NETWORK` / `USAGE`;
- an upload until it is complete or a day has passed: `FILE#ULID` / `UPLOAD#version`.

Where bytes stand: `incoming/{file}/{version}/{upload}` until complete, then `files/{file}/{version}`;
what is made of them under `previews/{file}/{version}/`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from chalicelib.access.model import CommunityId, CompanyId, FileId, Kind, PersonId, Stamp
from chalicelib.foundation import clock, ids
from chalicelib.foundation.clock import Millis

LENGTH: Final = ids.LONG + ids.SHORT
NAME_MOST: Final = 200
FOLDER_MOST: Final = 100
VERSIONS_MOST: Final = 100
HANGS_MOST: Final = 20
"""Items that one file of one's own can hang on."""
ATTACHED_MOST: Final = 10
MEGABYTE: Final = 1024 * 1024
WHOLE_MOST: Final = 50 * MEGABYTE
"""What is larger comes in parts."""
PART: Final = 16 * MEGABYTE
FORM_SECONDS: Final = 300
LINK_SECONDS: Final = 60
UPLOAD_KEPT: Final = clock.DAY


class PreviewState(StrEnum):
    """What was made of a version to look at: nothing (yet), it is being made, it is there, it cannot be."""

    NONE = "none"
    MAKING = "making"
    READY = "ready"
    REFUSED = "refused"


class ScanState(StrEnum):
    """What is known of malware in a version. One that is blocked is never served."""

    UNSCANNED = "unscanned"
    SCANNING = "scanning"
    CLEAN = "clean"
    BLOCKED = "blocked"


class Kinds(StrEnum):
    """What files are asked for by."""

    IMAGE = "image"
    DOCUMENT = "document"
    SHEET = "sheet"
    VIDEO = "video"
    AUDIO = "audio"
    ARCHIVE = "archive"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Version:
    """A version: who brought it, when and for whom, and what it is.

    `sha256` is of its bytes (hexadecimal); of what came in parts, of their checksums.
    """

    number: int
    by: PersonId
    at: Millis
    stamp: Stamp
    size: int
    type: str
    sha256: str
    name: str
    preview: PreviewState = PreviewState.NONE
    previews: tuple[str, ...] = ()
    scan: ScanState = ScanState.UNSCANNED


@dataclass(frozen=True, slots=True)
class File:
    """A file's card. `named` is the audience that its present name was given for, where it was renamed.

    `given` counts the numbers that uploads were given, `hangs` are the posts and comments that whoever
    brought it has attached it to, `revision` counts changes. Of a deleted one only who brought it, when and
    for whom is left.
    """

    id: FileId
    community: CommunityId
    by: PersonId
    kind: Kind
    company: CompanyId | None
    stamp: Stamp
    name: str
    versions: Mapping[int, Version] = field(default_factory=dict)
    named: Stamp | None = None
    folder: str | None = None
    given: int = 1
    hangs: frozenset[str] = frozenset()
    revision: int = 1
    deleted: bool = False

    @property
    def current(self) -> Version:
        """The newest version that is complete. A deleted file has none (KeyError)."""
        return self.versions[max(self.versions)]

    @property
    def stamps(self) -> tuple[Stamp, ...]:
        """All that a reader of the card needs: the file's, its newest version's, and its name's."""
        newest = (self.current.stamp,) if self.versions else ()
        return (self.stamp, *newest, *((self.named,) if self.named else ()))

    @property
    def size(self) -> int:
        """What all versions take."""
        return sum(each.size for each in self.versions.values())

    @property
    def at(self) -> Millis:
        """When its first upload began."""
        return ids.instant(self.id)


@dataclass(frozen=True, slots=True)
class Upload:
    """An upload under way: what was announced, by whom and for whom. `own` names its place in the bucket,
    `parts` is the bucket's id for what comes in parts."""

    file: FileId
    version: int
    own: str
    by: PersonId
    stamp: Stamp
    name: str
    type: str
    size: int
    sha256: str
    folder: str | None
    parts: str | None
    at: Millis

    @property
    def community(self) -> CommunityId:
        """Where the file is to be."""
        return CommunityId(ids.place(self.file))

    @property
    def count(self) -> int:
        """How many parts it has; 0 where it comes whole."""
        return -(-self.size // PART) if self.parts else 0


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder: a name, in another folder or at the top. `held` counts what is directly in it."""

    id: str
    community: CommunityId
    name: str
    parent: str | None
    by: PersonId
    stamp: Stamp
    named: Stamp | None = None
    held: int = 0
    revision: int = 1

    @property
    def stamps(self) -> tuple[Stamp, ...]:
        """All that a reader needs: the folder's, and its present name's."""
        return (self.stamp, self.named) if self.named else (self.stamp,)


@dataclass(frozen=True, slots=True)
class Usage:
    """What a community, or the network, holds."""

    bytes: int = 0
    files: int = 0
