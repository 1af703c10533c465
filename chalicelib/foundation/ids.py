"""Identifiers: short ones of 65 random bits, and ULIDs that carry the place they belong to.

The alphabet is Crockford's base32 in lower case. A placed id is a ULID followed by the id of its
place, so that every key a request needs is known from the request itself. The place in an id is
a hint for reading ahead and is never believed: the row that is read says where it belongs.
Source: https://github.com/ulid/spec.
"""

import re
import secrets
import zlib
from typing import Final

from chalicelib.foundation import clock

ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"
SHORT: Final = 13
LONG: Final = 26
RANDOM: Final = 80
"""Bits of chance in a ULID, below the 48 of its instant."""
_WRITTEN: Final = re.compile(f"[{ALPHABET}]+")


def short() -> str:
    """A fresh id of 13 characters."""
    return _spelled(secrets.randbits(5 * SHORT), SHORT)


def ulid(at: int | None = None) -> str:
    """A fresh ULID of 26 characters for an instant in milliseconds, now unless told."""
    instant_of_it = clock.now() if at is None else at
    return _spelled(instant_of_it << RANDOM | secrets.randbits(RANDOM), LONG)


def placed(place: str, at: int | None = None) -> str:
    """A fresh id of a thing that belongs to a place."""
    return ulid(at) + place


def share(value: str, parts: int) -> int:
    """Which of so many parts (0 and up) something belongs to, by an id: always the same one."""
    return zlib.crc32(value.encode()) % parts


def part(placed_id: str) -> str:
    """The ULID of a placed id."""
    return placed_id[:LONG]


def place(placed_id: str) -> str:
    """Where a placed id claims to belong."""
    return placed_id[LONG:]


def instant(placed_id: str) -> clock.Millis:
    """The instant that a ULID carries."""
    value = 0
    for letter in placed_id[:10]:
        value = value * 32 + ALPHABET.index(letter)
    return clock.Millis(value)


def first_of(at: int) -> str:
    """The smallest ULID of an instant: everything earlier sorts before it."""
    return _spelled(max(at, 0), 10) + "0" * 16


def well_formed(text: str, length: int) -> bool:
    """Whether a text can be an id of that many characters."""
    return len(text) == length and _WRITTEN.fullmatch(text) is not None


def _spelled(number: int, length: int) -> str:
    letters = []
    for _ in range(length):
        number, rest = divmod(number, 32)
        letters.append(ALPHABET[rest])
    return "".join(reversed(letters))
