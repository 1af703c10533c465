"""What was answered to members who invited outside addresses; kept for as long as the invitation stands."""

import msgspec

from chalicelib.access.gate import LAPSES
from chalicelib.access.model import CommunityId, PersonId
from chalicelib.communities.model import GuestInvitation, Knock
from chalicelib.communities.store import keys
from chalicelib.communities.store.rows import GuestInvitationRow
from chalicelib.foundation import clock
from chalicelib.foundation.changes import Change
from chalicelib.foundation.tables import Item


def keep_guest_invitation(change: Change, inviter: PersonId, invitation: GuestInvitation) -> None:
    """Remembers an answer."""
    key = keys.guest_invitation(inviter, invitation.id)
    row = GuestInvitationRow(
        key.pk, key.sk,
        email=invitation.email, company=invitation.company, ends_on=invitation.ends_on,
        communities=msgspec.json.encode(invitation.communities).decode(),
        expires=(clock.now() + LAPSES) // clock.SECOND,
    )  # fmt: skip
    change.make(row)


def guest_invitation_of(invitation_id: str, item: Item) -> GuestInvitation:
    """An answer, of a stored row."""
    states = msgspec.json.decode(item["communities"], type=dict[CommunityId, Knock])
    return GuestInvitation(invitation_id, item["email"], item["company"], item["ends_on"], states)
