"""What is shown of an address that somebody pasted."""

import msgspec


class Link(msgspec.Struct, frozen=True, array_like=True):
    """An address as it was written, and what its page calls itself: plain text, from elsewhere."""

    url: str
    title: str
    description: str | None = None
