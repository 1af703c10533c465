"""Files as they hang on posts and comments."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from chalicelib.access.gate import Standing
from chalicelib.conversation.model.attached import Attached
from chalicelib.conversation.present.attached import AttachmentView
from chalicelib.files.access import files as reaching
from chalicelib.files.model import File
from chalicelib.files.present.files import card
from chalicelib.files.store import keys as places
from chalicelib.files.store import reading
from chalicelib.foundation.tables import Key


def keys(file_ids: Iterable[str]) -> list[Key]:
    """The rows that showing files takes."""
    return [places.file(each) for each in file_ids]


def shown(standing: Standing, items: Mapping[str, Sequence[Attached]]) -> dict[str, list[AttachmentView]]:
    """Those files whose audience includes the viewer, who reads the items. One call where some of them hang
    elsewhere and are only pointed at here."""
    found = {item: [*_found(standing, files)] for item, files in items.items()}
    pointed = (each for item, some in found.items() for each in some if item not in each.hangs)
    reaching.read_ahead(standing, pointed)
    return {
        item: [_view(each) for each in some if item in each.hangs or reaching.hangs_in_reach(standing, each)]
        for item, some in found.items()
    }


def _found(standing: Standing, files: Sequence[Attached]) -> Iterator[File]:
    for each in files:
        file = reading.file(standing.viewer.held, each.file)
        if file is not None and standing.reads(*file.stamps):
            yield file


def _view(file: File) -> AttachmentView:
    shown = card(file)
    return AttachmentView(
        id=shown.id,
        name=shown.name,
        type=shown.type,
        kind=shown.kind.value if shown.kind else None,
        size=shown.size,
        version=shown.version,
        preview=shown.preview.value,
        previews=shown.previews,
        scan=shown.scan.value,
        deleted=shown.deleted,
    )
