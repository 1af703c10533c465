"""What people do on news."""

from chalicelib.people.listeners.following import end_credentials, name_company
from chalicelib.people.listeners.mail import send_code, send_invitation

__all__ = ["end_credentials", "name_company", "send_code", "send_invitation"]
