"""Keeps the names of companies in guest clauses."""

from chalicelib.access import keys as judged
from chalicelib.access.model import CommunityId
from chalicelib.communities import store
from chalicelib.foundation import queries, rows
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.news import NotYet
from chalicelib.foundation.turns import settled
from chalicelib.people.store.companies import read


def name_clause(event: Event) -> None:
    """A company may have another name: on the card of every community whose clause names it."""
    company = read(event.subject)
    if company is None:
        raise NotYet
    after: str | None = None
    while True:
        stretch = queries.query(store.clauses_query(company.id, after))
        for item in stretch.items:
            _name(store.clause_of(item), company.id, company.name)
        if not stretch.more:
            return
        after = stretch.items[-1]["sk"]


def _name(community_id: CommunityId, company: str, name: str) -> None:
    key = judged.community(community_id)

    def step() -> None:
        item = rows.fetch([key]).get(key)
        community = None if item is None else store.community_of(community_id, item)
        if community is None or community.rule.guests != company or community.company_name == name:
            return
        change = Change()
        store.rename_company(change, community, name)
        change.commit()

    settled(step)
