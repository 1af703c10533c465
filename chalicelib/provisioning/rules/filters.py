"""Reading filters and paths: a small descent through the grammar of RFC 7644 (figures 1 and 7).

How deep a filter goes and how much it asks is bounded, so that one that is sent as an attack costs nothing.
"""

from typing import Final

from chalicelib.provisioning.model.filters import Compared, Filter, Otherwise, Path, Together, Value, Within
from chalicelib.provisioning.model.refusals import Misunderstood
from chalicelib.provisioning.rules import attributes
from chalicelib.provisioning.rules.lexing import Word, words

DEPTH_MOST: Final = 8
TERMS_MOST: Final = 20
OPERATORS: Final = frozenset({"eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"})
WORDS: Final[dict[str, Value]] = {"true": True, "false": False, "null": None}
ORDERED: Final = frozenset({"gt", "ge", "lt", "le"})
END: Final = Word("end", "")


class _Reader:
    """The words of a text, taken one by one. Raises Misunderstood with its code."""

    def __init__(self, text: str, code: str) -> None:
        self.code, self.ahead = code, words(text, code=code)[::-1]
        self.depth = self.terms = 0

    @property
    def next(self) -> Word:
        return self.ahead[-1] if self.ahead else END

    def take(self) -> Word:
        return self.ahead.pop() if self.ahead else END

    def takes(self, text: str) -> bool:
        if self.next.kind in ("text", "number") or self.next.text.lower() != text:
            return False
        self.take()
        return True

    def demand(self, text: str) -> None:
        if not self.takes(text):
            raise Misunderstood(self.code)

    def either(self) -> Filter:
        self.depth += 1
        if self.depth > DEPTH_MOST:
            raise Misunderstood(self.code)
        parts = [self.both()]
        while self.takes("or"):
            parts.append(self.both())
        self.depth -= 1
        return parts[0] if len(parts) == 1 else Together("or", tuple(parts))

    def both(self) -> Filter:
        parts = [self.one()]
        while self.takes("and"):
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else Together("and", tuple(parts))

    def one(self) -> Filter:
        if self.takes("not"):
            self.demand("(")
            return Otherwise(self.closed(")"))
        return self.closed(")") if self.takes("(") else self.term()

    def closed(self, mark: str) -> Filter:
        found = self.either()
        self.demand(mark)
        return found

    def names(self) -> tuple[str, ...]:
        word = self.take()
        if word.kind != "name" or word.text.startswith("."):
            raise Misunderstood(self.code)
        return attributes.names(word.text, code=self.code)

    def term(self) -> Filter:
        self.terms += 1
        if self.terms > TERMS_MOST:
            raise Misunderstood(self.code)
        named = self.names()
        if self.takes("["):
            return Within(named, self.closed("]"))
        if self.takes("pr"):
            return Compared(named, "pr")
        operator, value = self.take().text.lower(), self.value()
        ordered = operator in ORDERED and (value is None or isinstance(value, bool))
        if operator not in OPERATORS or ordered:
            raise Misunderstood(self.code)
        return Compared(named, operator, value)

    def value(self) -> Value:
        word = self.take()
        if word.kind in ("text", "number"):
            return word.value
        if word.kind != "name" or word.text.lower() not in WORDS:
            raise Misunderstood(self.code)
        return WORDS[word.text.lower()]


def read(text: str) -> Filter:
    """The filter that a text says. Raises Misunderstood `scim_filter`."""
    reader = _Reader(text, "scim_filter")
    found = reader.either()
    if reader.ahead:
        raise Misunderstood("scim_filter")
    return found


def path(text: str) -> Path:
    """The path that a text says. Raises Misunderstood `scim_path`."""
    reader = _Reader(text, "scim_path")
    named, chosen, part = reader.names(), None, None
    if reader.takes("["):
        chosen = reader.closed("]")
        if reader.ahead:
            part = _part(reader.take())
    if reader.ahead:
        raise Misunderstood("scim_path")
    return Path(named, chosen, part)


def _part(word: Word) -> str:
    name = word.text.removeprefix(".")
    if word.kind != "name" or name == word.text or not name.isalnum():
        raise Misunderstood("scim_path")
    return name
