"""Which files have a preview, by their type, and what it is called. Pure.

What is not named here is only ever a download: SVG and HTML above all, which are programs.
"""

from enum import StrEnum
from typing import Final

SMALL: Final = "small.webp"
LARGE: Final = "large.webp"
TEXT: Final = "text.txt"
EDGES: Final = {SMALL: 400, LARGE: 1_600}
"""Pixels of the longer side of each picture, at most."""
BYTES_MOST: Final = 100_000_000
"""Larger files have no preview: they are fetched whole to be drawn."""


class Kind(StrEnum):
    """How a preview is made: a picture is drawn anew, of documents the first page, of texts the beginning."""

    PICTURE = "picture"
    DOCUMENT = "document"
    TEXT = "text"


KINDS: Final = {
    "image/jpeg": Kind.PICTURE,
    "image/png": Kind.PICTURE,
    "image/gif": Kind.PICTURE,
    "image/webp": Kind.PICTURE,
    "image/bmp": Kind.PICTURE,
    "application/pdf": Kind.DOCUMENT,
    "text/plain": Kind.TEXT,
    "text/csv": Kind.TEXT,
    "text/markdown": Kind.TEXT,
}
TYPES: Final = {SMALL: "image/webp", LARGE: "image/webp", TEXT: "text/plain; charset=utf-8"}
"""What a preview is served as."""


class Refused(Exception):
    """There is no preview of this file: it is damaged, too large, or made to do harm. The text is a code."""


def kind(media_type: str, size: int) -> Kind | None:
    """How the preview of a file of a type and of `size` bytes is made; None where it has none."""
    return KINDS.get(media_type.partition(";")[0].strip().lower()) if 0 < size <= BYTES_MOST else None


def names(made: Kind) -> tuple[str, ...]:
    """What previews of a kind are called."""
    return (TEXT,) if made is Kind.TEXT else (SMALL, LARGE)
