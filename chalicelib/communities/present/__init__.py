"""What leaves the house about communities, built field by field."""

from chalicelib.communities.model import CommunityRef
from chalicelib.communities.model.audience import AudiencePreview
from chalicelib.communities.present.cards import CommunityCard, CommunityItem, community, item
from chalicelib.communities.present.changes import ChangeCard, change, changes
from chalicelib.communities.present.earlier import EarlierView, EarlierWaiting, earlier
from chalicelib.communities.present.eras import EraCard, eras
from chalicelib.communities.present.people import (
    AskView,
    GuestInvitationView,
    InvitationView,
    OrphanView,
    OwnAskView,
    RequestedView,
    SeatView,
    StewardView,
    VouchView,
    asks,
    guest_invitation,
    invitation,
    orphan,
    own_ask,
    requested,
    seat,
    seated,
    steward,
    vouched,
)
from chalicelib.communities.present.places import MembershipCard, PlaceView, membership, place
from chalicelib.communities.present.reading import PlaceRead, ReadableEra, places_read
from chalicelib.communities.present.terms import TermsView

__all__ = [
    "AskView", "AudiencePreview", "ChangeCard", "CommunityCard", "CommunityItem", "CommunityRef",
    "EarlierView", "EarlierWaiting", "EraCard", "GuestInvitationView", "InvitationView", "MembershipCard",
    "OrphanView", "OwnAskView", "PlaceRead", "PlaceView", "ReadableEra", "RequestedView", "SeatView",
    "StewardView", "TermsView", "VouchView", "asks", "change", "changes", "community", "earlier", "eras",
    "guest_invitation", "invitation", "item", "membership", "orphan", "own_ask", "place", "places_read",
    "requested", "seat", "seated", "steward", "vouched",
]  # fmt: skip
