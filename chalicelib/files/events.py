"""What happens to files and folders. `refs` name the `file` and the `version`, never a name."""

from chalicelib.foundation.events import Event


class FileBegun(Event):
    """Somebody announced a file, or a version of one: nobody else knows of it until it is complete."""

    name = "file.begun"


class FileCompleted(Event):
    """A version of a file is there; `subject` is the file."""

    name = "file.completed"


class FileScanned(Event):
    """What the cloud's scanner says of an object. It is no fact of the journal: the bus of events tells it,
    by queue; `subject` is the object's name, `data` holds the `result` and the `time`."""

    name = "file.scanned"


class FileBlocked(Event):
    """A version was found to be malware: nobody gets it; `refs` name the `version` and its `author`."""

    name = "file.blocked"
    ledger = "audit"


class FileChanged(Event):
    """A file was renamed or moved; `data.fields` says which."""

    name = "file.changed"


class FileDeleted(Event):
    """A file is gone with all versions; `refs` name its `author`."""

    name = "file.deleted"
    ledger = "audit"


class FolderMade(Event):
    """Somebody made a folder."""

    name = "folder.made"


class FolderChanged(Event):
    """A folder was renamed or moved; `data.fields` says which."""

    name = "folder.changed"


class FolderDeleted(Event):
    """An empty folder is gone."""

    name = "folder.deleted"
    ledger = "audit"
