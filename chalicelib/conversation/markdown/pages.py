"""Pages: one text through the parser, the renderer and the cleaner."""

import html
import re
from typing import TYPE_CHECKING, Final

from chalicelib.conversation.markdown.cleaning import clean

if TYPE_CHECKING:
    from markdown_it.token import Token

HTML_MOST: Final = 256_000
"""Bytes of HTML. Markup can swell a text a thousandfold; what swells beyond this is shown as written."""


# One paragraph in which no sign can mean anything to Markdown, to links or to tags. A dot ends a sentence
# (`a.b` may be an address), a hyphen joins letters, and what begins like the number of a list is left out.
_PROSE: Final = re.compile(
    r"(?!\d+[.)])[^\W_](?:[^\W_ªº]|[ ,;’'«»?%€\u202f]|\.(?= |\Z)|(?<=[^\W\d_])-(?=[^\W\d_]))*(?<!\s)"
)


def page(source: str) -> tuple[str, list["Token"]]:
    """Safe HTML of Markdown, and what it was made from. Never fails: what is no Markdown is text."""
    if _PROSE.fullmatch(source):
        return f"<p>{source}</p>\n", []
    return parsed(source)


def parsed(source: str) -> tuple[str, list["Token"]]:
    """The same, by the parser and the cleaner whatever the text."""
    from chalicelib.conversation.markdown.grammar import parser

    grammar = parser()
    tokens = grammar.parse(source)
    raw = grammar.renderer.render(tokens, grammar.options, {})
    # One long address, named once and referred to thousands of times, makes megabytes that nobody need clean.
    written = clean(raw) if len(raw) <= HTML_MOST else raw
    if len(written.encode()) > HTML_MOST:
        return clean(f"<p>{html.escape(source, quote=False)}</p>\n"), []
    return written, tokens


def blocks(source: str) -> list[int]:
    """The lines, counted from 0, at which a block of the outermost level ends."""
    from chalicelib.conversation.markdown.grammar import parser

    return [token.map[1] for token in parser().parse(source) if token.level == 0 and token.map]
