"""Holding a door open for one person, and closing it again."""

from dataclasses import replace

from chalicelib.access import gate
from chalicelib.access import keys as judged
from chalicelib.access import store as authority
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, Invitation, Packed, PersonId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, rules, store
from chalicelib.communities.actions.coming import noted
from chalicelib.communities.events import InvitationWithdrawn, PersonInvitedIn
from chalicelib.communities.model import Ask, Knock
from chalicelib.communities.rules import Candidate, listed
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict, Forbidden, NotFound, fault


def invite(viewer: Viewer, community_id: CommunityId, person_id: PersonId) -> Invitation:
    """Holds a community's door open for one person; one that stands is answered as it is.

    Raises Forbidden `may_not_invite`, Invalid at `/person` for somebody whom the viewer may not know of,
    Conflict `already_inside`, `company_wall`, `account_closed`, `too_many_invitations`.
    """
    standing = gate.reach(viewer, Verb.INVITE, community_id)
    if not rules.may_invite(standing):
        raise Forbidden("may_not_invite")
    candidate = _candidate(viewer, person_id)
    if _known_inside(standing, candidate):
        raise Conflict("already_inside")
    refusal = candidate.refusal(standing.gate)
    if refusal is not None:
        raise noted(refusal, standing, candidate)
    before = rules.pruned(candidate.packed).get(community_id)
    if before is not None and before.era == standing.gate.era and before.by == viewer.person:
        return before
    change = Change()
    packed = hold_open(change, standing, candidate.id, candidate.packed)
    authority.keep_inside(change, candidate.id, candidate.packed, packed)
    store.demand_inviter(change, standing.gate, viewer.person)
    change.commit(PersonInvitedIn(by=viewer.person, subject=person_id, community=community_id))
    return packed.invitations[community_id]


def _known_inside(standing: Standing, candidate: Candidate) -> bool:
    # Somebody who is unlisted to the inviter is invited like anybody else: a refusal would tell of them.
    membership = candidate.packed.memberships.get(standing.community)
    if membership is None:
        return False
    return listed.sees(standing.asker, standing.gate, listed.listed(membership))


def _candidate(viewer: Viewer, person_id: PersonId) -> Candidate:
    # Both rows come in one call, whoever it is, so that nobody's existence shows in the number of calls.
    viewer.held.rows([judged.card(person_id), judged.inside(person_id)])
    try:
        return access.candidate(viewer, person_id)
    except NotFound:
        raise fault("/person", "unknown_person") from None


def hold_open(change: Change, standing: Standing, person: PersonId, packed: Packed) -> Packed:
    """Adds to a change the rows of an invitation; answers the person's document with it, which is the
    caller's to keep. Raises Conflict `too_many_invitations`."""
    community, by = standing.community, standing.viewer.person
    invitations = rules.pruned(packed)
    if len(invitations) >= rules.INVITATIONS_MOST and community not in invitations:
        raise Conflict("too_many_invitations")
    invitation = Invitation(by, rules.second(), standing.gate.era)
    store.keep_ask(change, community, Ask(person, Knock.INVITED, by, invitation.at, invitation.era))
    authority.demand_gate(change, standing)
    return replace(packed, invitations={**invitations, community: invitation})


def withdraw_invitation(viewer: Viewer, community_id: CommunityId, person_id: PersonId) -> None:
    """Closes the door again: who was invited declines, who invited or a steward withdraws. Nothing to close
    is well.

    Raises Forbidden `may_not_invite` for anybody else.
    """
    standing = gate.reach(viewer, Verb.KNOW_OF, community_id)
    packed = access.document(viewer, person_id)
    invitation = packed.invitations.get(community_id)
    theirs = viewer.person == person_id or (invitation is not None and invitation.by == viewer.person)
    if not theirs and not standing.may(Verb.CONFIGURE):
        raise Forbidden("may_not_invite")
    if invitation is None:
        return
    left = {place: each for place, each in rules.pruned(packed).items() if place != community_id}
    change = Change()
    authority.keep_inside(change, person_id, packed, replace(packed, invitations=left))
    store.drop_ask(change, community_id, person_id)
    if not theirs:
        store.demand_steward(change, community_id, viewer.person)
    change.commit(InvitationWithdrawn(by=viewer.person, subject=person_id, community=community_id))


def invitation_to(viewer: Viewer, community_id: CommunityId, person_id: PersonId) -> Invitation:
    """The invitation that the viewer gave, as it stands. Raises NotFound where there is none any more."""
    standing = gate.reach(viewer, Verb.INVITE, community_id)
    packed = access.document(viewer, person_id)
    invitation = rules.pruned(packed).get(community_id)
    if invitation is None or invitation.era != standing.gate.era or invitation.by != viewer.person:
        raise NotFound
    return invitation
