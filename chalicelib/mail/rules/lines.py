"""What people typed, as one harmless line of a mail: whatever it holds, it is no header and turns nothing."""

import re
from typing import Final

NAME_MOST: Final = 80
SUBJECT_MOST: Final = 150
_HIDDEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeff]+"
)


def line(text: str, most: int = NAME_MOST) -> str:
    """A text as one line of at most `most` characters, without controls and turns of writing direction."""
    plain = " ".join(_HIDDEN.sub(" ", text).split(" ")).strip()
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"
