"""Clears up behind who left the network, and behind who may not invite any more."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from chalicelib.access import keys as judged
from chalicelib.access import store as authority
from chalicelib.access.gate import gate_of
from chalicelib.access.memberships import unpacked
from chalicelib.access.model import CommunityId, PersonId, Role, Visibility
from chalicelib.communities import store
from chalicelib.communities.events import InvitationWithdrawn, PersonLeft
from chalicelib.communities.model import Ask, Knock, MemberRow
from chalicelib.foundation import queries, rows
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.tables import Item, Key
from chalicelib.foundation.turns import settled


class _Gone(Exception):
    """Somebody else has cleared this up."""


def forget(event: Event) -> None:
    """Somebody left the network and the communities that the news names: takes them off every list.

    Their packed document ended in the transaction of the departure, so that nothing here decides what they
    read. A community may be left without a steward by it.
    """
    person = PersonId(event.subject)
    for community in str(event.data.get("communities", "")).split():
        settled(partial(_leave, CommunityId(community), person))
    for item in queries.query(store.own_asks_query(person)).items:
        change = Change()
        store.drop_ask(change, CommunityId(store.ask_place(item)), person)
        change.commit()


def _leave(community_id: CommunityId, person: PersonId) -> None:
    member, card, at = _rows(community_id, person)
    found = rows.fetch([member, card, at])
    if member not in found or card not in found or at not in found:
        return
    row, change = store.member_of(found[member]), Change()
    store.drop_member(change, community_id, person, absent=_Gone())
    kept = _uncount(change, community_id, row, found[card], found[at])
    store.free_seat(change, gate_of(community_id, found[at]), person, gate_kept=kept)
    data: dict[str, str | int] = {"kind": row.kind.value, "role": row.role.value}
    if row.company is not None:
        data["company"] = row.company
    try:
        change.commit(PersonLeft(by=person, subject=person, community=community_id, data=data))
    except _Gone:
        return


def _rows(community_id: CommunityId, person: PersonId) -> tuple[Key, Key, Key]:
    return (
        judged.member(community_id, person),
        judged.community(community_id),
        judged.gate_copy(community_id, 0),
    )


def _uncount(change: Change, community_id: CommunityId, row: MemberRow, card: Item, at: Item) -> bool:
    """A steward leaves the card, a guest their company's count; never both, as guests steward nothing.

    Answers whether the gate is written with it.
    """
    if row.role is Role.STEWARD:
        store.forget_steward(change, community_id, row.person)
    elif row.company is not None:
        community = store.community_of(community_id, card)
        return store.keep_company(change, gate_of(community_id, at), community, row.company, -1)
    return False


def lapse_invitations(event: Event) -> None:
    """Somebody left, was put out or has another role: what they held open closes, if they could not open it
    now.

    Until then nobody comes in by it either, because coming in demands the inviter's role in its
    transaction.
    """
    community, inviter = CommunityId(event.community), PersonId(event.subject)
    member, _, at = _rows(community, inviter)
    found = rows.fetch([member, at])
    if at not in found or _may_invite(found.get(member), found[at]):
        return
    for ask in _held_open(community, inviter):
        settled(partial(_close, community, ask))


def _may_invite(member: Item | None, at: Item) -> bool:
    is_open = at["visibility"] == Visibility.OPEN
    return member is not None and (is_open or member["role"] == Role.STEWARD)


def _held_open(community: CommunityId, inviter: PersonId) -> Iterator[Ask]:
    after: str | None = None
    while True:
        stretch = queries.query(store.asks_query(community, after, 100))
        asks = [store.ask_of(item) for item in stretch.items]
        yield from (each for each in asks if each and each.knock is Knock.INVITED and each.by == inviter)
        if not stretch.more:
            return
        after = stretch.items[-1]["sk"]


def _close(community: CommunityId, ask: Ask) -> None:
    key = judged.inside(ask.person)
    packed = unpacked(rows.fetch([key]).get(key))
    invitation = packed.invitations.get(community)
    if invitation is None or invitation.by != ask.by:
        return
    left = {place: each for place, each in packed.invitations.items() if place != community}
    change = Change()
    authority.keep_inside(change, ask.person, packed, replace(packed, invitations=left))
    store.drop_ask(change, community, ask.person)
    change.commit(InvitationWithdrawn(by=ask.by, subject=ask.person, community=community))
