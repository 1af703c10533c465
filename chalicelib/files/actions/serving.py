"""Handing a file over: judged, then a link of a minute at most, on the files' own address."""

from typing import Final

from chalicelib.access.viewer import Viewer
from chalicelib.files import access
from chalicelib.files.drafts import Content
from chalicelib.files.model import LINK_SECONDS, PreviewState, ScanState, Version
from chalicelib.files.rules import types
from chalicelib.files.store import keys
from chalicelib.foundation import links
from chalicelib.foundation.refusals import Conflict, Forbidden, NotFound

PICTURE: Final = "image/webp"
MADE: Final = {
    "small": ("small.webp", PICTURE),
    "large": ("large.webp", PICTURE),
    "text": ("text.txt", "text/plain"),
}
"""What is made of a version to look at: re-encoded pictures, and plain text."""


def link(viewer: Viewer, file_id: str, asked: Content) -> str:
    """The link to a version, or to what was made of it. Raises NotFound; Forbidden `file_blocked` for what
    was found to be malware, Conflict `file_scanning` while that is looked for."""
    found = access.readable(viewer, file_id)
    version = found.version(asked.version)
    if version.scan is ScanState.BLOCKED:
        raise Forbidden("file_blocked")
    if version.scan is ScanState.SCANNING:
        raise Conflict("file_scanning")
    if asked.preview is not None:
        return _preview(found.file.id, version, asked.preview)
    key = keys.content(found.file.id, version.number)
    # What a browser would run is handed over as mere bytes: it is only ever kept.
    name = found.file.name if version == found.file.current else version.name
    return _signed(key, types.BYTES, types.attachment(name))


def _preview(file_id: str, version: Version, wanted: str) -> str:
    name, media = MADE[wanted]
    if version.preview is not PreviewState.READY or name not in version.previews:
        raise NotFound
    disposition = "inline" if media == PICTURE else types.attachment(f"{version.name}.txt")
    return _signed(keys.preview(file_id, version.number, name), media, disposition)


def _signed(key: str, media: str, disposition: str) -> str:
    return links.link(key, media=media, disposition=disposition, seconds=LINK_SECONDS)
