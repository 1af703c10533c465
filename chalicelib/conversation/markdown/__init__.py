"""Markdown of posts and comments: what people write, made safe to show.

The source is what is stored and edited; the HTML is made once, kept with VERSION beside it, and holds places
for the names of the people mentioned, which are filled in for each viewer.
"""

from chalicelib.conversation.markdown.excerpts import EXCERPT_MOST, Excerpt, excerpt
from chalicelib.conversation.markdown.mentions import canonical, fill
from chalicelib.conversation.markdown.pages import HTML_MOST
from chalicelib.conversation.markdown.rendering import VERSION, Rendered, addresses, render

__all__ = [
    "EXCERPT_MOST",
    "HTML_MOST",
    "VERSION",
    "Excerpt",
    "Rendered",
    "addresses",
    "canonical",
    "excerpt",
    "fill",
    "render",
]
