"""Cleaning: the last word on every HTML that is stored, an allow-list applied by a parser of its own."""

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from chalicelib.conversation.markdown.links import REL, allowed
from chalicelib.conversation.markdown.shaping import LANGUAGE

if TYPE_CHECKING:
    from nh3 import Cleaner

TAGS: Final = frozenset((
    "p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em",
    "strong", "s", "a", "span", "table", "thead", "tbody", "tr", "th", "td",
))  # fmt: skip
_LEAN: Final = "left|center|right"
_VALUES: Final = {
    ("a", "rel"): re.escape(REL),
    ("a", "class"): "mention",
    ("a", "data-person"): "[0-9a-hjkmnp-tv-z]{13}",
    ("span", "class"): "tag",
    ("code", "class"): f"language-{LANGUAGE.pattern}",
    ("ol", "start"): "[0-9]{1,9}",
    ("th", "class"): _LEAN,
    ("td", "class"): _LEAN,
}


def clean(html: str) -> str:
    """The same HTML, well formed, with nothing in it but what a post may show."""
    return _cleaner().clean(html)


@cache
def _cleaner() -> "Cleaner":
    import nh3

    attributes: dict[str, set[str]] = {"a": {"href"}}
    for tag, name in _VALUES:
        attributes.setdefault(tag, set()).add(name)
    return nh3.Cleaner(
        tags=set(TAGS),
        attributes=attributes,
        attribute_filter=_kept,
        # Our own links carry their `rel` already; a mention leads nowhere and needs none.
        link_rel=None,
        url_schemes={"http", "https", "mailto"},
        # Paths on our own site are relative to the cleaner; the filter has judged them.
        url_relative="pass_through",
    )


def _kept(tag: str, name: str, value: str) -> str | None:
    if name == "href":
        return value if allowed(value) else None
    return value if re.fullmatch(_VALUES[tag, name], value) else None
