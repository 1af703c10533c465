"""Founding a community: its gate, its card and its first steward in one change."""

from dataclasses import replace

from chalicelib.access import gate
from chalicelib.access import store as authority
from chalicelib.access.memberships import MOST
from chalicelib.access.model import (
    MIXED,
    NONE,
    CommunityId,
    Gate,
    Guests,
    Kind,
    Membership,
    PersonId,
    Role,
    Rule,
)
from chalicelib.access.viewer import Viewer
from chalicelib.communities import rules, store
from chalicelib.communities.access import Sight, own
from chalicelib.communities.actions.admission import clean_question, first_entrance, first_gate
from chalicelib.communities.drafts import CommunityDraft
from chalicelib.communities.events import CommunityMade, PersonJoined
from chalicelib.communities.model import NAME_MOST, PURPOSE_MOST, Community, Era, EraKind, Marks
from chalicelib.communities.model.audience import Headcount
from chalicelib.foundation import folding, hygiene, ids
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict, Forbidden, fault
from chalicelib.people.access import known_company


def found(viewer: Viewer, draft: CommunityDraft) -> Sight:
    """Founds a community whose steward is the viewer.

    Raises Forbidden `members_only`, Conflict `too_many_communities`, Invalid for a company that is not
    known or a text that is not clean.
    """
    if viewer.kind is not Kind.MEMBER:
        raise Forbidden("members_only")
    if len(viewer.packed.memberships) >= MOST:
        raise Conflict("too_many_communities")
    community = _founded(viewer, draft)
    at = first_gate(community, draft)
    membership = Membership(Role.STEWARD, at.since, community.created_at, accepted=at.terms, listed=at.era)
    packed = rules.with_membership(viewer.packed, community.id, membership)
    change = Change()
    authority.keep_gate(change, at, was=None)
    terms, seats = first_entrance(change, at, draft)
    store.keep_new(change, community)
    authority.keep_inside(change, viewer.person, viewer.packed, packed)
    store.keep_member(change, community.id, own(viewer), membership)
    change.commit(_made(viewer.person, at), _joined(viewer.person, at))
    standing = gate.standing(replace(viewer, packed=packed), at)
    return Sight(standing, community, Headcount(members=1), None, Marks(), terms=terms, seats=seats)


def _founded(viewer: Viewer, draft: CommunityDraft) -> Community:
    now = rules.second()
    return Community(
        id=CommunityId(ids.short()),
        name=clean_name(draft.name),
        purpose=clean_purpose(draft.purpose),
        rule=Rule(draft.visibility, Guests(draft.guests)),
        eras=(Era(1, draft.visibility, Guests(draft.guests), now, viewer.person, EraKind.FOUNDED),),
        stewards=frozenset({viewer.person}),
        steward_since={viewer.person: now},
        created_at=now,
        created_by=viewer.person,
        version=1,
        company_name=clause_name(viewer, draft.guests),
        question=clean_question(draft.question),
    )


def clean_name(text: str) -> str:
    """A community's name.

    Raises Unclean, or Invalid for one without a letter or a digit, which nobody could find.
    """
    clean = hygiene.line(text, pointer="/name", most=NAME_MOST)
    if not folding.fold(clean):
        raise fault("/name", "name_without_letters")
    return clean


def clean_purpose(text: str | None) -> str:
    """What a community is for; may be empty. Raises Unclean."""
    return hygiene.block(text or "", pointer="/purpose", most=PURPOSE_MOST, may_be_empty=True)


def clause_name(viewer: Viewer, guests: str) -> str | None:
    """The name of the one company of a clause. Raises Invalid at `/guests` where there is no such company."""
    if guests in (NONE, MIXED):
        return None
    return known_company(viewer, guests, pointer="/guests").name


def _made(by: PersonId, at: Gate) -> CommunityMade:
    return CommunityMade(by=by, subject=at.community, community=at.community, stamp=at.stamp.text)


def _joined(by: PersonId, at: Gate) -> PersonJoined:
    data: dict[str, str | int] = {"kind": Kind.MEMBER.value, "role": Role.STEWARD.value}
    return PersonJoined(by=by, subject=by, community=at.community, data=data)
