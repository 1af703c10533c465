"""Pages: one text through the parser, the renderer and the cleaner."""

import html
from typing import TYPE_CHECKING, Final

from chalicelib.conversation.markdown.cleaning import clean

if TYPE_CHECKING:
    from markdown_it.token import Token

HTML_MOST: Final = 256_000
"""Bytes of HTML. Markup can swell a text a thousandfold; what swells beyond this is shown as written."""


def page(source: str) -> tuple[str, list["Token"]]:
    """Safe HTML of Markdown, and what it was made from. Never fails: what is no Markdown is text."""
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
