"""Writing files' cards: inside a change. What workers learn of a version is written alone."""

from collections.abc import Sequence
from typing import Any

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.operand import Path

from chalicelib.files.model import File, PreviewState, ScanState, Version
from chalicelib.files.store import keys
from chalicelib.files.store.reading import VERSIONS
from chalicelib.files.store.rows import FileRow, LineRow, kept
from chalicelib.foundation import ids, singles
from chalicelib.foundation.changes import Change


def _members(version: Version) -> dict[str, Any]:
    return {
        "by": version.by, "at": version.at, "stamp": version.stamp.text, "size": version.size,
        "type": version.type, "sha256": version.sha256, "name": version.name,
        "preview": version.preview.value, "previews": list(version.previews), "scan": version.scan.value,
    }  # fmt: skip


def make(change: Change, new: File) -> None:
    """A file whose first version is complete, and its place among names."""
    key = keys.file(new.id)
    versions = {str(number): _members(each) for number, each in new.versions.items()}
    change.make(
        FileRow(
            key.pk, key.sk, id=new.id, by=new.by, by_kind=new.kind.value, by_company=new.company,
            stamp=new.stamp.text, name=new.name, folder=new.folder, versions=versions, given=new.given,
            revision=new.revision, by_pk=f"BY#{new.by}", by_sk=ids.part(new.id),
        )
    )  # fmt: skip
    change.put(_line(new))


def number(change: Change, was: File) -> int:
    """Gives the next number away: to an upload that may come to nothing, and to no other."""
    given = was.given + 1
    change.update(_row(was), FileRow.given.set(given), condition=_there() & (FileRow.given == was.given))
    return given


def add(change: Change, was: File, version: Version) -> None:
    """Adds a complete version, where its number has none."""
    place = Path([VERSIONS, str(version.number)])
    condition = unchanged(was) & place.does_not_exist()
    change.update(
        _row(was), place.set(_members(version)), FileRow.revision.set(was.revision + 1), condition=condition
    )


def keep(change: Change, now: File, *, was: File) -> None:
    """Another name or another folder, where the card is as it was read."""
    actions = [
        FileRow.name.set(now.name), kept(FileRow.named, now.named.text if now.named else None),
        kept(FileRow.folder, now.folder), FileRow.revision.set(was.revision + 1),
    ]  # fmt: skip
    change.update(_row(was), *actions, condition=unchanged(was))
    before, after = _line(was), _line(now)
    if before.sk != after.sk:
        change.delete(before)
        change.put(after)


def bury(change: Change, was: File) -> None:
    """Leaves of a file who brought it, when and for whom: neither a name nor what it hung on."""
    gone = (FileRow.name, FileRow.named, FileRow.folder, FileRow.versions, FileRow.hangs)
    actions = [*(each.remove() for each in gone), FileRow.deleted.set(True)]
    change.update(_row(was), *actions, FileRow.revision.set(was.revision + 1), condition=unchanged(was))
    change.delete(_line(was))


def hang(change: Change, was: File, item: str) -> None:
    """Notes that a file hangs on a post or a comment."""
    change.update(_row(was), FileRow.hangs.add({item}), condition=_there())


def unhang(change: Change, was: File, item: str) -> None:
    """Notes that it does not any more."""
    change.update(_row(was), FileRow.hangs.delete({item}), condition=_there())


def demand(change: Change, was: File) -> None:
    """What is written stands only while a file does."""
    change.check(_row(was), _there())


def previewed(file_id: str, version: int, state: PreviewState, names: Sequence[str] = ()) -> bool:
    """Notes what was made of a version; answers whether there is such a version still."""
    place = Path([VERSIONS, str(version)])
    made = Path([VERSIONS, str(version), "previews"])
    told = Path([VERSIONS, str(version), "preview"])
    return _noted(file_id, [told.set(state.value), made.set(list(names))], place.exists())


def scanned(file_id: str, version: int, state: ScanState) -> bool:
    """Notes what is known of malware in a version; answers whether there is such a version still.

    What was found to be malware stays so.
    """
    told = Path([VERSIONS, str(version), "scan"])
    return _noted(file_id, [told.set(state.value)], told.exists() & (told != ScanState.BLOCKED.value))


def block(change: Change, was: File, version: int) -> None:
    """Notes that a version is malware, and that nothing was made of it. Once: it stays so."""
    told = Path([VERSIONS, str(version), "scan"])
    change.update(
        _row(was),
        told.set(ScanState.BLOCKED.value),
        Path([VERSIONS, str(version), "preview"]).set(PreviewState.REFUSED.value),
        Path([VERSIONS, str(version), "previews"]).set([]),
        condition=_there() & told.exists() & (told != ScanState.BLOCKED.value),
    )


def swept(file_id: str) -> None:
    """Notes that nothing of a deleted file is in the bucket any more."""
    key = keys.file(file_id)
    gone: Condition = FileRow.deleted.exists()
    singles.update(FileRow(key.pk, key.sk), FileRow.swept.set(True), condition=gone)


def _noted(file_id: str, actions: list[Any], condition: Condition) -> bool:
    key = keys.file(file_id)
    return singles.update(FileRow(key.pk, key.sk), *actions, condition=condition & _there()) is not None


def unchanged(was: File) -> Condition:
    """Holds while a card is as it was read, but for what workers note."""
    same: Condition = FileRow.revision == was.revision
    same &= _there()
    return same


def _there() -> Condition:
    there: Condition = FileRow.revision.exists()
    there &= FileRow.deleted.does_not_exist()
    return there


def _row(file: File) -> FileRow:
    key = keys.file(file.id)
    return FileRow(key.pk, key.sk)


def _line(file: File) -> LineRow:
    key = keys.line(file.id, file.folder, file.name)
    return LineRow(key.pk, key.sk)
