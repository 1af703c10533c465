"""What people do on news."""

from chalicelib.people.actions.appointments import fall_due as lapse_appointment
from chalicelib.people.listeners.days import end_stay, move_address, remind, rest_orphan
from chalicelib.people.listeners.following import end_bots, end_credentials, name_company
from chalicelib.people.listeners.orphans import orphan_guests

__all__ = [
    "end_bots", "end_credentials", "end_stay", "lapse_appointment", "move_address", "name_company",
    "orphan_guests", "remind", "rest_orphan",
]  # fmt: skip
