"""What a file is: as its name ends, as it is declared, and as its first bytes say.

The three have to agree, so that nothing is what it does not look like. Of endings that are not known here
the type is that of mere bytes: such files are kept and handed back, and nothing is made of them.
Sources: RFC 6838 (media types), RFC 6266 (Content-Disposition), RFC 8187 (its parameters).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from chalicelib.files.model import Kinds
from chalicelib.foundation.refusals import fault

BYTES: Final = "application/octet-stream"
HEAD: Final = 4_096
"""Bytes that are looked at."""
SURE: Final = 0.4
"""From here on the library's match is of four bytes or more: no text begins so by chance."""
ZIP: Final = frozenset({".zip", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub", ".jar"})
OLE: Final = frozenset({".doc", ".xls", ".ppt", ".msg"})
BOXES: Final = frozenset({".mp4", ".m4v", ".m4a", ".mov", ".heic", ".heif", ".avif", ".3gp"})
_FORM: Final = re.compile(r"[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*")
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_ODF: Final = "application/vnd.oasis.opendocument."


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its media type, what it is asked for by, under what other types it is declared, and as what
    the first bytes are known. Of text (`magic` is empty) they say nothing."""

    type: str
    kind: Kinds
    magic: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()


def _format(type_: str, kind: Kinds, *magic: str, also: Iterable[str] = ()) -> Format:
    return Format(type_, kind, frozenset(magic), frozenset(also))


_CSV: Final = ("application/vnd.ms-excel", "text/plain", "application/csv")
FORMATS: Final[dict[str, Format]] = {
    ".jpg": _format("image/jpeg", Kinds.IMAGE, ".jpg", ".jpeg"),
    ".jpeg": _format("image/jpeg", Kinds.IMAGE, ".jpg", ".jpeg"),
    ".png": _format("image/png", Kinds.IMAGE, ".png"),
    ".gif": _format("image/gif", Kinds.IMAGE, ".gif"),
    ".webp": _format("image/webp", Kinds.IMAGE, ".webp"),
    ".bmp": _format("image/bmp", Kinds.IMAGE, ".bmp", also=["image/x-ms-bmp"]),
    ".tif": _format("image/tiff", Kinds.IMAGE, ".tif", ".tiff"),
    ".tiff": _format("image/tiff", Kinds.IMAGE, ".tif", ".tiff"),
    ".heic": _format("image/heic", Kinds.IMAGE, *BOXES, also=["image/heif"]),
    ".avif": _format("image/avif", Kinds.IMAGE, *BOXES),
    ".svg": _format("image/svg+xml", Kinds.IMAGE),
    ".pdf": _format("application/pdf", Kinds.DOCUMENT, ".pdf"),
    ".docx": _format(f"{_OFFICE}wordprocessingml.document", Kinds.DOCUMENT, *ZIP),
    ".pptx": _format(f"{_OFFICE}presentationml.presentation", Kinds.DOCUMENT, *ZIP),
    ".odt": _format(f"{_ODF}text", Kinds.DOCUMENT, *ZIP),
    ".odp": _format(f"{_ODF}presentation", Kinds.DOCUMENT, *ZIP),
    ".doc": _format("application/msword", Kinds.DOCUMENT, *OLE),
    ".ppt": _format("application/vnd.ms-powerpoint", Kinds.DOCUMENT, *OLE),
    ".rtf": _format("application/rtf", Kinds.DOCUMENT, ".rtf", also=["text/rtf"]),
    ".txt": _format("text/plain", Kinds.DOCUMENT),
    ".md": _format("text/markdown", Kinds.DOCUMENT, also=["text/plain", "text/x-markdown"]),
    ".html": _format("text/html", Kinds.DOCUMENT),
    ".htm": _format("text/html", Kinds.DOCUMENT),
    ".xml": _format("application/xml", Kinds.DOCUMENT, also=["text/xml"]),
    ".json": _format("application/json", Kinds.DOCUMENT),
    ".csv": _format("text/csv", Kinds.SHEET, also=_CSV),
    ".xlsx": _format(f"{_OFFICE}spreadsheetml.sheet", Kinds.SHEET, *ZIP),
    ".ods": _format(f"{_ODF}spreadsheet", Kinds.SHEET, *ZIP),
    ".xls": _format("application/vnd.ms-excel", Kinds.SHEET, *OLE),
    ".mp4": _format("video/mp4", Kinds.VIDEO, *BOXES),
    ".mov": _format("video/quicktime", Kinds.VIDEO, *BOXES),
    ".webm": _format("video/webm", Kinds.VIDEO, ".webm", ".mkv"),
    ".mp3": _format("audio/mpeg", Kinds.AUDIO, ".mp3", also=["audio/mp3"]),
    ".m4a": _format("audio/mp4", Kinds.AUDIO, *BOXES, also=["audio/x-m4a"]),
    ".wav": _format("audio/wav", Kinds.AUDIO, ".wav", also=["audio/x-wav"]),
    ".ogg": _format("audio/ogg", Kinds.AUDIO, ".ogg", ".oga", ".opus"),
    ".flac": _format("audio/flac", Kinds.AUDIO, ".flac", also=["audio/x-flac"]),
    ".zip": _format("application/zip", Kinds.ARCHIVE, *ZIP, also=["application/x-zip-compressed"]),
    ".gz": _format("application/gzip", Kinds.ARCHIVE, ".gz", ".tgz", also=["application/x-gzip"]),
    ".7z": _format("application/x-7z-compressed", Kinds.ARCHIVE, ".7z"),
}
_TYPES: Final = {name: each for each in FORMATS.values() for name in (each.type, *each.also)}
_BINARY: Final = frozenset(name for each in FORMATS.values() for name in each.magic)


def declared(name: str, type_: str) -> str:
    """The media type of a file of that name, declared so. Raises Invalid at `/type` where they disagree."""
    said = type_.strip().lower()
    if _FORM.fullmatch(said) is None:
        raise fault("/type", "wrong_form")
    format_ = FORMATS.get(ending(name))
    if format_ is None:
        if said in _TYPES:
            raise fault("/type", "type_and_name_differ")
        return BYTES
    if said not in (format_.type, *format_.also):
        raise fault("/type", "type_and_name_differ")
    return format_.type


def ending(name: str) -> str:
    """How a name ends, from its last full stop on, in lower case; the empty text for names without one."""
    stem, stop, last = name.rpartition(".")
    return f".{last.lower()}" if stop and stem else ""


def kind(type_: str) -> Kinds:
    """What files of a type are asked for by."""
    found = _TYPES.get(type_)
    return found.kind if found is not None else Kinds.OTHER


def agrees(name: str, beginning: bytes) -> bool:
    """Whether the first bytes of a file are those of what its name says that it is."""
    format_ = FORMATS.get(ending(name))
    if format_ is None:
        return True
    seen = _seen(beginning)
    if format_.magic:
        return any(each in format_.magic for each, _ in seen)
    return _is_text(beginning) and not any(each in _BINARY and sure >= SURE for each, sure in seen)


def _seen(beginning: bytes) -> list[tuple[str, float]]:
    # Loaded on first use: it reads a table of signatures, and the cold start has a budget.
    import puremagic

    try:
        return [(each.extension, each.confidence) for each in puremagic.magic_string(beginning)]
    except (puremagic.PureError, ValueError):
        return []


def _is_text(beginning: bytes) -> bool:
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return b"\0" not in beginning


def attachment(name: str) -> str:
    """The disposition of a download under that name: never shown in place of a page."""
    plain = re.sub(r'[^ -~]|["\\%]', "_", name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
