"""Files that hang on posts and comments, as these know them: which, and for whom each was brought."""

from dataclasses import dataclass

from chalicelib.access.model import FileId, Stamp


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that hangs on something, with the stamps that it took to read it when it was attached."""

    file: FileId
    stamps: tuple[Stamp, ...]
