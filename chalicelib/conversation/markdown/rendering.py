"""Rendering: from Markdown to HTML that may be shown to anybody who may read the post."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from chalicelib.conversation.markdown.excerpts import cut
from chalicelib.conversation.markdown.pages import page
from chalicelib.conversation.markdown.tags import folded

VERSION: Final = "2-4.3.0-0.3.8"
"""Stored beside cached HTML, which is made anew when it differs: our rules, markdown-it-py, nh3."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a source says: safe HTML with holes for names, and whom and what it mentions."""

    html: str
    mentions: tuple[str, ...]
    """Ids of people, in order, each once."""
    tags: tuple[str, ...]
    """Keys of tags (lower case, accents folded), in order, each once."""
    excerpt_source: str
    """The source, or as much of it from its beginning as renders to EXCERPT_MOST bytes."""


def render(source: str) -> Rendered:
    """Renders Markdown that `hygiene.block` let pass. Never fails: what is no Markdown is text."""
    html, tokens = page(source)
    inline = [child for token in tokens for child in token.children or ()]
    return Rendered(
        html=html,
        mentions=_once(str(child.attrs["data-person"]) for child in inline if child.type == "mention_open"),
        tags=_once(folded(child.content) for child in inline if child.type == "tag_close"),
        excerpt_source=cut(source, html).source,
    )


def addresses(source: str) -> tuple[str, ...]:
    """The addresses that a source links to, in order, each once. A text without a colon links nowhere."""
    if ":" not in source:
        return ()
    inline = [child for token in page(source)[1] for child in token.children or ()]
    return _once(str(child.attrs["href"]) for child in inline if child.type == "link_open")


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
