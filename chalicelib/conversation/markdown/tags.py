"""Tags: `#word` in running text."""

import unicodedata
from typing import TYPE_CHECKING, Final

from chalicelib.foundation.folding import fold

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

TAG_MOST: Final = 50
"""Characters of a tag, without its sign."""

_GLUE: Final = frozenset("#&/=@.-\\")
"""After these a sign belongs to something else: an address, an entity, a heading's end, a number."""


def folded(word: str) -> str:
    """The key of a tag: lower case, accents folded, parts joined by hyphens."""
    return fold(word).replace(" ", "-") or word.casefold()


def tag(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001  The signature of a markdown-it rule.
    """Parser rule: a tag of letters, digits, `_` and `-`, with a letter among them, outside links."""
    if state.src[state.pos] != "#" or state.linkLevel > 0 or _glued(state.src, state.pos):
        return False
    word = _word(state.src, state.pos + 1, state.posMax)
    if not word:
        return False
    if not silent:
        state.push("tag_open", "span", 1).attrs = {"class": "tag"}
        state.push("text", "", 0).content = f"#{word}"
        state.push("tag_close", "span", -1).content = word
    state.pos += 1 + len(word)
    return True


def _glued(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    return before in _GLUE or unicodedata.category(before)[0] in "LNM"


def _worded(letter: str) -> bool:
    return letter in "_-" or unicodedata.category(letter)[0] in "LNM"


def _word(text: str, start: int, end: int) -> str:
    """The longest tag from there; empty where it has no letter or is too long."""
    at = start
    while at < end and at - start <= TAG_MOST and _worded(text[at]):
        at += 1
    word = text[start:at].rstrip("_-")
    lettered = any(unicodedata.category(letter)[0] == "L" for letter in word)
    return word if lettered and at - start <= TAG_MOST else ""
