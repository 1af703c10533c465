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


class GroupMade(Event):
    """The directory made a group; `subject` is the group."""

    name = "directory.group_made"
    ledger = "audit"


class GroupRenamed(Event):
    """A group is called otherwise, or known by another id of the directory."""

    name = "directory.group_renamed"
    ledger = "audit"


class GroupDeleted(Event):
    """The directory took a group away."""

    name = "directory.group_deleted"
    ledger = "audit"


class GroupChanged(Event):
    """People came into a group or left it; `data` names them, separated by spaces."""

    name = "directory.group_changed"
    ledger = "audit"


class GroupMapped(Event):
    """An administrator said what a group makes of its members: `data.role`, empty for nothing."""

    name = "directory.group_mapped"
    ledger = "audit"
