"""Bridges end with the role of who made them: a community is not read for who does not steward it."""

from chalicelib.access import keys
from chalicelib.access.gate import gate_of
from chalicelib.access.memberships import unpacked
from chalicelib.access.model import CommunityId, PersonId, Role
from chalicelib.communities.actions import bridging
from chalicelib.communities.store.bridges import bridge_ids
from chalicelib.foundation import ids, rows
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.turns import settled
from chalicelib.webhooks.events import BridgeDetached


def let_go(event: Event) -> None:
    """On somebody's leaving, or another role of theirs: what hears for them there hears no more."""
    person, named = PersonId(event.subject), str(event.data.get("communities") or event.community)
    for place in named.split():
        settled(lambda place=place: _let_go(person, CommunityId(place)))  # type: ignore[misc]  # Bound at once.


def _let_go(person: PersonId, place: CommunityId) -> None:
    found = rows.fetch([keys.gate_copy(place, 0), keys.inside(person)])
    item = found.get(keys.gate_copy(place, 0))
    membership = unpacked(found.get(keys.inside(person))).memberships.get(place)
    if item is None or (membership is not None and membership.role is Role.STEWARD):
        return
    at = gate_of(place, item)
    theirs = next((each for each in bridge_ids(at) if ids.place(each) == person), None)
    if theirs is None:
        return
    change = Change()
    bridging.detach(change, at, theirs)
    told: dict[str, str | int] = {"reason": "role_lost"}
    change.commit(BridgeDetached(by="", subject=theirs, community=place, data=told))
    _let_go(person, place)
