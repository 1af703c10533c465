"""What stewards change of a community: its card, its archiving, its rule."""

from dataclasses import dataclass, replace

from msgspec import UNSET

from chalicelib.access import gate
from chalicelib.access import store as authority
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, Gate, Guests, Rule
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, rules, store
from chalicelib.communities.access import Sight
from chalicelib.communities.actions.admission import Entrance, entrance_of
from chalicelib.communities.actions.founding import clause_name, clean_name, clean_purpose
from chalicelib.communities.actions.seats import counted_out
from chalicelib.communities.drafts import CommunityPatch, RuleDraft
from chalicelib.communities.events import (
    CommunityArchived,
    CommunityChanged,
    CommunityRestored,
    RuleChanged,
)
from chalicelib.communities.model import Community, Era
from chalicelib.foundation import clock
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.http import etag
from chalicelib.foundation.refusals import Conflict, Stale


def edit(viewer: Viewer, community_id: CommunityId, patch: CommunityPatch, if_match: str) -> Sight:
    """Changes name, purpose, archiving and how one comes in, where nobody did since `if_match` was read
    (Stale)."""
    standing = gate.reach(viewer, Verb.CONFIGURE, community_id)
    was = access.card(standing)
    if if_match not in ("*", etag(was.version)):
        raise Stale
    archived = was.archived if patch.archived is UNSET else patch.archived
    entrance = entrance_of(standing, was, patch)
    community = replace(
        was,
        name=was.name if patch.name is UNSET else clean_name(patch.name),
        purpose=was.purpose if patch.purpose is UNSET else clean_purpose(patch.purpose),
        archived=archived,
        question=entrance.question,
    )
    edited = _Edited(standing, was, community, replace(entrance.gate, archived=archived), entrance)
    return counted_out(edited.kept(otherwise=Stale()))


def change_rule(viewer: Viewer, community_id: CommunityId, draft: RuleDraft) -> Sight:
    """Narrows a community at once: everybody stays inside, guests whom the clause stops covering sleep.

    Raises Conflict `needs_procedure` for whatever widens any part of the rule, and changes nothing then.
    """
    standing = gate.reach(viewer, Verb.CONFIGURE, community_id)
    was = access.card(standing)
    rule = Rule(
        was.rule.visibility if draft.visibility is UNSET else draft.visibility,
        was.rule.guests if draft.guests is UNSET else Guests(draft.guests),
    )
    if rules.widens(was.rule, rule):
        raise Conflict("needs_procedure")
    community = replace(
        was,
        name=was.name if draft.name is UNSET else clean_name(draft.name),
        purpose=was.purpose if draft.purpose is UNSET else clean_purpose(draft.purpose),
    )
    if rule == was.rule:
        return _Edited(standing, was, community, standing.gate).kept()
    return _Edited(standing, was, *_narrowed(standing, community, rule)).kept()


def _narrowed(standing: Standing, community: Community, rule: Rule) -> tuple[Community, Gate]:
    after = rules.following(standing.gate, rule)
    era = Era(after.era, rule.visibility, rule.guests, clock.now())
    named = clause_name(standing.viewer, rule.guests)
    return replace(community, rule=rule, eras=(*community.eras, era), company_name=named), after


@dataclass(frozen=True, slots=True)
class _Edited:
    standing: Standing
    was: Community
    community: Community
    gate: Gate
    entrance: Entrance | None = None

    def kept(self, *, otherwise: Stale | None = None) -> Sight:
        """Writes what differs, with its facts, and answers the community as the steward sees it then."""
        viewer, facts = self.standing.viewer, self.facts()
        if not facts:
            return access.sight(viewer, self.community.id)
        change = Change()
        store.keep_edited(change, self.was, self.community, otherwise=otherwise)
        if self.gate != self.standing.gate:
            authority.keep_gate(change, self.gate, was=self.standing.gate)
        store.demand_steward(change, self.community.id, viewer.person)
        if self.entrance is not None:
            self.entrance.write(change)
        change.commit(*facts)
        seen = access.sight(viewer, self.community.id)
        kept = replace(self.community, version=self.was.version + 1)
        seen = replace(seen, standing=gate.standing(viewer, self.gate), community=kept)
        return seen if self.entrance is None else self.entrance.shown(seen)

    def facts(self) -> list[Event]:
        """What happened, most important first."""
        was, now, place = self.was, self.community, self.community.id
        by, stamp = self.standing.viewer.person, self.gate.stamp.text
        facts: list[Event] = []
        if was.rule != now.rule:
            before = self.standing.gate.stamp.text
            facts.append(
                RuleChanged(by=by, subject=place, community=place, stamp=stamp, data={"was": before})
            )
        if was.archived != now.archived:
            kind = CommunityArchived if now.archived else CommunityRestored
            facts.append(kind(by=by, subject=place, community=place, stamp=stamp))
        if (was.name, was.purpose) != (now.name, now.purpose):
            facts.append(CommunityChanged(by=by, subject=place, community=place, stamp=stamp))
        return facts + list(self.entrance.facts if self.entrance is not None else ())
