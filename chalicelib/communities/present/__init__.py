"""What leaves the house about communities, built field by field."""

from chalicelib.communities.model import AudiencePreview, CommunityRef
from chalicelib.communities.present.cards import (
    CommunityCard,
    CommunityItem,
    EraCard,
    MembershipCard,
    PlaceView,
    community,
    eras,
    item,
    membership,
    place,
)
from chalicelib.communities.present.people import (
    AskView,
    GuestInvitationView,
    InvitationView,
    OwnAskView,
    SeatView,
    StewardView,
    asks,
    guest_invitation,
    invitation,
    own_ask,
    seat,
    seated,
    steward,
)
from chalicelib.communities.present.reading import PlaceRead, ReadableEra, places_read

__all__ = [
    "AskView", "AudiencePreview", "CommunityCard", "CommunityItem", "CommunityRef", "EraCard",
    "GuestInvitationView", "InvitationView", "MembershipCard", "OwnAskView", "PlaceRead", "PlaceView",
    "ReadableEra", "SeatView", "StewardView", "asks", "community", "eras", "guest_invitation",
    "invitation", "item", "membership", "own_ask", "place", "places_read", "seat", "seated", "steward",
]  # fmt: skip
