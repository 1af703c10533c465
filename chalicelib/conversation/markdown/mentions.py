"""Mentions: `[@Name](person:ID)` as written, `[@](person:ID)` as stored, a hole in HTML, a name on the page.

Names change and not every viewer may know them, so neither the source nor the cached HTML holds one.
"""

import html
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

HEARD: Final = "heard"
"""Under this key of its environment the parser keeps the names of the mentions it met, in order."""

# A name may hold brackets in pairs or escaped; a backtick would begin code. Every sign has one way to match,
# so that a hostile text is read once.
_MENTION: Final = re.compile(
    r"\[@(?P<name>(?:[^\[\]\\`\n]|\\[^\n]|\[[^\[\]\\`\n]*\])*)\]\(person:(?P<person>[0-9a-hjkmnp-tv-z]{13})\)"
)
_HOLE: Final = re.compile(r'<a class="mention" data-person="([0-9a-hjkmnp-tv-z]{13})">@</a>')


def canonical(source: str) -> str:
    """The source with every mention spelled `[@](person:ID)`, whatever name was sent. Code stays as it is."""
    sent = list(_MENTION.finditer(source))
    if not sent:
        return source
    # Only the parser knows what is code. Each candidate is numbered in place of its name, and the numbers
    # that the parser comes across are those of mentions.
    numbers = iter(range(len(sent)))
    heard = _heard(_MENTION.sub(lambda found: f"[@{next(numbers)}](person:{found['person']})", source))
    again = iter(range(len(sent)))
    return _MENTION.sub(
        lambda found: f"[@](person:{found['person']})" if str(next(again)) in heard else found.group(), source
    )


def fill(page: str, names: Mapping[str, str | None], *, someone: str) -> str:
    """The HTML with each hole filled: `@` and the name, escaped, or `someone` where there is no name.

    Of a person whose name is absent or None not even the id is left.
    """

    def filled(hole: re.Match[str]) -> str:
        name = names.get(hole[1])
        if name is None:
            return f'<span class="mention">{html.escape(someone)}</span>'
        return f'<a class="mention" data-person="{hole[1]}">@{html.escape(name)}</a>'

    return _HOLE.sub(filled, page)


def mention(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001  The signature of a markdown-it rule.
    """Parser rule: a mention becomes a hole. A link around it is none, as around any link."""
    found = _MENTION.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.env.setdefault(HEARD, []).append(found["name"])
        hole = state.push("mention_open", "a", 1)
        hole.attrs = {"class": "mention", "data-person": found["person"]}
        state.push("text", "", 0).content = "@"
        state.push("mention_close", "a", -1)
    state.pos = found.end()
    return True


def _heard(source: str) -> frozenset[str]:
    from chalicelib.conversation.markdown.grammar import parser

    env: dict[str, list[str]] = {}
    parser().parse(source, env)
    return frozenset(env.get(HEARD, ()))
