"""What happens to what the directory says, and to what it comes with."""

from chalicelib.foundation.events import Event


class DirectoryTokenMade(Event):
    """An administrator made a token for the company's directory; `subject` is the token."""

    name = "directory.token_made"
    ledger = "audit"


class DirectoryTokenRevoked(Event):
    """An administrator revoked one; `refs.person` is in whose name it acted."""

    name = "directory.token_revoked"
    ledger = "audit"


class PersonEnrolled(Event):
    """The directory said what it alone knows of somebody, or said it otherwise; `subject` is the person."""

    name = "person.enrolled"
    ledger = "audit"
