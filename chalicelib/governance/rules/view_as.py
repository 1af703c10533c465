"""Synthetic viewers: what somebody of a kind would be to a community. They have nobody's id."""

from chalicelib.access.model import CompanyId, Gate, Kind, Packed, Role
from chalicelib.access.viewer import NOBODY, Viewer
from chalicelib.communities.rules import membership_of
from chalicelib.governance.model.view_as import Stranger


def synthetic(
    steward: Viewer, at: Gate, stranger: Stranger, company: CompanyId | None, *, guests: bool
) -> Viewer:
    """Somebody of a kind in front of a community: a member outside, or who is let in now.

    They share what the steward's request has read, and their language. `guests` says whether the network has
    its guests switched on.
    """
    kind = Kind.GUEST if stranger is Stranger.GUEST else Kind.MEMBER
    inside = {} if stranger is Stranger.MEMBER else {at.community: membership_of(kind, Role.PARTICIPANT, at)}
    return Viewer(
        person=NOBODY,
        kind=kind,
        company=company if kind is Kind.GUEST else None,
        roles=frozenset(),
        language=steward.language,
        packed=Packed(inside, {}),
        asleep=kind is Kind.GUEST and not guests,
        held=steward.held,
    )
