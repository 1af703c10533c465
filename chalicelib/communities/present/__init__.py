"""What leaves the house about communities, built field by field."""

from chalicelib.communities.model import AudiencePreview, CommunityRef
from chalicelib.communities.present.cards import (
    CommunityCard,
    CommunityItem,
    MembershipCard,
    PlaceView,
    community,
    item,
    membership,
    place,
)
from chalicelib.communities.present.earlier import EarlierView, EarlierWaiting, earlier
from chalicelib.communities.present.eras import ChangeCard, EraCard, change, changes, eras
from chalicelib.communities.present.people import (
    AskView,
    GuestInvitationView,
    InvitationView,
    OwnAskView,
    SeatView,
    asks,
    guest_invitation,
    invitation,
    own_ask,
    seat,
    seated,
)

__all__ = [
    "AskView", "AudiencePreview", "ChangeCard", "CommunityCard", "CommunityItem", "CommunityRef",
    "EarlierView", "EarlierWaiting", "EraCard", "GuestInvitationView", "InvitationView", "MembershipCard",
    "OwnAskView", "PlaceView", "SeatView", "asks", "change", "changes", "community", "earlier", "eras",
    "guest_invitation", "invitation", "item", "membership", "own_ask", "place", "seat", "seated",
]  # fmt: skip
