"""Changing the rule: less is at once, and so is undoing that in time; more takes two people and a week."""

from dataclasses import replace

from msgspec import UNSET

from chalicelib.access import gate
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, Gate, Guests, Rule
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, rules
from chalicelib.communities.access import Proposed, Sight
from chalicelib.communities.actions.changes import propose
from chalicelib.communities.actions.editing import Edited
from chalicelib.communities.actions.founding import clause_name, clean_name, clean_purpose
from chalicelib.communities.drafts import RuleDraft
from chalicelib.communities.model import Community, Era, EraKind
from chalicelib.communities.rules import Move
from chalicelib.communities.rules.changes import Intent
from chalicelib.foundation import clock
from chalicelib.foundation.refusals import Conflict, fault


def change_rule(viewer: Viewer, community_id: CommunityId, draft: RuleDraft) -> Sight | Proposed:
    """Narrows a community at once, restores at once what another steward narrowed within a day, and proposes
    whatever else widens any part of the rule, and that the community be deleted.

    Everybody stays inside; guests whom the clause stops covering sleep. Raises Invalid, and what `propose`
    raises.
    """
    standing = gate.reach(viewer, Verb.CONFIGURE, community_id)
    was = access.card(standing)
    if draft.delete:
        return _deleting(standing, was, draft)
    community, rule = _said(was, draft)
    move = rules.move(was.eras, rule, viewer.person, clock.now())
    if move is Move.WIDENS:
        return propose(standing, was, community, rule, draft.to)
    if draft.to is not UNSET:
        raise fault("/to", "nothing_to_sign")
    if move is Move.STAYS:
        return Edited(standing, was, community, standing.gate).kept()
    if move is Move.RESTORES and standing.gate.archived:
        raise Conflict("archived")
    kind = EraKind.RESTORED if move is Move.RESTORES else EraKind.NARROWED
    return Edited(standing, was, *_begun(standing, community, rule, kind)).kept()


def _deleting(standing: Standing, was: Community, draft: RuleDraft) -> Proposed:
    if RuleDraft(to=draft.to, delete=True) != draft:
        raise fault("/delete", "nothing_beside")
    return propose(standing, was, was, was.rule, draft.to, intent=Intent.DELETES)


def _said(was: Community, draft: RuleDraft) -> tuple[Community, Rule]:
    community = replace(
        was,
        name=was.name if draft.name is UNSET else clean_name(draft.name),
        purpose=was.purpose if draft.purpose is UNSET else clean_purpose(draft.purpose),
    )
    visibility = was.rule.visibility if draft.visibility is UNSET else draft.visibility
    return community, Rule(visibility, was.rule.guests if draft.guests is UNSET else Guests(draft.guests))


def _begun(standing: Standing, community: Community, rule: Rule, kind: EraKind) -> tuple[Community, Gate]:
    after = rules.following(standing.gate, rule, kind)
    by, now = standing.viewer.person, clock.now()
    era = Era(after.era, rule.visibility, rule.guests, now, by, kind)
    named = clause_name(standing.viewer, rule.guests)
    return replace(community, rule=rule, eras=(*community.eras, era), company_name=named), after
