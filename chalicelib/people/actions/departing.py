"""Leaving for good: the memberships end in the transaction that sets the status."""

from chalicelib.access.model import Packed, PersonId
from chalicelib.access.store import keep_inside
from chalicelib.foundation.changes import Change
from chalicelib.people.events import PersonDeparted


def departure(change: Change, by: str, person: PersonId, inside: Packed, reason: str = "") -> PersonDeparted:
    """Adds the end of every membership to a change, and answers the fact to tell with it.

    It names the communities that ended, because their lists are cleared up by the news.
    """
    keep_inside(change, person, inside, Packed({}, {}))
    data: dict[str, str | int] = {"communities": " ".join(inside.memberships)}
    return PersonDeparted(by=by, subject=person, data=data | ({"reason": reason} if reason else {}))
