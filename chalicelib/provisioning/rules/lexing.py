"""From the text of a filter or a path to its words. Text of any length is refused before it is read."""

import json
import re
from dataclasses import dataclass
from typing import Final

from chalicelib.provisioning.model.refusals import Misunderstood

LENGTH_MOST: Final = 1_000
"""Characters of a filter or a path. Those that directories send have fewer than two hundred."""
_WORD: Final = re.compile(
    r'\s*(?:(?P<mark>[()\[\]])|(?P<text>"(?:[^"\\]|\\.)*")|(?P<number>-?[0-9]+(?:\.[0-9]+)?)(?![\w.])'
    r"|(?P<name>\.?[A-Za-z$][A-Za-z0-9_$:.-]*))"
)
NUMBER_MOST: Final = 20


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a filter: a `mark`, a `text` in quotes, a `number` or a `name`."""

    kind: str
    text: str

    @property
    def value(self) -> str | int | float:
        """What a text or a number stands for. Raises Misunderstood `scim_filter`."""
        try:
            told: str | int | float = json.loads(self.text)
        except ValueError:
            raise Misunderstood("scim_filter") from None
        return told


def words(text: str, *, code: str = "scim_filter") -> list[Word]:
    """The words of a text. Raises Misunderstood with a code where it is too long or holds anything else."""
    if len(text) > LENGTH_MOST:
        raise Misunderstood(code)
    found: list[Word] = []
    rest, at = text.rstrip(), 0
    while at < len(rest):
        match = _WORD.match(rest, at)
        if match is None or (match.lastgroup == "number" and len(match[0]) > NUMBER_MOST):
            raise Misunderstood(code)
        kind = str(match.lastgroup)
        found.append(Word(kind, match[kind]))
        at = match.end()
    return found
