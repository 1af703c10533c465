"""Showing somebody earlier eras: the first of two signs, the second does it."""

from dataclasses import replace

from chalicelib.access import store as authority
from chalicelib.access.attempts import attempted
from chalicelib.access.model import CommunityId, Kind, PersonId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, store
from chalicelib.communities.access import Reading
from chalicelib.communities.events import EarlierProposed, EarlierShown, EarlierWithdrawn
from chalicelib.communities.rules import listed
from chalicelib.communities.rules.earlier import Earlier, may_sign
from chalicelib.foundation import clock
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict, Forbidden, fault


def show_earlier(viewer: Viewer, community_id: CommunityId, person_id: PersonId, era: int) -> Reading:
    """Lets somebody inside read from an earlier era on: the first of two signs, the second does it. Whoever
    repeats that finds it done.

    Raises NotFound, Forbidden `not_inside`, `own_membership`, `eras_not_read`, Conflict `not_for_guests`,
    `archived`, `another_era_waits`, Invalid at `/era`.
    """
    found = access.eras_read(viewer, community_id, person_id)
    _demand_right(found, era)
    if era == found.membership.since:
        return found
    _demand_earlier(found, era)
    waiting = found.waiting
    if waiting is not None and waiting.stands and waiting.by != viewer.person:
        if access.signs_still(viewer, community_id, waiting):
            if waiting.era != era:
                raise Conflict("another_era_waits").showing(era=waiting.era)
            return _shown(found, waiting)
    elif waiting is not None and waiting.stands and waiting.era == era:
        return found
    return _proposed(found, era)


def _demand_right(found: Reading, era: int) -> None:
    standing, viewer = found.standing, found.standing.viewer
    place, person = standing.community, found.candidate.id
    if person == viewer.principal:
        raise attempted(Forbidden("own_membership"), viewer, place, place)
    if not may_sign(viewer.kind, standing.membership, era):
        raise attempted(Forbidden("eras_not_read"), viewer, place, place)
    if found.candidate.kind is not Kind.MEMBER:
        raise attempted(Conflict("not_for_guests"), viewer, person, place)


def _demand_earlier(found: Reading, era: int) -> None:
    if era > found.standing.gate.era:
        raise fault("/era", "unknown_era")
    if era > found.membership.since:
        raise fault("/era", "not_earlier")
    if found.standing.gate.archived:
        raise Conflict("archived")


def _proposed(found: Reading, era: int) -> Reading:
    standing, person = found.standing, found.candidate.id
    first = Earlier(person, era, standing.viewer.person, clock.now())
    change = Change()
    store.keep_earlier(change, standing.community, found.waiting, first)
    store.demand_reader(change, standing.community, first.by, era)
    change.commit(
        EarlierProposed(by=first.by, subject=person, community=standing.community, data={"era": era})
    )
    return replace(found, waiting=first)


def _shown(found: Reading, first: Earlier) -> Reading:
    standing, candidate = found.standing, found.candidate
    community, by, was = standing.community, standing.viewer.person, found.membership
    # To whom somebody is listed does not change with what they may read.
    membership = replace(was, since=first.era, listed=listed.listed(was))
    packed = replace(candidate.packed, memberships={**candidate.packed.memberships, community: membership})
    change = Change()
    authority.keep_inside(change, candidate.id, candidate.packed, packed)
    store.keep_membership(change, community, candidate.id, membership)
    store.drop_earlier(change, community, first)
    for each in (first.by, by):
        store.demand_reader(change, community, each, first.era)
    authority.demand_gate(change, standing)
    refs, data = {"with": str(first.by)}, {"era": first.era, "was": was.since}
    change.commit(EarlierShown(by=by, subject=candidate.id, community=community, refs=refs, data={**data}))
    return Reading(standing, replace(candidate, packed=packed), None)


def take_back_earlier(viewer: Viewer, community_id: CommunityId, person_id: PersonId) -> None:
    """Withdraws what waits for a second signature: who signed first, or a steward. Nothing to withdraw is
    well.

    Raises NotFound, Forbidden `not_inside` or `not_a_signer`.
    """
    found = access.eras_read(viewer, community_id, person_id)
    if found.waiting is None:
        return
    if found.waiting.by != viewer.person and not found.standing.may(Verb.CONFIGURE):
        raise Forbidden("not_a_signer")
    change = Change()
    store.drop_earlier(change, community_id, found.waiting)
    change.commit(EarlierWithdrawn(by=viewer.person, subject=person_id, community=community_id))
