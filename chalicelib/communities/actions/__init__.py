"""What one can do to communities and to who is in them: reach, decide, change, tell."""

from chalicelib.communities.actions.asking import ask, withdraw
from chalicelib.communities.actions.changes import sign, take_back
from chalicelib.communities.actions.coming import join, leave
from chalicelib.communities.actions.days import begin, judge
from chalicelib.communities.actions.deleting import CLEARING, clear, go_on_clearing
from chalicelib.communities.actions.earlier import show_earlier, take_back_earlier
from chalicelib.communities.actions.editing import edit
from chalicelib.communities.actions.eras import change_rule
from chalicelib.communities.actions.founding import found
from chalicelib.communities.actions.guests import invite_guest
from chalicelib.communities.actions.inviting import invitation_to, invite, withdraw_invitation
from chalicelib.communities.actions.listing import agree
from chalicelib.communities.actions.marks import mark
from chalicelib.communities.actions.orphans import name_steward
from chalicelib.communities.actions.people import place, remove
from chalicelib.communities.actions.vouching import take_word_back, vouch

__all__ = [
    "CLEARING", "agree", "ask", "begin", "change_rule", "clear", "edit", "found", "go_on_clearing",
    "invitation_to", "invite", "invite_guest", "join", "judge", "leave", "mark", "name_steward", "place",
    "remove", "show_earlier", "sign", "take_back", "take_back_earlier", "take_word_back", "vouch", "withdraw",
    "withdraw_invitation",
]  # fmt: skip
