"""What hangs on posts and comments, as far as its reader may read it: both stamps have to let them."""

from collections.abc import Iterable, Sequence
from typing import Final, Protocol

import msgspec

from chalicelib.access.gate import Standing
from chalicelib.access.policy import Asker
from chalicelib.conversation.model.attached import Attached
from chalicelib.conversation.rules import audiences
from chalicelib.foundation.tables import Key


class AttachmentView(msgspec.Struct, frozen=True):
    """A file that hangs on something. Of one that was deleted nothing is left but that it was."""

    id: str
    name: str | None
    type: str | None
    kind: str | None
    size: int
    version: int
    preview: str
    previews: list[str]
    scan: str
    deleted: bool


class Shower(Protocol):
    """What showing asks of the subject of files."""

    def keys(self, file_ids: Iterable[str]) -> list[Key]:
        """The rows that showing files takes, which decide."""

    def shown(self, standing: Standing, files: Sequence[Attached]) -> list[AttachmentView]:
        """Those files that the viewer may read now, in their order."""


BY: Final[list[Shower]] = []


def keys(files: Iterable[Attached]) -> list[Key]:
    """The rows that showing what hangs on items takes."""
    wanted = [each.file for each in files]
    return [key for by in BY for key in by.keys(wanted)]


def attachments(standing: Standing, files: Sequence[Attached]) -> list[AttachmentView]:
    """What hangs on an item that the viewer may read."""
    return [each for by in BY for each in by.shown(standing, files)] if files else []


def count(asker: Asker, files: Sequence[Attached]) -> int:
    """How many files hang on something, as far as the reader may know."""
    return sum(audiences.admitted(asker, each.stamps) for each in files)
