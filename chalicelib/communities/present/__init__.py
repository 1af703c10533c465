"""What leaves the house about communities, built field by field."""

from chalicelib.communities.model import AudiencePreview, CommunityRef
from chalicelib.communities.present.cards import CommunityCard, CommunityItem, EraCard, community, eras, item
from chalicelib.communities.present.people import (
    AskView,
    GuestInvitationView,
    InvitationView,
    OwnAskView,
    SeatView,
    StewardView,
    VouchView,
    asks,
    guest_invitation,
    invitation,
    own_ask,
    seat,
    seated,
    steward,
    vouched,
)
from chalicelib.communities.present.places import MembershipCard, PlaceView, membership, place
from chalicelib.communities.present.terms import TermsView

__all__ = [
    "AskView", "AudiencePreview", "CommunityCard", "CommunityItem", "CommunityRef", "EraCard",
    "GuestInvitationView", "InvitationView", "MembershipCard", "OwnAskView", "PlaceView", "SeatView",
    "StewardView", "TermsView", "VouchView", "asks", "community", "eras", "guest_invitation", "invitation",
    "item", "membership", "own_ask", "place", "seat", "seated", "steward", "vouched",
]  # fmt: skip
