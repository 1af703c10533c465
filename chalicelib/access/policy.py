"""The one table: who may do what to a community, and read what was written in it. Pure."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from chalicelib.access.model import MIXED, NONE, Admission, Gate, Kind, Membership, Role, Stamp, Visibility
from chalicelib.access.verbs import Verb


class Reach(IntEnum):
    """How near someone stands to a community. More reach allows whatever less does."""

    OUTSIDE = 0
    MEMBER = 1
    INVITED = 2
    PARTICIPANT = 3
    MODERATOR = 4
    STEWARD = 5
    NEVER = 6


@dataclass(frozen=True, slots=True)
class Asker:
    """What the policy needs to know of a person in front of one community."""

    kind: Kind
    company: str | None
    membership: Membership | None
    invited: bool
    opened: bool = False
    """Whether a break-glass access of theirs stands open here: two have signed for it, for an hour."""


ROLES: Final = {
    Role.PARTICIPANT: Reach.PARTICIPANT,
    Role.MODERATOR: Reach.MODERATOR,
    Role.STEWARD: Reach.STEWARD,
}
INSIDE: Final = (Reach.PARTICIPANT,) * 3
STEWARDS: Final = (Reach.STEWARD,) * 3
TABLE: Final[dict[Verb, tuple[Reach, Reach, Reach]]] = {
    # what is asked      open             private            secret
    Verb.KNOW_OF: (Reach.MEMBER, Reach.MEMBER, Reach.INVITED),
    Verb.READ: (Reach.MEMBER, Reach.PARTICIPANT, Reach.PARTICIPANT),
    Verb.LIST_PEOPLE: (Reach.MEMBER, Reach.PARTICIPANT, Reach.PARTICIPANT),
    Verb.JOIN: (Reach.MEMBER, Reach.NEVER, Reach.NEVER),
    Verb.ASK: (Reach.MEMBER, Reach.MEMBER, Reach.NEVER),
    Verb.ACCEPT: (Reach.INVITED, Reach.INVITED, Reach.INVITED),
    Verb.LEAVE: INSIDE,
    Verb.POST: INSIDE,
    Verb.COMMENT: INSIDE,
    Verb.REACT: INSIDE,
    Verb.MARK: (Reach.MEMBER, Reach.PARTICIPANT, Reach.PARTICIPANT),
    Verb.REPORT: (Reach.MEMBER, Reach.PARTICIPANT, Reach.PARTICIPANT),
    Verb.INVITE: INSIDE,
    Verb.MODERATE: (Reach.MODERATOR,) * 3,
    Verb.CONFIGURE: STEWARDS,
    Verb.ADMIT: STEWARDS,
    Verb.VOUCH: INSIDE,
    Verb.APPOINT: STEWARDS,
    Verb.ARCHIVE: STEWARDS,
}
COLUMNS: Final = {Visibility.OPEN: 0, Visibility.PRIVATE: 1, Visibility.SECRET: 2}
STAFF_ONLY: Final = frozenset(
    {Verb.INVITE, Verb.MODERATE, Verb.CONFIGURE, Verb.ADMIT, Verb.VOUCH, Verb.APPOINT, Verb.ARCHIVE}
)
"""What neither guests nor bots ever do, whatever their membership says."""
PEOPLE_ONLY: Final = frozenset({Verb.JOIN, Verb.ASK, Verb.ACCEPT, Verb.LEAVE})
"""What only people do: a bot is wherever its owner is, and neither comes nor goes by itself."""
NOT_FOR_BOTS: Final = STAFF_ONLY | PEOPLE_ONLY
INVITED_GUESTS: Final = frozenset({Verb.KNOW_OF, Verb.ACCEPT})
"""All that an invitation opens for a guest: only communities that have let them in exist for them."""
SLEEPING: Final = frozenset({
    Verb.JOIN, Verb.ASK, Verb.ACCEPT, Verb.POST, Verb.COMMENT, Verb.REACT, Verb.INVITE, Verb.ADMIT,
    Verb.VOUCH,
})  # fmt: skip
"""What an archived community no longer takes."""
ADMISSION: Final = frozenset({Verb.JOIN, Verb.ACCEPT, Verb.INVITE, Verb.ADMIT, Verb.VOUCH})
"""What rests in a community without steward, until an administrator names one."""
SPEAKING: Final = frozenset({Verb.POST, Verb.COMMENT, Verb.REACT})
"""What takes that one has accepted the community's own rules."""
OPENED: Final = frozenset({Verb.KNOW_OF, Verb.READ, Verb.LIST_PEOPLE})
"""All that break-glass opens: it is read-only."""


def covers(guests: str, company: str | None) -> bool:
    """Whether a guest clause lets that company's people be inside."""
    return guests != NONE and company is not None and guests in (MIXED, company)


def reach(asker: Asker, gate: Gate) -> Reach:
    """How near someone stands to a community now.

    A guest whose company the clause does not cover stands outside, and so does one in an archived
    community, where guests sleep.
    """
    if gate.deleted:
        return Reach.OUTSIDE
    if asker.kind is Kind.GUEST:
        return _guest_reach(asker, gate)
    if asker.membership is not None:
        return ROLES[asker.membership.role]
    return Reach.INVITED if asker.invited else Reach.MEMBER


def _guest_reach(asker: Asker, gate: Gate) -> Reach:
    if gate.archived or not covers(gate.rule.guests, asker.company):
        return Reach.OUTSIDE
    if asker.membership is not None:
        return Reach.PARTICIPANT
    return Reach.INVITED if asker.invited else Reach.OUTSIDE


def may(asker: Asker, verb: Verb, gate: Gate) -> bool:
    """Whether someone may do this to a community now."""
    if asker.opened and verb in OPENED:
        return not gate.deleted
    return resting(asker, verb, gate) is None and _allowed(asker, verb, gate)


def resting(asker: Asker, verb: Verb, gate: Gate) -> str | None:
    """What keeps anybody from doing this for now, as the code of a refusal; None where nothing does."""
    if gate.archived and verb in SLEEPING:
        return "archived"
    if gate.frozen and verb in ADMISSION:
        return "no_steward"
    membership = asker.membership
    if verb in SPEAKING and membership is not None and membership.accepted < gate.terms:
        return "terms_not_accepted"
    return None


def _allowed(asker: Asker, verb: Verb, gate: Gate) -> bool:
    if verb in STAFF_ONLY and asker.kind is not Kind.MEMBER:
        return False
    if verb is Verb.VOUCH and gate.admission is not Admission.VOUCHING:
        return False
    if verb in PEOPLE_ONLY and asker.kind is Kind.BOT:
        return False
    if asker.kind is Kind.GUEST and asker.membership is None and verb not in INVITED_GUESTS:
        return False
    return reach(asker, gate) >= TABLE[verb][COLUMNS[gate.rule.visibility]]


def may_read(asker: Asker, gate: Gate, *stamps: Stamp) -> bool:
    """Whether someone may read an item with its own stamp and those of all it hangs on."""
    return may(asker, Verb.READ, gate) and all(admits(asker, stamp) for stamp in stamps)


def admits(asker: Asker, stamp: Stamp) -> bool:
    """Whether a stamped audience includes someone whom the community lets read now."""
    if asker.opened:
        return True
    if asker.kind is Kind.GUEST and not covers(stamp.guests, asker.company):
        return False
    if stamp.visibility is Visibility.OPEN and asker.kind is not Kind.GUEST:
        return True
    return asker.membership is not None and asker.membership.since <= stamp.era
