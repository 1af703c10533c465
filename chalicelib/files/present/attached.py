"""Files as they hang on posts and comments."""

from collections.abc import Iterable, Sequence

from chalicelib.access.gate import Standing
from chalicelib.conversation.model.attached import Attached
from chalicelib.conversation.present.attached import AttachmentView
from chalicelib.files.model import File
from chalicelib.files.present.files import card
from chalicelib.files.store import keys as places
from chalicelib.files.store import reading
from chalicelib.foundation.tables import Key


def keys(file_ids: Iterable[str]) -> list[Key]:
    """The rows that showing files takes."""
    return [places.file(each) for each in file_ids]


def shown(standing: Standing, files: Sequence[Attached]) -> list[AttachmentView]:
    """Those files whose own audience includes the viewer, who reads what they hang on."""
    found = [reading.file(standing.viewer.held, each.file) for each in files]
    return [_view(each) for each in found if each is not None and standing.reads(*each.stamps)]


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
