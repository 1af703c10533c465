"""The only speaker to the tables about communities."""

from chalicelib.communities.store.asks import (
    ask_of,
    ask_place,
    asks_query,
    drop_ask,
    keep_ask,
    own_asks_query,
)
from chalicelib.communities.store.cards import (
    clause_of,
    clauses_query,
    community_of,
    keep_edited,
    keep_new,
    ref_of,
    rename_company,
)
from chalicelib.communities.store.counts import count, headcount_of
from chalicelib.communities.store.finding import discover_query, matches, search_query
from chalicelib.communities.store.guests import guest_invitation_of, keep_guest_invitation
from chalicelib.communities.store.insides import add_steward, drop_steward, forget_steward
from chalicelib.communities.store.marks import keep_marks, keep_read, listening_query, marks_of
from chalicelib.communities.store.names import completion_query, keep_spellings, people_of, spelled
from chalicelib.communities.store.people import (
    demand_inviter,
    demand_moderator,
    demand_steward,
    drop_member,
    keep_company,
    keep_member,
    member_keys,
    member_of,
    people_query,
)

__all__ = [
    "add_steward", "ask_of", "ask_place", "asks_query", "clause_of", "clauses_query", "community_of",
    "completion_query", "count", "demand_inviter", "demand_moderator", "demand_steward", "discover_query",
    "drop_ask", "drop_member", "drop_steward", "forget_steward", "guest_invitation_of", "headcount_of",
    "keep_ask", "keep_company", "keep_edited", "keep_guest_invitation", "keep_marks", "keep_member",
    "keep_new", "keep_read", "keep_spellings", "listening_query", "marks_of", "matches", "member_keys",
    "member_of", "own_asks_query", "people_of", "people_query", "ref_of", "rename_company",
    "search_query", "spelled",
]  # fmt: skip
