"""Texts as Slack's clients write them, in our Markdown. Pure.

Source: Slack's documentation of incoming webhooks and of mrkdwn, as far as links go; the rest reads alike.
"""

import re
from typing import Final

_LINK: Final = re.compile(r"<(https?://[^|>\s]+)\|([^>\n]+)>")
_BARE: Final = re.compile(r"<(https?://[^|>\s]+)>")
_CALL: Final = re.compile(r"<[!@#][^>\n]*>")
_ESCAPED: Final = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def markdown(text: str) -> str:
    """A text with links as Markdown has them. Calls to Slack's people and channels mean nothing here."""
    plain = _CALL.sub("", text)
    plain = _LINK.sub(lambda found: f"[{_label(found[2])}]({found[1]})", plain)
    plain = _BARE.sub(r"\1", plain)
    for escaped, letter in _ESCAPED:
        plain = plain.replace(escaped, letter)
    return plain


def _label(text: str) -> str:
    return text.replace("[", "(").replace("]", ")")
