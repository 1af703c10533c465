"""Which addresses may be called: `https`, a registered name, port 443. What a name means is asked later.

Whatever could be read in two ways is refused, so that no two parsers can disagree: numbers in any spelling,
userinfo, fragments, backslashes, spaces, wide letters. Source: OWASP, Server-Side Request Forgery Prevention.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 500
PORT: Final = 443
_URL: Final = re.compile(r"https://([^/?#\\@:\s]{1,253})(?::443)?(/(?:(?![\\#\"<>^`{|}])[!-~])*)?")
_LABEL: Final = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_TOP: Final = re.compile(r"[a-z]{2,63}|xn--[a-z0-9-]{1,59}")
INSIDE: Final = frozenset({
    "alt", "arpa", "corp", "home", "internal", "intranet", "invalid", "lan", "local", "localdomain",
    "localhost", "onion", "private", "test",
})  # fmt: skip
"""Top labels that name nothing in public (RFC 6761, RFC 6762, RFC 7686, RFC 9476, and what people use)."""


FULL_STOPS: Final = frozenset("\u3002\uff0e\uff61")
"""What some parsers take for the point between labels, and others for a letter."""


class Refused(Exception):
    """An address that is not called."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where to call: the name as DNS spells it, the port, path and query. `near` is the very machine, where
    something outside of what is deployed allows it."""

    host: str
    path: str
    port: int = PORT
    near: bool = False


def target(url: str) -> Target:
    """The target of an address. Raises Refused."""
    found = _URL.fullmatch(url) if len(url) <= LONGEST else None
    if found is None:
        raise Refused
    return Target(_name(found[1]), found[2] or "/")


def _name(host: str) -> str:
    name = _spelled(host).lower()
    labels = name.split(".")
    if len(name) > 253 or len(labels) < 2 or not all(_LABEL.fullmatch(each) for each in labels):
        raise Refused
    if not _TOP.fullmatch(labels[-1]) or labels[-1] in INSIDE:
        raise Refused
    return name


def _spelled(host: str) -> str:
    """A name as DNS spells it (IDNA 2008, RFC 5891). One that is another name once it is normalised is
    refused: wide digits, ideographic full stops, letters in circles."""
    if host.isascii():
        return host
    import idna

    if unicodedata.normalize("NFKC", host) != host or not FULL_STOPS.isdisjoint(host):
        raise Refused
    try:
        return idna.encode(host).decode()
    except UnicodeError:
        raise Refused from None
