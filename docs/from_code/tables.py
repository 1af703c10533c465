"""Markdown as the generated pages need it."""

import inspect
from collections.abc import Iterable, Sequence
from typing import Final

NOTE: Final = "<!-- Made by `python -m docs.generate`; change the code, not this page. -->\n\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table, ended by an empty line. A bar inside a cell is escaped."""
    lines = [_row(head), "|" + "---|" * len(head), *(_row(row) for row in rows)]
    return "\n".join(lines) + "\n\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def said(thing: type) -> str:
    """A class's own docstring on one line, empty where it has none of its own."""
    return " ".join(inspect.cleandoc(thing.__doc__ or "").split())


def subject(thing: type) -> str:
    """The subject whose word a class is: `communities` of `chalicelib.communities.events`."""
    return thing.__module__.split(".")[1]


def ours(thing: type) -> bool:
    """Whether a class belongs to the application; tests make classes of their own."""
    return thing.__module__.startswith("chalicelib.")
