"""Names of files and folders: one line that looks like what it is, and leads nowhere."""

from typing import Final

from chalicelib.files.model import FOLDER_MOST, NAME_MOST
from chalicelib.foundation import hygiene
from chalicelib.foundation.refusals import fault

FORBIDDEN: Final = frozenset('/\\:*?"<>|')
"""What some system takes for a path, a wild card or a stream: a name is carried to every system."""


def of_file(text: str) -> str:
    """A file's name, cleaned. Raises Unclean, Invalid `wrong_file_name`."""
    return _name(text, NAME_MOST)


def of_folder(text: str) -> str:
    """A folder's name, cleaned. Raises the same."""
    return _name(text, FOLDER_MOST)


def _name(text: str, most: int) -> str:
    name = hygiene.line(text, pointer="/name", most=most)
    # Some systems drop a full stop at the end, and then the name ends otherwise than it was judged.
    if FORBIDDEN & set(name) or name.startswith(".") or name.endswith("."):
        raise fault("/name", "wrong_file_name")
    return name
