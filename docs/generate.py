"""Writes the pages that say what the code says: `python -m docs.generate` from the project's folder.

A test compares them with the code, so they are never older than it.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from chalicelib.foundation import doors, hooks
from docs.from_code import access, data, events
from docs.from_code import doors as plan

FOLDER: Final = Path(__file__).parent
PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "access.md": access.page,
    "data.md": data.page,
    "events.md": events.page,
    "../chalicelib/doors.json": plan.page,
}


def generated() -> dict[str, str]:
    """The text of each page by its file's name."""
    # Whoever imports the wiring and enters every room imports every subject, and with it every row.
    hooks.loaded("chalicelib.wiring")
    doors.every()
    return {name: page() for name, page in PAGES.items()}


def main() -> None:
    """Writes them all."""
    for name, text in generated().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
