"""The grammar of our Markdown: CommonMark, tables and strikethrough, mentions, tags and bare addresses.

Imported on first use only: the parser is the heaviest thing a cold start would load.
"""

from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table

from chalicelib.conversation.markdown.links import allowed, bare
from chalicelib.conversation.markdown.mentions import mention
from chalicelib.conversation.markdown.shaping import shape
from chalicelib.conversation.markdown.tags import tag

DEPTH_MOST: Final = 20
"""Quotes and lists within each other; what is deeper is not shown."""

CELLS_MOST: Final = 10_000
"""A short row of a table is filled up with empty cells, so a wide header would be multiplied by every row."""


class Grammar(MarkdownIt):
    """The library's parser with our word on links."""

    def validateLink(self, url: str) -> bool:  # noqa: N802  The library's name.
        """Whether an address may be linked to."""
        return allowed(url)

    def normalizeLinkText(self, url: str) -> str:  # noqa: N802  The library's name.
        """The address as it was written: decoded, it could hide signs that nobody may type."""
        return url


@cache
def parser() -> Grammar:
    """The one parser of a process. It keeps nothing between texts."""
    grammar = Grammar("commonmark", {"html": False, "maxNesting": DEPTH_MOST, "xhtmlOut": False})
    grammar.enable(["table", "strikethrough"])
    grammar.block.ruler.at("table", _bounded_table, {"alt": ["paragraph", "reference"]})
    grammar.inline.ruler.after("text", "bare", bare)
    grammar.inline.ruler.before("link", "mention", mention)
    grammar.inline.ruler.before("link", "tag", tag)
    grammar.core.ruler.before("text_join", "shape", shape)
    return grammar


def _bounded_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  The library's.
    header = state.src[state.bMarks[start] : state.eMarks[start]]
    return header.count("|") * (end - start) <= CELLS_MOST and table(state, start, end, silent)
