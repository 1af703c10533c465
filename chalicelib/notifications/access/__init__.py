"""The only way to notices: whom an event reaches, and what of an inbox may be shown."""

from chalicelib.notifications.access.recipients import Asked, Recipient, judged_of, recipients
from chalicelib.notifications.access.shown import Shown, judged
from chalicelib.notifications.access.waiting import may_wait

__all__ = ["Asked", "Recipient", "Shown", "judged", "judged_of", "may_wait", "recipients"]
