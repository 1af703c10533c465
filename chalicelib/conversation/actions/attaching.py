"""Attaching files to posts and comments. What a file is, its own subject says, which stands above ours."""

from collections.abc import Sequence
from typing import Final, Protocol

from msgspec import UnsetType

from chalicelib.access.gate import Standing
from chalicelib.conversation.model.attached import Attached
from chalicelib.foundation.changes import Change
from chalicelib.foundation.hooks import Hook


class Attacher(Protocol):
    """What attaching asks of the subject of files."""

    def attached(self, standing: Standing, wanted: Sequence[str]) -> tuple[Attached, ...]:
        """The files of the same community that the viewer may read, by their ids. Raises Invalid at
        `/files`."""

    def hang(
        self, change: Change, standing: Standing, item: str, now: Sequence[Attached], was: Sequence[Attached]
    ) -> None:
        """Notes in a change that these hang on an item, where those did."""


BY: Final[Hook[Attacher]] = Hook("attaching")


def attached(standing: Standing, wanted: Sequence[str], was: Sequence[Attached] = ()) -> tuple[Attached, ...]:
    """What an author attaches; what hung there already stays without being asked for again. One call where
    anything is new. Raises Invalid at `/files`."""
    known = {each.file: each for each in was}
    new = [each for each in dict.fromkeys(wanted) if each not in known]
    found = {each.file: each for by in BY for each in by.attached(standing, new)} if new else {}
    every = {**known, **found}
    return tuple(every[each] for each in dict.fromkeys(wanted))  # type: ignore[index]  # Ids as they were sent.


def patched(
    standing: Standing, wanted: Sequence[str] | UnsetType, was: tuple[Attached, ...]
) -> tuple[Attached, ...]:
    """The same, where an author may say nothing of it: then what hangs there stays."""
    return was if isinstance(wanted, UnsetType) else attached(standing, wanted, was)


def hang(
    change: Change, standing: Standing, item: str, now: Sequence[Attached], was: Sequence[Attached] = ()
) -> None:
    """Notes it with the files, in the change that writes the item."""
    for by in BY if now or was else ():
        by.hang(change, standing, item, now, was)
