"""The only way to communities: what a viewer sees of them, and of the people in them."""

from chalicelib.communities.access.changes import (
    Proposed,
    Waiting,
    change,
    change_keys,
    changes,
    judged_now,
    office,
    waiting,
)
from chalicelib.communities.access.earlier import Reading, earlier_keys, eras_read, signs_still
from chalicelib.communities.access.listing import Listed, discover, filled, mine
from chalicelib.communities.access.naming import lists, meets_in, named
from chalicelib.communities.access.orphans import Orphan, orphans
from chalicelib.communities.access.people import (
    answerable,
    asked,
    asks,
    at_door,
    awake,
    candidate,
    candidate_of,
    document,
    inside,
    inside_already,
    may_see,
    meets,
    own,
    shown,
    to_admit,
)
from chalicelib.communities.access.readers import audience, completion
from chalicelib.communities.access.reading import Place, asker_of, guest_read, places, rows_of
from chalicelib.communities.access.sights import (
    Sight,
    card,
    card_keys,
    company_shown,
    guest_invitation,
    refs,
    sight,
    sight_keys,
    terms,
)
from chalicelib.communities.access.vouching import request, vouchers
from chalicelib.people.access import SHARED

# Whether two people meet somewhere is asked by people, who stand below and know nothing of communities.
SHARED.append(meets)

__all__ = [
    "Listed",
    "Orphan",
    "Place",
    "Proposed",
    "Reading",
    "Sight",
    "Waiting",
    "answerable",
    "asked",
    "asker_of",
    "asks",
    "at_door",
    "audience",
    "awake",
    "candidate",
    "candidate_of",
    "card",
    "card_keys",
    "change",
    "change_keys",
    "changes",
    "company_shown",
    "completion",
    "discover",
    "document",
    "earlier_keys",
    "eras_read",
    "filled",
    "guest_invitation",
    "guest_read",
    "inside",
    "inside_already",
    "judged_now",
    "lists",
    "may_see",
    "meets",
    "meets_in",
    "mine",
    "named",
    "office",
    "orphans",
    "own",
    "places",
    "refs",
    "request",
    "rows_of",
    "shown",
    "sight",
    "sight_keys",
    "signs_still",
    "terms",
    "to_admit",
    "vouchers",
    "waiting",
]  # fmt: skip
