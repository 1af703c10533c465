"""Shaping: what the parser found, turned into what a post may show, before it is written as HTML."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from chalicelib.conversation.markdown.links import REL
from chalicelib.foundation.hygiene import Unclean, block

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

LANGUAGE: Final = re.compile(r"[a-z0-9][a-z0-9+#.-]{0,29}")
_LOWER: Final = {"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6"}
_LEANS: Final = {"text-align:left": "left", "text-align:center": "center", "text-align:right": "right"}


def shape(state: "StateCore") -> None:
    """Core rule: headings below the page's own, pictures as links, no styles, no titles, no hidden signs."""
    _empty_heads(state.tokens)
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = _LOWER.get(token.tag, token.tag)
        elif token.type == "fence":
            token.info = _language(token.info)
        elif token.type == "inline":
            token.children = list(_children(token.children or []))
        elif (lean := token.attrs.pop("style", None)) is not None:
            token.attrs["class"] = _LEANS[str(lean)]


def _empty_heads(tokens: "list[Token]") -> None:
    """The empty corner of a table heads nothing: a screen reader would announce a heading without a name."""
    for opened, inside, closed in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if opened.type == "th_open" and not inside.content.strip() and closed.type == "th_close":
            opened.tag = closed.tag = "td"


def _language(info: str) -> str:
    first = info.split(maxsplit=1)[0].lower() if info.strip() else ""
    return first if LANGUAGE.fullmatch(first) else ""


def _children(tokens: list["Token"]) -> Iterator["Token"]:
    depth = 0
    for token in tokens:
        depth += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type == "image":
            yield from _pictured(token, linked=depth > 0)
            continue
        if token.type == "link_open":
            token.attrs = {"href": token.attrs["href"], "rel": REL}
        elif token.type == "text_special":
            token.content = _plain(token)
        yield token


def _pictured(image: "Token", *, linked: bool) -> Iterator["Token"]:
    """A picture would tell its server who reads; its description leads there instead."""
    from markdown_it.token import Token

    source = str(image.attrs["src"])
    words = Token("text", "", 0, content=_described(image.children or []) or source)
    if linked or not source:
        yield words
        return
    yield Token("link_open", "a", 1, attrs={"href": source, "rel": REL})
    yield words
    yield Token("link_close", "a", -1)


def _described(tokens: list["Token"]) -> str:
    return "".join(_described(token.children) if token.children else _plain(token) for token in tokens)


def _plain(token: "Token") -> str:
    """The text of a token; an entity that stands for a sign nobody may type stays as it was written."""
    if token.type == "softbreak":
        return " "
    if token.info != "entity":
        return token.content if token.nesting == 0 else ""
    try:
        block(token.content, pointer="", most=9, may_be_empty=True)
    except Unclean:
        return token.markup
    return token.content
