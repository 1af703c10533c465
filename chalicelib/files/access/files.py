"""Reaching files. Absent and invisible ones answer alike.

To read a file takes its own stamps, and, where whoever brought it has attached it to something, that one of
those posts and comments may be read too. Whoever brought it reads it as long as its stamps let them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from chalicelib.access import gate, hints
from chalicelib.access import keys as judged
from chalicelib.access.gate import Standing
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.conversation import access as conversation
from chalicelib.conversation.store import keys as items
from chalicelib.files.model import File, Version
from chalicelib.files.store import keys, reading
from chalicelib.foundation import ids
from chalicelib.foundation.refusals import NotFound
from chalicelib.foundation.tables import Key


def _rows(viewer: str, value: str) -> Iterator[Key]:
    if keys.is_file(value):
        yield from (keys.file(value), judged.gate(ids.place(value), viewer))


hints.add("file_id", _rows)


def beside(_person: str, params: Mapping[str, str]) -> list[Key]:
    """The post or comment that a request says a file hangs on: for doors, to read it in the same trip."""
    return list(_rows_of(params.get("on", "")))


def _rows_of(item_id: str) -> Iterator[Key]:
    if items.is_comment(item_id) or items.is_post(item_id):
        yield from {items.item(item_id), items.post(items.post_id(item_id))}


@dataclass(frozen=True, slots=True)
class Readable:
    """A file whose audience includes the viewer now."""

    standing: Standing
    file: File

    @property
    def viewer(self) -> Viewer:
        """Who reads."""
        return self.standing.viewer

    @property
    def versions(self) -> list[Version]:
        """Those versions that the viewer may read, the newest first."""
        every = sorted(self.file.versions.values(), key=lambda each: -each.number)
        return [each for each in every if self.standing.reads(each.stamp)]

    @property
    def theirs(self) -> bool:
        """Whether the viewer brought it."""
        return self.file.by == self.viewer.person

    def version(self, number: int | None) -> Version:
        """A version that the viewer may read; the newest unless told. Raises NotFound."""
        wanted = max(self.file.versions, default=0) if number is None else number
        found = next((each for each in self.versions if each.number == wanted), None)
        if found is None:
            raise NotFound
        return found


def readable(viewer: Viewer, file_id: str) -> Readable:
    """The file with that id. Raises NotFound where it is absent, deleted, or not to be read."""
    found = admitted(viewer, file_id)
    if found.file.deleted:
        raise NotFound
    return found


def admitted(viewer: Viewer, file_id: str) -> Readable:
    """The same, where what is left of a deleted one will do.

    One trip where it is found, or two where it hangs on something that was not read ahead; two for whatever
    is refused, so that the time tells what is absent from what is invisible as little as the answer does.
    """
    file = reading.file(viewer.held, file_id)
    standing = gate.standing_of(viewer, file.community) if file is not None else None
    if file is None or standing is None or not standing.reads(*file.stamps):
        viewer.held.read([judged.card(viewer.person)])
        raise NotFound
    if not (_free(standing, file) or _in_reach(standing, _known(viewer, file))):
        viewer.held.read(_hanging([file]))
        if not _in_reach(standing, file.hangs):
            raise NotFound
    return Readable(standing, file)


def read_ahead(standing: Standing, some: Iterable[File]) -> None:
    """Reads what files hang on, in one call where that decides about any."""
    standing.viewer.held.rows(_hanging(each for each in some if not _free(standing, each)))


def hangs_in_reach(standing: Standing, file: File) -> bool:
    """Whether the viewer may read something that a file hangs on, where it hangs on anything."""
    return _free(standing, file) or _in_reach(standing, file.hangs)


def _free(standing: Standing, file: File) -> bool:
    """Whether a file hangs on nothing, or on nothing for the viewer, who brought it."""
    return not file.hangs or file.by == standing.viewer.person


def _hanging(some: Iterable[File]) -> list[Key]:
    return [key for each in some for item in sorted(each.hangs) for key in _rows_of(item)]


def _known(viewer: Viewer, file: File) -> list[str]:
    return [each for each in file.hangs if viewer.held.known.issuperset(_rows_of(each))]


def _in_reach(standing: Standing, items: Iterable[str]) -> bool:
    return any(_reads(standing, each) for each in items)


def _reads(standing: Standing, item_id: str) -> bool:
    """Of what is hidden, a moderator reads what it is about, and nobody else."""
    try:
        found = conversation.admitted(standing.viewer, item_id)
    except NotFound:
        return False
    return not found.gone and (not found.veiled or standing.may(Verb.MODERATE))
