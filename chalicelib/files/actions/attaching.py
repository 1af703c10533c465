"""Files that are attached to posts and comments of their community.

Whoever brought a file and attaches it hangs it there: to read it takes reading what it hangs on too. Whoever
attaches what another brought points at it, and changes nothing for its readers.
"""

from collections.abc import Sequence

from chalicelib.access.gate import Standing
from chalicelib.conversation.model.attached import Attached
from chalicelib.files import access
from chalicelib.files.model import HANGS_MOST, File
from chalicelib.files.store import files, keys, reading
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import NotFound, fault


def attached(standing: Standing, wanted: Sequence[str]) -> tuple[Attached, ...]:
    """The files of a community that the viewer may read, by their ids. Raises Invalid `unknown_file` at the
    one that is not one of them."""
    standing.viewer.held.rows(keys.file(each) for each in wanted if keys.is_file(each))
    found = [_readable(standing, each, f"/files/{number}") for number, each in enumerate(wanted)]
    return tuple(Attached(each.id, each.stamps) for each in found)


def _readable(standing: Standing, file_id: str, pointer: str) -> File:
    try:
        file = access.readable(standing.viewer, file_id).file
    except NotFound:
        raise fault(pointer, "unknown_file") from None
    if file.community != standing.community:
        raise fault(pointer, "unknown_file")
    if file.by == standing.viewer.person and len(file.hangs) >= HANGS_MOST:
        raise fault(pointer, "hangs_too_often", most=str(HANGS_MOST))
    return file


def hang(
    change: Change, standing: Standing, item: str, now: Sequence[Attached], was: Sequence[Attached]
) -> None:
    """Hangs one's own files on an item, and takes those down that do not hang there any more. What others
    brought has to be there still."""
    held, person = standing.viewer.held, standing.viewer.person
    before, after = ({each.file for each in some} for some in (was, now))
    held.rows(keys.file(each) for each in before ^ after)
    for each in sorted(after - before):
        file = reading.file(held, each)
        if file is not None and file.by == person:
            files.hang(change, file, item)
        elif file is not None:
            files.demand(change, file)
    for each in sorted(before - after):
        file = reading.file(held, each)
        if file is not None and not file.deleted and item in file.hangs:
            files.unhang(change, file, item)
