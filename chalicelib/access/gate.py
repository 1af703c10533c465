"""The gate: reach a community or be refused. Absent and invisible communities answer alike."""

from collections.abc import Iterable
from dataclasses import dataclass

from chalicelib.access import keys, openings, policy
from chalicelib.access.model import (
    Admission,
    CommunityId,
    CompanyId,
    Gate,
    Guests,
    Kind,
    Membership,
    Rule,
    Stamp,
    Visibility,
)
from chalicelib.access.policy import Asker
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock, ids
from chalicelib.foundation.refusals import Conflict, Forbidden, NotFound
from chalicelib.foundation.tables import Item

LAPSES = 14 * clock.DAY
"""How long an invitation stands."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One viewer in front of one community, as the store is now."""

    viewer: Viewer
    gate: Gate
    asker: Asker

    @property
    def community(self) -> CommunityId:
        """Which community this is about."""
        return self.gate.community

    @property
    def membership(self) -> Membership | None:
        """The viewer's place inside, None outside."""
        return self.asker.membership

    def may(self, verb: Verb) -> bool:
        """Whether the viewer may do this now."""
        return policy.may(self.asker, verb, self.gate)

    def reads(self, *stamps: Stamp) -> bool:
        """Whether the viewer may read what carries all these stamps."""
        return policy.may_read(self.asker, self.gate, *stamps)


def reach(viewer: Viewer, verb: Verb, community: CommunityId) -> Standing:
    """The viewer's standing, where they may do this.

    Raises NotFound where they may not even know of the community, Conflict `archived`, `no_steward` or
    `terms_not_accepted` where only that forbids it for now, Forbidden otherwise.
    """
    standing = standing_of(viewer, community)
    if standing is None or not standing.may(Verb.KNOW_OF):
        raise NotFound
    if not standing.may(verb):
        raise _refusal(standing, verb)
    return standing


def _refusal(standing: Standing, verb: Verb) -> Conflict | Forbidden:
    if standing.asker.kind is Kind.BOT and verb in policy.NOT_FOR_BOTS:
        return Forbidden("not_for_bots")
    code = policy.resting(standing.asker, verb, standing.gate)
    if code is not None:
        return Conflict(code)
    return Forbidden(f"may_not_{verb}")


def standing_of(viewer: Viewer, community: CommunityId) -> Standing | None:
    """The viewer in front of a community, None where there is no such community."""
    return next(iter(standings(viewer, [community])), None)


def standings(viewer: Viewer, communities: Iterable[CommunityId]) -> list[Standing]:
    """The viewer in front of several communities; those that do not exist are left out. At most one call."""
    wanted = [each for each in communities if ids.well_formed(each, ids.SHORT)]
    found = viewer.held.rows(keys.gate(each, viewer.person) for each in wanted)
    return [
        standing(viewer, gate_of(each, item))
        for each, item in zip(wanted, found, strict=True)
        if item is not None
    ]


def standing(viewer: Viewer, gate: Gate) -> Standing:
    """The viewer in front of a gate that is known already."""
    opened = openings.stands(viewer, gate.community)
    if opened:
        openings.note(viewer, gate.community)
    asker = Asker(
        viewer.kind, _company(viewer), viewer.membership(gate.community), _invited(viewer, gate), opened
    )
    return Standing(viewer, gate, asker)


def _company(viewer: Viewer) -> CompanyId | None:
    # While the network has guests switched off, no clause covers anybody: their memberships sleep.
    return None if viewer.asleep else viewer.company


def synthetic(viewer: Viewer, community: CommunityId) -> Asker:
    """The viewer as their packed document alone tells: for members inside, it decides."""
    return Asker(viewer.kind, _company(viewer), viewer.membership(community), invited=False)


def readers(viewer: Viewer, communities: Iterable[CommunityId]) -> list[Asker | None]:
    """For each community the viewer as a reader, None where they may not read now.

    For a member inside, the packed document decides; for a guest the gates are read too, in one call.
    """
    wanted = list(communities)
    if viewer.kind is not Kind.GUEST:
        return [synthetic(viewer, each) if viewer.membership(each) else None for each in wanted]
    open_now = {each.community: each for each in standings(viewer, wanted) if each.may(Verb.READ)}
    return [open_now[each].asker if each in open_now else None for each in wanted]


def _invited(viewer: Viewer, gate: Gate) -> bool:
    invitation = viewer.packed.invitations.get(gate.community)
    return invitation is not None and invitation.era == gate.era and invitation.at + LAPSES > clock.now()


def gate_of(community: CommunityId, item: Item) -> Gate:
    """The gate of a stored row."""
    return Gate(
        community=community,
        rule=Rule(Visibility(item["visibility"]), Guests(item["guests"])),
        era=item["era"],
        since=item["since"],
        since_guests=item["since_guests"],
        archived=bool(item.get("archived")),
        deleted=bool(item.get("deleted")),
        companies=tuple(sorted(item.get("companies") or ())),
        bridges=tuple(sorted(item.get("bridges") or ())),
        widened=tuple(item.get("widened") or ()),
        restored=tuple(item.get("restored") or ()),
        terms=item.get("terms", 0),
        cap=item.get("cap", 0),
        frozen=bool(item.get("frozen")),
        admission=Admission(item.get("admission", Admission.STEWARDS)),
    )
