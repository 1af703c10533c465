"""What every member may find: open and private communities, in the order of their names."""

from typing import Final

from chalicelib.communities.store import keys
from chalicelib.foundation import folding
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Item

STRETCH: Final = 100
SEARCHED: Final = 1_000
"""Places that one call looks through for words of a name: some 250 KB."""


def discover_query(after: str | None) -> Query:
    """A stretch of all that can be found; `after` is the place of the last that was shown."""
    return Query("network", keys.DISCOVER, after=after, limit=STRETCH)


def search_query(after: str | None) -> Query:
    """The same, longer, where few of it will be shown."""
    return Query("network", keys.DISCOVER, after=after, limit=SEARCHED)


def matches(item: Item, q: list[str]) -> bool:
    """Whether each folded word of a search begins some word of the name."""
    words = folding.words(item["name"])
    return all(any(word.startswith(part) for word in words) for part in q)
