"""Listing: who came in under a narrower rule stays unlisted to those whom a widening let in.

Headcounts hold everybody; lists, names to complete and faces hold whom the viewer may see there.
"""

from chalicelib.access import policy
from chalicelib.access.model import Gate, Membership
from chalicelib.access.policy import Asker, Reach


def listed(membership: Membership) -> int:
    """The era whose audience somebody shows themselves to. What was kept before there were any says so
    itself: nobody came in before their reading begins, unless earlier eras were shown to them since."""
    return max(membership.listed, membership.since)


def hidden_since(gate: Gate, era: int) -> int | None:
    """The first era whose newcomers do not see somebody who is listed in an era; None where all do.

    An undone narrowing hides only those who came in while it stood: everybody else knew the rule that is
    back.
    """
    widened = [each for each in gate.widened if each > era]
    undone = [each for each in gate.restored if each == era + 1]
    return min(widened + undone, default=None)


def sees(asker: Asker, gate: Gate, era: int) -> bool:
    """Whether somebody before a community sees a person in it who is listed in an era.

    Those inside see whom they were inside with before the audience grew; stewards see everybody, because they
    answer for who is inside.
    """
    hidden = hidden_since(gate, era)
    if hidden is None or asker.opened or policy.reach(asker, gate) >= Reach.STEWARD:
        return True
    return asker.membership is not None and asker.membership.since < hidden
