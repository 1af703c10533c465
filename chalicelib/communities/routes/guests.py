"""Doors: inviting people of partner companies."""

from collections.abc import Mapping

from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, actions, present
from chalicelib.communities.drafts import GuestDraft
from chalicelib.communities.present import GuestInvitationView
from chalicelib.foundation import doors
from chalicelib.foundation.http import Answer, Created, created
from chalicelib.network.access import settings_keys


def show_again(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Answer[GuestInvitationView]:
    """The invitation that was given."""
    return _created(present.guest_invitation(access.guest_invitation(viewer, subject)))


def _created(view: GuestInvitationView) -> Created[GuestInvitationView]:
    return created(view, f"/guests/{view.id}")


@doors.open(
    "POST",
    "/guests",
    wants=settings_keys,
    again=show_again,
    raises=("archived", "community_full", "company_wall", "guests_off", "rule_changed"),
)
def invite_guest(viewer: Viewer, draft: GuestDraft) -> Created[GuestInvitationView]:
    """Invite somebody of a partner company and answer for them until a last day.

    Where one is a steward they are let in; elsewhere the stewards are asked. The answer is the same whether
    the address is known or not, and holds nothing but what was sent.
    """
    return _created(present.guest_invitation(actions.invite_guest(viewer, draft)))
