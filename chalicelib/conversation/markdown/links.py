"""Links: which addresses may be one, and bare addresses in running text.

The rule for bare addresses is ours because the library's takes the square of a hostile text's length.
"""

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

REL: Final = "noopener noreferrer nofollow ugc"

# The host follows at once and nothing that looks like one comes before it: of https://bank.example@evil.example
# the first half is a user's name. A path on our own site has one slash: two begin another site's address.
_ALLOWED: Final = re.compile(
    r"""(?:https?://\w[^\s/?#@%\\]*(?:[/?#]\S*)?|mailto:[^\s/@]+@[^\s/@]+|/(?:[^\s/\\]\S*)?)""", re.IGNORECASE
)
_WEB: Final = re.compile(
    r"""://[^\W_][\w.-]{0,252}(?::\d{1,5})?(?:[/?#][^\s<>\[\]`"“”«»|\\^{}]{0,2000}|(?![\w@]))"""
)
_MAIL: Final = re.compile(r":[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[\w-]{2,63}")
_SCHEMES: Final = (("https", _WEB), ("http", _WEB), ("mailto", _MAIL))
_TRAILING: Final = "?!.,:;*_~'’"


def allowed(address: str) -> bool:
    """Whether an address, normalised, may be linked to: the web, a mailbox, or a path on our own site."""
    return _ALLOWED.fullmatch(address) is not None


def bare(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001  The signature of a markdown-it rule.
    """Parser rule: an address written out in full becomes a link to itself."""
    if silent or state.src[state.pos] != ":" or state.linkLevel > 0:
        return False
    written = _written(state.src, state.pos, state.posMax)
    scheme = written.partition(":")[0]
    address = state.md.normalizeLink(written) if written else ""
    if not allowed(address) or not state.pending.endswith(scheme):
        return False
    state.pending = state.pending[: -len(scheme)]
    state.push("link_open", "a", 1).attrs = {"href": address}
    state.push("text", "", 0).content = written
    state.push("link_close", "a", -1)
    state.pos += len(written) - len(scheme)
    return True


def _written(text: str, colon: int, end: int) -> str:
    """The address around a colon, without the punctuation of its sentence; empty if there is none."""
    for scheme, pattern in _SCHEMES:
        start = colon - len(scheme)
        if (
            start >= 0
            and text[start:colon].lower() == scheme
            and not text[max(start - 1, 0) : start].isalnum()
        ):
            rest = pattern.match(text, colon, end)
            return _ended(text[start : rest.end()]) if rest else ""
    return ""


def _ended(address: str) -> str:
    # A closing parenthesis belongs to the address only if the address opened one (GFM, section 6.9).
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while end and (address[end - 1] in _TRAILING or (address[end - 1] == ")" and surplus > 0)):
        end -= 1
        surplus -= address[end] == ")"
    return address[:end]
