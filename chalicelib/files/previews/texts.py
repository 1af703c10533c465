"""Texts: their first lines, as plain text in UTF-8, without signs that hide or turn anything."""

import codecs
import unicodedata
from pathlib import Path
from typing import Final

from chalicelib.files.previews.kinds import TEXT, Refused

READ_MOST: Final = 64 * 1024
LINES_MOST: Final = 100
LINE_MOST: Final = 500
SHOWN_MOST: Final = 8_000
MARKS: Final = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


def shown(source: Path) -> dict[str, bytes]:
    """The beginning of a text by the name of its preview. Raises Refused where it is none."""
    with source.open("rb") as file:
        text = beginning(file.read(READ_MOST))
    return {TEXT: text.encode()}


def beginning(data: bytes) -> str:
    """The first lines of a text, at most 100 of 500 characters and 8,000 in all. Raises Refused."""
    lines = _decoded(data).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = "\n".join(_plain(line)[:LINE_MOST] for line in lines[:LINES_MOST])[:SHOWN_MOST].rstrip()
    if not kept:
        raise Refused("empty")
    return kept


def _decoded(data: bytes) -> str:
    """As its mark says, else as UTF-8, else as Western Europe's offices wrote before it."""
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if b"\x00" in data:
        raise Refused("not_text")
    try:
        # What is read ends where it ends, which may be within a character.
        return codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _plain(line: str) -> str:
    return "".join(_sign(each) for each in line)


def _sign(each: str) -> str:
    if each.isprintable() or each == "\t":
        return each
    # A no-break space is a space; what is neither seen nor a space is left out.
    return " " if unicodedata.category(each) == "Zs" else ""
