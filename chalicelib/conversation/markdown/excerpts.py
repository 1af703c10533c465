"""Excerpts: the beginning of a text, cut where it does not hurt, for pages that show many posts."""

import re
from dataclasses import dataclass
from typing import Final

from chalicelib.conversation.markdown.pages import blocks, page

EXCERPT_MOST: Final = 1_536
"""Bytes of an excerpt's HTML: a post's row is read in every feed, and is paid for by its size."""

_NEWLINE: Final = re.compile(r"\r\n?")
_UNFINISHED: Final = re.compile(r"!?\[[^\[\]]*(?:\](?:\([^()]*)?)?\Z")
_SPACE: Final = re.compile(r"\s+\S*\Z")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The beginning of a source, itself Markdown, and whether something came after it."""

    source: str
    cut: bool


def excerpt(source: str, most: int = EXCERPT_MOST) -> Excerpt:
    """As much of the source as takes at most `most` bytes, itself and as HTML, in whole blocks or words."""
    text = _NEWLINE.sub("\n", source)
    short = len(text.encode()) <= most
    return cut(text, page(text)[0] if short else None, most)


def cut(source: str, html: str | None, most: int = EXCERPT_MOST) -> Excerpt:
    """The excerpt of a source whose HTML is known, or None where the source alone is too long."""
    if html is not None and max(len(html.encode()), len(source.encode())) <= most:
        return Excerpt(source, cut=False)
    head = source.encode()[:most].decode(errors="ignore")
    ends = _offsets(head, blocks(head))
    room = len(head)
    while room > 0:
        tried = _beginning(head, room, ends)
        size = len(page(tried)[0].encode())
        if size <= most:
            return Excerpt(tried, cut=True)
        # HTML grows about as its source does, so the next try is nearly right; it is always smaller.
        room = min(len(tried) - 1, len(tried) * most // size)
    return Excerpt("", cut=True)


def _offsets(text: str, lines: list[int]) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return [starts[line] for line in lines]


def _beginning(text: str, room: int, ends: list[int]) -> str:
    """The whole blocks within the room if they fill half of it, else the whole words, else what fits."""
    whole = max((end for end in ends if end <= room and end < len(text)), default=0)
    if whole > room // 2:
        return text[:whole].rstrip()
    words = text[:room] if text[room : room + 1].isspace() else _SPACE.sub("", text[:room])
    return (_UNFINISHED.sub("", words).rstrip() or words).rstrip()
