"""Coming in and going out: who may be let in, from where they read, what their packed document becomes."""

from dataclasses import dataclass, replace
from typing import Final

from chalicelib.access import policy
from chalicelib.access.gate import LAPSES, Standing
from chalicelib.access.memberships import MOST
from chalicelib.access.model import (
    CommunityId,
    CompanyId,
    Gate,
    Invitation,
    Kind,
    Membership,
    Packed,
    PersonId,
    Role,
    Status,
    Visibility,
)
from chalicelib.access.verbs import Verb
from chalicelib.foundation import clock
from chalicelib.foundation.refusals import Conflict, Refusal

PRESENT: Final = frozenset({Status.ACTIVE, Status.INVITED})
"""Who can be let in and is shown in lists: accounts in use, and those about to be."""

INVITATIONS_MOST: Final = 100
"""Invitations that can wait for one person: the packed document stays small, and nobody is flooded."""
NOWHERE: Final = Packed({}, {})
"""The document of somebody who is in no community yet."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Whom it is about: as much of a person as decides whether they may be inside."""

    id: PersonId
    kind: Kind
    company: CompanyId | None
    status: Status
    packed: Packed

    def refusal(self, gate: Gate, role: Role = Role.PARTICIPANT) -> Refusal | None:
        """What keeps them out of a community in that role; None where nothing does.

        The company wall comes first, because it is the reason that a steward can understand and act on.
        """
        if self.kind is Kind.BOT:
            return Conflict("bots_follow_owners")
        if self.kind is Kind.GUEST and not policy.covers(gate.rule.guests, self.company):
            return Conflict("company_wall")
        if self.kind is not Kind.MEMBER and role is not Role.PARTICIPANT:
            return Conflict("participants_only")
        if self.status not in PRESENT:
            return Conflict("account_closed")
        if len(self.packed.memberships) >= MOST and gate.community not in self.packed.memberships:
            return Conflict("too_many_communities")
        return None


def membership_of(kind: Kind, role: Role, gate: Gate) -> Membership:
    """The membership of somebody who comes in now: from where they read is settled at this moment."""
    since = gate.since_guests if kind is Kind.GUEST else gate.since
    return Membership(role, since, second(), listed=gate.era)


def second() -> int:
    """This instant in milliseconds, to the second, which is what the packed document keeps."""
    return clock.now() // clock.SECOND * clock.SECOND


def with_membership(packed: Packed, community: CommunityId, membership: Membership) -> Packed:
    """A document with a membership in it; an invitation to the same place has done its work."""
    invitations = {place: each for place, each in pruned(packed).items() if place != community}
    return replace(packed, memberships={**packed.memberships, community: membership}, invitations=invitations)


def without(packed: Packed, community: CommunityId) -> Packed:
    """A document without a community: neither membership nor invitation."""
    return replace(
        packed,
        memberships={place: each for place, each in packed.memberships.items() if place != community},
        invitations={place: each for place, each in pruned(packed).items() if place != community},
    )


def pruned(packed: Packed) -> dict[CommunityId, Invitation]:
    """The invitations that have not lapsed by time."""
    return {place: each for place, each in packed.invitations.items() if each.at + LAPSES > clock.now()}


def may_mark(standing: Standing, *, allowed: bool) -> bool:
    """People of the house who may comment mark leads and insights, where the community lets it be done
    (`allowed`). Guests and bots never do."""
    return allowed and standing.viewer.kind is Kind.MEMBER and standing.may(Verb.COMMENT)


def may_invite(standing: Standing) -> bool:
    """Stewards invite; into an open community, where every member could come alone, so does any member
    inside.

    Elsewhere an invitation is an admission, and that is the stewards' to give.
    """
    if not standing.may(Verb.INVITE):
        return False
    return standing.gate.rule.visibility is Visibility.OPEN or standing.may(Verb.ADMIT)
