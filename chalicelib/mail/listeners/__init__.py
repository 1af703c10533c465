"""What is mailed on news."""

from chalicelib.mail.listeners.news import fall_due, lay_anew, send_news
from chalicelib.mail.listeners.returns import listen as note_returns
from chalicelib.mail.listeners.sign_in import send_code, send_invitation
from chalicelib.mail.listeners.warnings import (
    confirm_address,
    send_ending,
    send_reminder,
    tell_of_passkey,
    warn_old_address,
)
from chalicelib.mail.listeners.warnings import fall_due as remind

__all__ = [
    "confirm_address",
    "fall_due",
    "lay_anew",
    "note_returns",
    "remind",
    "send_code",
    "send_ending",
    "send_invitation",
    "send_news",
    "send_reminder",
    "tell_of_passkey",
    "warn_old_address",
]  # fmt: skip
