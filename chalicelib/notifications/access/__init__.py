"""The only way to notices: whom an event reaches, and what of an inbox may be shown."""

from chalicelib.notifications.access.recipients import Recipient, recipients
from chalicelib.notifications.access.shown import Shown, judged
from chalicelib.notifications.access.waiting import may_wait

__all__ = ["Recipient", "Shown", "judged", "may_wait", "recipients"]
