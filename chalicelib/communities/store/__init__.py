"""The only speaker to the tables about communities."""

from chalicelib.communities.store.asks import (
    ask_of,
    ask_place,
    asks_query,
    drop_ask,
    drop_vouches,
    keep_ask,
    keep_vouch,
    own_ask_of,
    own_asks_query,
)
from chalicelib.communities.store.cards import (
    community_of,
    drop_card,
    keep_edited,
    keep_new,
    ref_of,
    rename_company,
)
from chalicelib.communities.store.changes import (
    changes_query,
    demand_holder,
    demand_none,
    keep_proposal,
    keep_signature,
    proposal_of,
    settle,
    signed_place,
    signs_query,
)
from chalicelib.communities.store.clauses import clause_of, clauses_query
from chalicelib.communities.store.counts import count, headcount_of
from chalicelib.communities.store.earlier import (
    demand_reader,
    drop_earlier,
    earlier_of,
    keep_earlier,
    keep_membership,
)
from chalicelib.communities.store.finding import (
    discover_query,
    keep_orphan,
    matches,
    orphans_query,
    register_query,
    search_query,
)
from chalicelib.communities.store.guests import guest_invitation_of, keep_guest_invitation
from chalicelib.communities.store.insides import add_steward, demand_stewards, drop_steward, forget_steward
from chalicelib.communities.store.marks import keep_marks, keep_read, listening_query, marks_of
from chalicelib.communities.store.names import completion_query, keep_spellings, people_of, spelled
from chalicelib.communities.store.openings import keep_opened
from chalicelib.communities.store.people import (
    demand_inside,
    demand_inviter,
    demand_moderator,
    demand_steward,
    drop_member,
    keep_company,
    keep_member,
    let_in_by,
    member_keys,
    member_of,
    people_query,
    promote,
)
from chalicelib.communities.store.seats import (
    begin_count,
    end_count,
    free_seat,
    keep_first_seat,
    people_inside,
    seats_now,
    seats_of,
    take_seat,
)
from chalicelib.communities.store.terms import keep_terms, terms_of

__all__ = [
    "add_steward", "ask_of", "ask_place", "asks_query", "begin_count", "changes_query", "clause_of",
    "clauses_query", "community_of", "completion_query", "count", "demand_holder", "demand_inside",
    "demand_inviter", "demand_moderator", "demand_none", "demand_reader", "demand_steward",
    "demand_stewards", "discover_query", "drop_ask", "drop_card", "drop_earlier", "drop_member",
    "drop_steward", "drop_vouches", "earlier_of", "end_count", "forget_steward", "free_seat",
    "guest_invitation_of", "headcount_of", "keep_ask", "keep_company", "keep_earlier", "keep_edited",
    "keep_first_seat", "keep_guest_invitation", "keep_marks", "keep_member", "keep_membership", "keep_new",
    "keep_opened", "keep_orphan", "keep_proposal", "keep_read", "keep_signature", "keep_spellings",
    "keep_terms", "keep_vouch", "let_in_by", "listening_query", "marks_of", "matches", "member_keys",
    "member_of", "orphans_query", "own_ask_of", "own_asks_query", "people_inside", "people_of",
    "people_query", "promote", "proposal_of", "ref_of", "register_query", "rename_company",
    "search_query", "seats_now", "seats_of", "settle", "signed_place", "signs_query", "spelled",
    "take_seat", "terms_of",
]  # fmt: skip
