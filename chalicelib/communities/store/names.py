"""People inside by the words of their names: kept by the news, verified against the list when read."""

from itertools import chain

from pynamodb.expressions.condition import Condition

from chalicelib.access.model import CommunityId, PersonId
from chalicelib.communities.store import keys
from chalicelib.communities.store.rows import SpellingRow
from chalicelib.foundation import folding
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Item, Key

WORDS_MOST = 4
"""A name is found by each of its first four words."""
WIDTH = 24


def completion_query(community_id: str, q: str) -> Query:
    """The people of a community some word of whose name begins as `q` does, folded; all of them for an
    empty one."""
    pk = keys.spelling(community_id, "", "").pk
    return Query("network", pk, prefix=folding.fold(q), limit=WIDTH)


def people_of(items: list[Item]) -> list[PersonId]:
    """Whom the rows of a completion name, each once, in order."""
    return list(dict.fromkeys(PersonId(item["person"]) for item in items))


def spelled(name: str) -> set[str]:
    """The folded spellings of a name: as it is, and beginning with each of its other words."""
    words = folding.words(name)
    starts = range(min(len(words), WORDS_MOST))
    return {" ".join(chain(words[start:], words[:start])) for start in starts}


def keep_spellings(community: CommunityId, person: PersonId, wanted: set[str], was: Item | None) -> None:
    """Makes somebody found under exactly these spellings. Raises Raced where another writer came first."""
    before = set((was or {}).get("keys") or ())
    if before == wanted:
        return
    change = Change()
    for folded in wanted - before:
        key = keys.spelling(community, folded, person)
        change.put(SpellingRow(key.pk, key.sk, person=person))
    for folded in before - wanted:
        key = keys.spelling(community, folded, person)
        change.delete(SpellingRow(key.pk, key.sk))
    _remember(change, keys.spellings(community, person), wanted, was)
    change.commit()


def _remember(change: Change, key: Key, wanted: set[str], was: Item | None) -> None:
    version = (was or {}).get("version", 0)
    unchanged: Condition = (SpellingRow.version == version) if version else SpellingRow.pk.does_not_exist()
    change.put(SpellingRow(key.pk, key.sk, keys=wanted or None, version=version + 1), unchanged)
