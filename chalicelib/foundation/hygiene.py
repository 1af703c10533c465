"""Hygiene of what people type: text that looks like what it is.

A name, a title or a body that is accepted here has one spelling (NFC, Unicode annex 15), cannot turn the
reading direction of the page around it (Unicode technical report 36, section 2.5), hides nothing, and takes
no more room than it seems to. Every script, every emoji and every ordinary accent passes.
"""

import functools
import re
import unicodedata
from typing import Final

from chalicelib.foundation.refusals import Fault, Invalid

MARKS_MOST: Final = 8
"""More combining marks than this on one letter climb over the neighbouring lines; no language needs them."""

# Few requests have a text to look at, and these two take longer to compile than most are answered in.
_SUSPECTS: Final = (
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u2800\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
# Combining marks stand in these ranges alone: what is written in Latin letters is spared the walk below.
_MARKABLE: Final = "[\u0300-\u1fff\u20d0-\u20ff\u2c00-\U0010ffff]"
_TURNERS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_DIRECTION_MARKS: Final = frozenset("\u061c\u200e\u200f")
_JOINERS: Final = frozenset("\u200c\u200d")
_TONES: Final = frozenset("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff\ufe0f")
_SPACES: Final = (
    " \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_VARIED: Final = frozenset(("So", "Sm", "Sk", "Po", "Pd", "Lo"))
_BREAKS: Final = re.compile("\r\n?|[\u2028\u2029]")
# The flags of England, Scotland, Wales and other regions are a black flag followed by invisible letters.
_REGION: Final = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


class Unclean(Invalid):
    """422: a text that is refused, at `pointer` (RFC 6901), for a `reason`.

    Reasons: `control` (a control character or a noncharacter), `bidi` (a character that turns the reading
    direction), `invisible`, `lone_surrogate`, `combining` (too many accents on one letter, or an accent on
    nothing), `empty`, `too_long`. A reason is the code of its sentence.
    """

    def __init__(self, pointer: str, reason: str, **values: str) -> None:
        self.pointer = pointer
        self.reason = reason
        super().__init__(Fault(pointer, reason, tuple(values.items())))


def line(text: str, *, pointer: str, most: int, may_be_empty: bool = False) -> str:
    """A name or a title: one line in NFC, trimmed, of at most `most` characters. Raises Unclean."""
    return _clean(text.strip(_SPACES), pointer=pointer, most=most, may_be_empty=may_be_empty)


def block(text: str, *, pointer: str, most: int, may_be_empty: bool = False) -> str:
    r"""A body: lines ending with \n, in NFC, at most `most` characters. Raises Unclean.

    Blank lines around it and white space at its end go; the indentation of its first line means something
    in Markdown and stays. Tabs are kept, and so are the marks with which a Hebrew or Arabic sentence keeps a
    sign on its side.
    """
    body = _BREAKS.sub("\n", text).rstrip(_SPACES + "\n\t")
    indented = len(body) - len(body.lstrip(_SPACES + "\n\t"))
    body = body[body.rfind("\n", 0, indented) + 1 :]
    return _clean(body, pointer=pointer, most=most, may_be_empty=may_be_empty, kept="\n\t\u061c\u200e\u200f")


def _clean(text: str, *, pointer: str, most: int, may_be_empty: bool, kept: str = "") -> str:
    # No text composes to less than a quarter of its length, so what is longer is refused before anything
    # reads it letter by letter. Marks are counted before NFC sorts them, in the square of their number.
    if len(text) > 4 * most:
        raise Unclean(pointer, "too_long", most=str(most))
    if (reason := _hidden(text, kept) or _stacked(text)) is not None:
        raise Unclean(pointer, reason)
    composed = unicodedata.normalize("NFC", text)
    if len(composed) > most:
        raise Unclean(pointer, "too_long", most=str(most))
    if not composed and not may_be_empty:
        raise Unclean(pointer, "empty")
    return composed


def _hidden(text: str, kept: str) -> str | None:
    shown = _REGION.sub("\U0001f3f4", text)
    for found in _compiled(_SUSPECTS).finditer(shown):
        reason = None if found.group() in kept else _reason(shown, found.start())
        if reason is not None:
            return reason
    return None


def _reason(text: str, at: int) -> str | None:
    sign = text[at]
    kind = unicodedata.category(sign)
    if kind == "Cs":
        return "lone_surrogate"
    if kind in ("Cc", "Zl", "Zp") or 0xFDD0 <= ord(sign) <= 0xFDEF or ord(sign) & 0xFFFE == 0xFFFE:
        return "control"
    if sign in _TURNERS or sign in _DIRECTION_MARKS:
        return "bidi"
    if sign in _JOINERS:
        return None if _joins(text, at) else "invisible"
    return None if _dresses(text, at) else "invisible"


def _joins(text: str, at: int) -> bool:
    """Whether a joiner does its work: between pictures, in an Indic cluster, or between Arabic letters."""
    before, after = text[max(at - 3, 0) : at], text[at + 1 : at + 2]
    if not before or not after:
        return False
    if unicodedata.combining(before[-1]) == 9:  # A virama (Unicode annex 31, section 2.3).
        return True
    if text[at] == "\u200c":
        return unicodedata.bidirectional(before[-1]) == unicodedata.bidirectional(after) == "AL"
    bare = before.rstrip("".join(_TONES)) or before
    return _pictured(bare[-1]) and _pictured(after)


def _pictured(sign: str) -> bool:
    return "\u2190" <= sign <= "\u2bff" or "\U0001f000" <= sign <= "\U0001faff"


def _dresses(text: str, at: int) -> bool:
    """Whether a selector follows something that has variants: a sign, an ideograph, a Mongolian letter."""
    sign, before = text[at], text[at - 1] if at else ""
    if not before:
        return False
    if "\ufe00" <= sign <= "\ufe0f":
        keycap = before in "0123456789" and text[at + 1 : at + 2] == "\u20e3"
        return keycap or before == "\u2139" or unicodedata.category(before) in _VARIED
    if "\U000e0100" <= sign <= "\U000e01ef":
        return unicodedata.category(before) == "Lo"
    return "\u180b" <= sign <= "\u180f" and "\u1800" <= before <= "\u18af"


def _stacked(text: str) -> str | None:
    if _compiled(_MARKABLE).search(text) is None:
        return None
    # An accent at the very start has no letter of its own: it would sit on what the page shows before it.
    run = MARKS_MOST if unicodedata.category(text[0])[0] == "M" else 0
    for letter in text:
        run = run + 1 if unicodedata.category(letter)[0] == "M" else 0
        if run > MARKS_MOST:
            return "combining"
    return None
