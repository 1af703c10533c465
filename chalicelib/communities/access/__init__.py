"""The only way to communities: what a viewer sees of them, and of the people in them."""

from chalicelib.communities.access.listing import Listed, discover, mine
from chalicelib.communities.access.people import (
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
)
from chalicelib.people.access import SHARED

# Whether two people meet somewhere is asked by people, who stand below and know nothing of communities.
SHARED.append(meets)

__all__ = [
    "Listed", "Place", "Sight", "asked", "asker_of", "asks", "at_door", "audience", "awake", "candidate",
    "candidate_of", "card", "card_keys", "company_shown", "completion", "discover", "document",
    "guest_invitation", "guest_read", "inside", "inside_already", "may_see", "meets", "mine", "own",
    "places", "refs", "rows_of", "sight", "sight_keys", "to_admit",
]  # fmt: skip
