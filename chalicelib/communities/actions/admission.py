"""How one comes in, as stewards set it: who admits, the question, the cap, the community's own rules."""

from dataclasses import dataclass, replace
from typing import TypeVar

from msgspec import UNSET, UnsetType

from chalicelib.access import gate as gates
from chalicelib.access import store as authority
from chalicelib.access.gate import Standing
from chalicelib.access.model import Admission, Gate
from chalicelib.communities import rules, store
from chalicelib.communities.access import Sight
from chalicelib.communities.drafts import CommunityDraft, CommunityPatch
from chalicelib.communities.events import AdmissionChanged, TermsChanged
from chalicelib.communities.model import Community
from chalicelib.communities.model.admission import QUESTION_MOST, TERMS_MOST, Seats, Terms
from chalicelib.communities.store import keys
from chalicelib.foundation import hygiene, notices
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entrance:
    """What a steward's patch makes of how one comes in, with its facts.

    `terms` is the version that it makes, None where the patch leaves them as they are.
    """

    standing: Standing
    gate: Gate
    question: str
    terms: Terms | None
    facts: tuple[Event, ...]

    @property
    def _counts(self) -> bool:
        return bool(self.gate.cap) and not self.standing.gate.cap

    def write(self, change: Change) -> None:
        """Adds to a change what it takes beside card and gate. Who writes the rules has accepted them."""
        viewer, community = self.standing.viewer, self.standing.community
        if self.terms is not None:
            store.keep_terms(change, community, self.terms)
        if self.terms is not None and self.terms.text:
            packed = rules.with_accepted(viewer.packed, community, self.terms.version)
            authority.keep_inside(change, viewer.person, viewer.packed, packed)
        if self._counts:
            store.begin_count(change, community)
        told = [each for each in self.facts if _is_told(each)]
        if told:
            notices.post(change, f"COMMUNITY#{community}", *told)

    def shown(self, sight: Sight) -> Sight:
        """The community as the steward sees it then."""
        viewer, community = self.standing.viewer, self.standing.community
        if self.terms is not None and self.terms.text:
            packed = rules.with_accepted(viewer.packed, community, self.terms.version)
            standing = gates.standing(replace(viewer, packed=packed), sight.standing.gate)
            sight = replace(sight, standing=standing)
        seats = Seats(0, 0, counting=True) if self._counts else sight.seats
        return replace(sight, terms=self.terms or sight.terms, seats=seats)


def _is_told(fact: Event) -> bool:
    """Everybody inside is told of new rules and of who admits; the question and the cap show on the card."""
    return isinstance(fact, TermsChanged) or "admission" in str(fact.data.get("fields")).split()


def entrance_of(standing: Standing, was: Community, patch: CommunityPatch) -> Entrance:
    """What a patch makes of how one comes in; null takes away. Raises Unclean."""
    before = standing.gate
    terms = _terms(standing, patch.terms)
    after = replace(
        before,
        admission=_patched(patch.admission, before.admission, Admission.STEWARDS),
        cap=_patched(patch.cap, before.cap, 0),
        terms=before.terms if terms is None else terms.version if terms.text else 0,
    )
    question = was.question if patch.question is UNSET else clean_question(patch.question)
    facts = _facts(standing, after, [] if question == was.question else ["question"])
    return Entrance(standing, after, question, terms, facts)


def _patched(value: T | UnsetType | None, was: T, without: T) -> T:
    if isinstance(value, UnsetType):
        return was
    return without if value is None else value


def _terms(standing: Standing, text: str | UnsetType | None) -> Terms | None:
    """The next version of the rules, None where the text stays. A withdrawn version never returns."""
    if isinstance(text, UnsetType):
        return None
    before = store.terms_of(standing.viewer.held.row(keys.terms(standing.community))) or Terms(0, "")
    after = clean_terms(text)
    return None if after == before.text else Terms(before.version + (1 if after else 0), after)


def _facts(standing: Standing, after: Gate, fields: list[str]) -> tuple[Event, ...]:
    by, place, before = standing.viewer.person, standing.community, standing.gate
    facts: list[Event] = []
    if after.terms != before.terms:
        version: dict[str, str | int] = {"version": after.terms}
        facts.append(TermsChanged(by=by, subject=place, community=place, data=version))
    fields = fields + [each for each in ("admission", "cap") if getattr(after, each) != getattr(before, each)]
    if fields:
        data = {"fields": " ".join(fields), "admission": after.admission.value, "cap": after.cap}
        facts.append(AdmissionChanged(by=by, subject=place, community=place, data=data))
    return tuple(facts)


def first_entrance(change: Change, gate: Gate, draft: CommunityDraft) -> tuple[Terms | None, Seats | None]:
    """Adds to a founding the rules that its founder writes, and the founder's seat where there is a cap."""
    terms = Terms(gate.terms, clean_terms(draft.terms)) if gate.terms else None
    if terms is not None:
        store.keep_terms(change, gate.community, terms)
    if not gate.cap:
        return terms, None
    store.keep_first_seat(change, gate.community)
    return terms, Seats(1, 1)


def first_gate(community: Community, draft: CommunityDraft) -> Gate:
    """The gate that a community is founded with."""
    terms, cap = int(draft.terms is not None), draft.cap or 0
    return Gate(community.id, community.rule, 1, 1, 1, terms=terms, cap=cap, admission=draft.admission)


def clean_question(text: str | None) -> str:
    """What is asked of those who ask to come in; empty for nothing. Raises Unclean."""
    return "" if text is None else hygiene.block(text, pointer="/question", most=QUESTION_MOST)


def clean_terms(text: str | None) -> str:
    """A community's own rules as plain text; empty for none. Raises Unclean."""
    return "" if text is None else hygiene.block(text, pointer="/terms", most=TERMS_MOST)
