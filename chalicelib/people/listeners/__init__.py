"""What people do on news."""

from chalicelib.people.actions.appointments import fall_due as lapse_appointment
from chalicelib.people.listeners.following import end_bots, end_credentials, name_company
from chalicelib.people.listeners.mail import send_code, send_invitation

__all__ = ["end_bots", "end_credentials", "lapse_appointment", "name_company", "send_code", "send_invitation"]
