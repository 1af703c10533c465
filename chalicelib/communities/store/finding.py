"""What every member may find, open and private communities in the order of their names; and the register of
secret ones."""

from typing import Final

from chalicelib.access.model import CommunityId
from chalicelib.communities.store import keys
from chalicelib.communities.store.rows import OrphanRow
from chalicelib.foundation import clock, folding
from chalicelib.foundation.changes import Change
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


def register_query(after: str | None, limit: int) -> Query:
    """A stretch of the secret communities, in the order of their ids."""
    return Query("network", keys.REGISTER, after=after, limit=limit)


def orphans_query(after: str | None, limit: int) -> Query:
    """A stretch of the communities without steward, in the order of their ids."""
    return Query("network", keys.ORPHANS, after=after, limit=limit)


def keep_orphan(change: Change, community: CommunityId, *, frozen: bool) -> None:
    """Notes that a community has no steward, or that it has one again."""
    key = keys.orphan(community)
    row = OrphanRow(key.pk, key.sk)
    if not frozen:
        change.delete(row)
        return
    row.since = clock.now()
    change.put(row)


def matches(item: Item, q: list[str]) -> bool:
    """Whether each folded word of a search begins some word of the name."""
    words = folding.words(item["name"])
    return all(any(word.startswith(part) for word in words) for part in q)
