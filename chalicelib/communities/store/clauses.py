"""The communities whose clause names a company, to follow its name."""

from chalicelib.access.model import MIXED, NONE, CommunityId
from chalicelib.communities.model import Community
from chalicelib.communities.store import keys
from chalicelib.communities.store.rows import ClauseRow
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Item


def begin_clause(change: Change, community: Community) -> None:
    """Lets a community be found by the company of its clause, where it names one."""
    if community.rule.guests not in (NONE, MIXED):
        change.put(_clause(community))


def end_clause(change: Change, community: Community) -> None:
    """Takes that away."""
    if community.rule.guests not in (NONE, MIXED):
        change.delete(_clause(community))


def _clause(community: Community) -> ClauseRow:
    key = keys.clause(community.rule.guests, community.id)
    return ClauseRow(key.pk, key.sk)


def clauses_query(company: str, after: str | None) -> Query:
    """A stretch of the communities whose clause names a company."""
    key = keys.clause(company, "")
    return Query("network", key.pk, prefix=key.sk, after=after, limit=100)


def clause_of(item: Item) -> CommunityId:
    """The community whose clause a row tells of."""
    return CommunityId(item["sk"].removeprefix(keys.clause("", "").sk))
