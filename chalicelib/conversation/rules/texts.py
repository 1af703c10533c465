"""Texts: from what is sent to what is stored, and from what is stored to what is shown."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from chalicelib.access.model import PersonId
from chalicelib.conversation import markdown
from chalicelib.conversation.model.drafts import REPORT_MOST, TITLE_MOST
from chalicelib.conversation.model.items import Text
from chalicelib.foundation import hygiene
from chalicelib.foundation.refusals import fault

MENTIONS_MOST: Final = 20
"""People that one text may call. They are named in the post's row, which every feed reads."""
TAGS_MOST: Final = 20
_SPELLED: Final = re.compile(r"\[@\]\(person:([0-9a-hjkmnp-tv-z]{13})\)")
_SIGNS: Final = re.compile(r"([\\`\[\]])")


@dataclass(frozen=True, slots=True)
class Written:
    """A text as it is stored. `beginning` is the whole where it is not `cut`."""

    whole: Text
    beginning: Text
    cut: bool
    mentions: tuple[PersonId, ...]
    tags: tuple[str, ...]


def written(source: str, *, most: int, pointer: str = "/body") -> Written:
    """What someone wrote, cleaned, rendered once, with its beginning.

    Raises Unclean, or Invalid `too_many_mentions`.
    """
    text = markdown.canonical(hygiene.block(source, pointer=pointer, most=most))
    rendered = markdown.render(text)
    if len(rendered.mentions) > MENTIONS_MOST:
        raise fault(pointer, "too_many_mentions", most=str(MENTIONS_MOST))
    whole = _kept(text, rendered.html)
    cut = rendered.excerpt_source != text
    return Written(
        whole=whole,
        beginning=_made(rendered.excerpt_source) if cut else whole,
        cut=cut,
        mentions=tuple(PersonId(person) for person in rendered.mentions),
        tags=rendered.tags[:TAGS_MOST],
    )


def titled(title: str | None, *, needed: bool) -> str | None:
    """A title, cleaned; None for none. Raises Unclean, or Invalid `missing_field` where there must be one."""
    kept = (
        hygiene.line(title, pointer="/title", most=TITLE_MOST, may_be_empty=True)
        if title is not None
        else None
    )
    if needed and not kept:
        raise fault("/title", "missing_field")
    return kept or None


def remark(text: str | None) -> str | None:
    """What someone adds to a reason, cleaned; None for nothing. Raises Unclean."""
    return hygiene.block(text, pointer="/text", most=REPORT_MOST, may_be_empty=True) or None if text else None


def page(text: Text) -> str:
    """The HTML of a text, with holes for names; made anew where another version of the sanitiser made it."""
    if text.made_by != markdown.VERSION:
        return markdown.render(text.source).html
    return _plain(text.source) if text.html is None else text.html


def named(source: str, names: Mapping[str, str | None], *, someone: str) -> str:
    """A source with the names of those whom the reader may know; of the others not even the id is left."""

    def spelled(mention: re.Match[str]) -> str:
        name = names.get(mention[1])
        return someone if name is None else f"[@{_SIGNS.sub(_escaped, name)}](person:{mention[1]})"

    return _SPELLED.sub(spelled, source)


def called(source: str) -> tuple[PersonId, ...]:
    """Whom a stored source spells, each once."""
    return tuple(dict.fromkeys(PersonId(person) for person in _SPELLED.findall(source)))


def _escaped(sign: re.Match[str]) -> str:
    return "\\" + sign[1]


def _made(source: str) -> Text:
    return _kept(source, markdown.render(source).html)


def _kept(source: str, page: str) -> Text:
    # Most comments are one plain paragraph: its HTML follows from the source, and the row is half the size.
    return Text(source, None if page == _plain(source) else page, markdown.VERSION)


def _plain(source: str) -> str:
    return f"<p>{html.escape(source, quote=False)}</p>\n"
