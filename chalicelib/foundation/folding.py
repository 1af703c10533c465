"""Folding: the spelling under which names and tags are kept and looked for.

Two texts that a person would take for the same word fold to the same key: é = e, œ = oe, ß = ss, ł = l,
and other scripts to Latin letters, so that "Elodie", "élodie" and "ÉLODIE" meet.
"""

import unicodedata
from typing import Final

_JOINS: Final = frozenset("'’‘ʼ`´·•・/\\|,;:_")
"""Signs that stand between two words: French elisions, double names, lists."""


def fold(text: str) -> str:
    """A search key: lower-case ASCII letters and digits, single spaces between words, nothing else.

    White space, hyphens, apostrophes, commas, slashes and their kin part words; all other signs vanish:
    "J.-P. Müller" is "j p muller", "R&D" is "rd". A text without a letter or a digit folds to the empty
    string. A letter of a script that cannot be spelled in Latin stays as it is.
    """
    # NFC first: some composed letters (й, 한) are spelled otherwise than their parts.
    composed = unicodedata.normalize("NFC", text).casefold()
    if composed.isascii():
        return " ".join("".join(map(_plain, composed)).split())
    return " ".join("".join(map(_spelled, composed)).split())


def words(text: str) -> list[str]:
    """The words of a text, folded, in order, repeats kept."""
    return fold(text).split()


def _plain(letter: str) -> str:
    if letter.isalnum():
        return letter
    return " " if letter.isspace() or letter == "-" or letter in _JOINS else ""


def _spelled(letter: str) -> str:
    if letter.isascii():
        return _plain(letter)
    kind = unicodedata.category(letter)
    if kind[0] == "Z" or kind == "Pd" or letter in _JOINS:
        return " "
    # Signs and pictures are left out before spelling: the library would write an emoji's English name.
    if kind[0] not in "LNM":
        return ""
    return _latin(letter, kind)


def _latin(letter: str, kind: str) -> str:
    # Loaded on first use, because most names are ASCII and the cold start has a budget.
    from anyascii import anyascii

    known = "".join(sign for sign in anyascii(letter).lower() if sign.isalnum())
    return known or (letter if kind in ("Lo", "Nd") and not anyascii(letter) else "")
