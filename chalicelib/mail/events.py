"""What happens to mails."""

from chalicelib.foundation.events import Event


class MailDue(Event):
    """The moment has come at which somebody can be mailed what they were told; `subject` is the person."""

    name = "mail.due"


class MailReminder(Event):
    """Somebody's quiet hours are over, and a reminder waited for that: `subject` is the guest whose stay ends
    on `data.ends_on`, `refs.to` who is reminded, `refs.event` the fact that asked for it."""

    name = "mail.reminder"


class MailUnsure(Event):
    """A mail may have left or not, and is not sent again; `subject` is who it was for, `data.kind` what."""

    name = "mail.unsure"


class MailReturned(Event):
    """Mails to somebody come back for good, or were taken for spam: nothing but codes is sent to that address
    any more. `subject` is the person, `data.reason` which of the two."""

    name = "mail.returned"
    ledger = "audit"
