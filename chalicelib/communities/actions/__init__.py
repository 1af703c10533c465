"""What one can do to communities and to who is in them: reach, decide, change, tell."""

from chalicelib.communities.actions.asking import ask, withdraw
from chalicelib.communities.actions.coming import join, leave
from chalicelib.communities.actions.editing import change_rule, edit
from chalicelib.communities.actions.founding import found
from chalicelib.communities.actions.guests import invite_guest
from chalicelib.communities.actions.inviting import invitation_to, invite, withdraw_invitation
from chalicelib.communities.actions.marks import mark
from chalicelib.communities.actions.orphans import name_steward
from chalicelib.communities.actions.people import place, remove
from chalicelib.communities.actions.vouching import take_back, vouch

__all__ = [
    "ask", "change_rule", "edit", "found", "invitation_to", "invite", "invite_guest", "join", "leave", "mark",
    "name_steward", "place", "remove", "take_back", "vouch", "withdraw", "withdraw_invitation",
]  # fmt: skip
