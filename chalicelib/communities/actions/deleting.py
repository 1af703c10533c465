"""Deleting a community: archived with the second signature, buried on its day, cleared of its people then."""

from dataclasses import replace
from functools import partial
from typing import Final

from chalicelib.access import keys as judged
from chalicelib.access import store as authority
from chalicelib.access.memberships import unpacked
from chalicelib.access.model import CommunityId, Packed, PersonId
from chalicelib.communities import access, rules, store
from chalicelib.communities.access import Proposed, Waiting
from chalicelib.communities.events import CommunityDeleted, InvitationWithdrawn, PersonLeft, RequestWithdrawn
from chalicelib.communities.model import Ask, Knock, MemberRow
from chalicelib.foundation import clock, due, queries, rows
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.turns import settled

SLICE: Final = 500
"""People who are let out at once; of a larger community the rest go a slice a minute."""
CLEARING: Final = "clearing"
"""What falls due while people are left to let out; its reference is the community."""


class _Gone(Exception):
    """Somebody else has let them out."""


def archive(change: Change, seen: Proposed) -> None:
    """Adds to a change that a community which is to be deleted rests until then."""
    was, at = seen.community, seen.standing.gate
    if at.archived:
        return
    store.keep_edited(change, was, replace(was, archived=True))
    authority.keep_gate(change, replace(at, archived=True), was=at)


def bury(change: Change, found: Waiting) -> Event:
    """Adds to a change the tombstone, in every copy of the gate, and takes away all by which a community is
    found or named; answers the fact."""
    proposal, community = found.proposal, found.community
    authority.keep_gate(change, replace(found.gate, deleted=True), was=found.gate)
    store.drop_card(change, community)
    refs, data = {"with": str(proposal.signed_by)}, {"number": proposal.number}
    return CommunityDeleted(
        by=proposal.proposed_by, subject=community.id, community=community.id, refs=refs, data={**data}
    )


def clear(community: CommunityId) -> None:
    """Lets everybody out of a deleted community, and everybody at its door go: a slice now, the rest soon.

    Their documents hold it no more; what they hold until then opens nothing, as the gate is judged first.
    """
    if not access.is_deleted(community):
        return
    people = queries.query(store.people_query(community, None, SLICE))
    for each in map(store.member_of, people.items):
        settled(partial(_let_out, community, each))
    asks = queries.query(store.asks_query(community, None, SLICE))
    for ask in filter(None, map(store.ask_of, asks.items)):
        settled(partial(_send_away, community, ask))
    if people.more or asks.more:
        change = Change()
        due.keep(change, clock.now(), CLEARING, community)
        change.commit()


def go_on_clearing(rung: due.Due) -> None:
    """What falls due where more people were inside than are let out at once: the next slice of them."""
    clear(CommunityId(rung.ref))
    due.done(rung)


def _let_out(community: CommunityId, row: MemberRow) -> None:
    change, data = Change(), {"kind": row.kind.value, "role": row.role.value}
    _forget(change, community, row.person)
    store.drop_member(change, community, row.person, absent=_Gone())
    company = {"company": str(row.company)} if row.company is not None else {}
    fact = PersonLeft(by="", subject=row.person, community=community, data={**data, **company})
    try:
        change.commit(fact)
    except _Gone:
        return


def _send_away(community: CommunityId, ask: Ask) -> None:
    change = Change()
    _forget(change, community, ask.person)
    store.drop_ask(change, community, ask.person)
    told = RequestWithdrawn if ask.knock is Knock.ASKED else InvitationWithdrawn
    change.commit(told(by="", subject=ask.person, community=community))


def _forget(change: Change, community: CommunityId, person: PersonId) -> None:
    key = judged.inside(person)
    was = unpacked(rows.fetch([key]).get(key))
    now = rules.without(was, community)
    left = {place: each for place, each in now.invitations.items() if place != community}
    now = replace(now, invitations=left)
    if _holds(now) != _holds(was):
        authority.keep_inside(change, person, was, now)


def _holds(packed: Packed) -> object:
    return packed.memberships, packed.invitations
