"""What hangs on posts and comments, as far as its reader may read it: both stamps have to let them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Protocol

import msgspec

from chalicelib.access.gate import Standing
from chalicelib.access.policy import Asker
from chalicelib.conversation.model.attached import Attached
from chalicelib.conversation.rules import audiences
from chalicelib.foundation.hooks import Hook
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

    def shown(
        self, standing: Standing, items: Mapping[str, Sequence[Attached]]
    ) -> dict[str, list[AttachmentView]]:
        """Of items that the viewer may read: those of their files that they may read now, in their order."""


BY: Final[Hook[Shower]] = Hook("showing")


def keys(files: Iterable[Attached]) -> list[Key]:
    """The rows that showing what hangs on items takes."""
    wanted = [each.file for each in files]
    return [key for by in BY for key in by.keys(wanted)] if wanted else []


def attachments(
    standing: Standing, items: Mapping[str, Sequence[Attached]]
) -> dict[str, list[AttachmentView]]:
    """What hangs on items that the viewer may read, by their ids."""
    told = [by.shown(standing, items) for by in BY] if any(items.values()) else []
    return {item: [view for each in told for view in each[item]] for item in items}


def count(asker: Asker, files: Sequence[Attached]) -> int:
    """How many files hang on something, as far as the reader may know."""
    return sum(audiences.admitted(asker, each.stamps) for each in files)
