"""What stewards change of a community: its card, and its archiving."""

from dataclasses import dataclass, replace

from msgspec import UNSET

from chalicelib.access import gate
from chalicelib.access import store as authority
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, Gate
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, store
from chalicelib.communities.access import Sight
from chalicelib.communities.actions import settling
from chalicelib.communities.actions.admission import Entrance, entrance_of
from chalicelib.communities.actions.founding import clean_name, clean_purpose
from chalicelib.communities.actions.seats import counted_out
from chalicelib.communities.drafts import CommunityPatch
from chalicelib.communities.events import (
    CommunityArchived,
    CommunityChanged,
    CommunityRestored,
    RuleChanged,
)
from chalicelib.communities.model import Community
from chalicelib.communities.rules.changes import Lapse, Proposal
from chalicelib.foundation import notices
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.http import etag
from chalicelib.foundation.refusals import Stale


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
    edited = Edited(standing, was, community, replace(entrance.gate, archived=archived), entrance)
    return counted_out(edited.kept(otherwise=Stale()))


@dataclass(frozen=True, slots=True)
class Edited:
    """A community as a steward wants it, beside what it was: its card, and the gate that goes with it."""

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
        if self.was.rule != self.community.rule:
            notices.post(change, settling.place(self.community.id), facts[0])
        store.demand_steward(change, self.community.id, viewer.person)
        facts += self._interrupted(change)
        if self.entrance is not None:
            self.entrance.write(change)
        change.commit(*facts)
        seen = access.sight(viewer, self.community.id)
        kept = replace(self.community, version=self.was.version + 1)
        waiting = seen.proposal if self._leaves_alone or self._rests_on(seen.proposal) else None
        seen = replace(seen, standing=gate.standing(viewer, self.gate), community=kept, proposal=waiting)
        return seen if self.entrance is None else self.entrance.shown(seen)

    @property
    def _leaves_alone(self) -> bool:
        """Whether whatever waits can go on waiting."""
        return self.was.rule == self.community.rule and self.was.archived == self.community.archived

    def _rests_on(self, proposal: Proposal | None) -> bool:
        """Whether a deletion goes on waiting in the archive."""
        same = self.was.rule == self.community.rule
        return same and self.community.archived and proposal is not None and proposal.deletes

    def _interrupted(self, change: Change) -> list[Event]:
        if self._leaves_alone:
            return []
        reason = Lapse.RULE_CHANGED
        if self.was.archived != self.community.archived:
            reason = Lapse.ARCHIVED if self.community.archived else Lapse.RESTORED
        return settling.interrupt(change, self.standing.viewer, self.community.id, reason)

    def facts(self) -> list[Event]:
        """What happened, most important first."""
        was, now, place = self.was, self.community, self.community.id
        by, stamp = self.standing.viewer.person, self.gate.stamp.text
        facts: list[Event] = []
        if was.rule != now.rule:
            before, kind = self.standing.gate.stamp.text, now.eras[-1].kind.value
            data: dict[str, str | int] = {"was": before, "kind": kind}
            facts.append(RuleChanged(by=by, subject=place, community=place, stamp=stamp, data=data))
        if was.archived != now.archived:
            told = CommunityArchived if now.archived else CommunityRestored
            facts.append(told(by=by, subject=place, community=place, stamp=stamp))
        if (was.name, was.purpose) != (now.name, now.purpose):
            facts.append(CommunityChanged(by=by, subject=place, community=place, stamp=stamp))
        return facts + list(self.entrance.facts if self.entrance is not None else ())
