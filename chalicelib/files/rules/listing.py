"""Which files a list asks for. Pure."""

from collections.abc import Callable

from chalicelib.files.drafts import Library
from chalicelib.files.model import File
from chalicelib.files.rules import types
from chalicelib.foundation import folding

TOP = "top"


def folder(query: Library) -> str | None:
    """The folder that a list names; None for the top, and where it names none."""
    return None if query.folder in (None, TOP) else query.folder


def fits(query: Library) -> Callable[[File], bool]:
    """Whether a file is asked for. A list by name is of one folder: of the top, where it names none."""
    words = folding.words(query.q)
    placed = query.folder is not None or query.sort == "name"
    wanted = folder(query)

    def asked(file: File) -> bool:
        if file.deleted or (placed and file.folder != wanted):
            return False
        if query.kind is not None and types.kind(file.current.type) is not query.kind:
            return False
        name = folding.fold(file.name)
        return all(word in name for word in words)

    return asked
