"""What people do on news."""

from chalicelib.people.actions.appointments import fall_due as lapse_appointment
from chalicelib.people.listeners.days import end_stay, move_address, remind, rest_orphan
from chalicelib.people.listeners.following import end_bots, end_credentials, name_company
from chalicelib.people.listeners.mail import send_code, send_invitation
from chalicelib.people.listeners.orphans import orphan_guests
from chalicelib.people.listeners.warnings import confirm_address, send_ending, warn_old_address

__all__ = [
    "confirm_address", "end_bots", "end_credentials", "end_stay", "lapse_appointment", "move_address",
    "name_company", "orphan_guests", "remind", "rest_orphan", "send_code", "send_ending", "send_invitation",
    "warn_old_address",
]  # fmt: skip
