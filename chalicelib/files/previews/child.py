"""The process that draws: `child KIND SOURCE FOLDER`, alone with one file.

What people send is read here by libraries in C. So it is done in a process that has no credentials in its
environment and little room: memory, time and what it writes are bounded by the system, whatever the file
says of itself. It leaves with 0 and the previews in the folder, or with 3 where there are none.
"""

import resource
import sys
from pathlib import Path
from typing import Final

from chalicelib.files.previews.kinds import Kind

MEMORY_MOST: Final = 1_024 * 1_048_576
"""Bytes of addresses, libraries included. A picture of the most pixels takes about two thirds of it."""
SECONDS_MOST: Final = 20
"""Of processor time."""
WRITTEN_MOST: Final = 16 * 1_048_576
REFUSED: Final = 3


def bounded() -> None:
    """From here on the system bounds what this process takes."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MOST, MEMORY_MOST))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_MOST, SECONDS_MOST + 5))
    resource.setrlimit(resource.RLIMIT_FSIZE, (WRITTEN_MOST, WRITTEN_MOST))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def made(kind: Kind, source: Path) -> dict[str, bytes]:
    """The previews of a file by name. Raises whatever a file that has none makes its library raise."""
    # Each library is loaded for its own kind alone.
    if kind is Kind.TEXT:
        from chalicelib.files.previews import texts

        return texts.shown(source)
    if kind is Kind.DOCUMENT:
        from chalicelib.files.previews import documents

        return documents.drawn(source)
    from chalicelib.files.previews import pictures

    return pictures.drawn(source)


def main() -> None:
    """Draws what the command line names. Says the class of what went wrong, never a word of the file."""
    bounded()
    kind, source, folder = sys.argv[1:]
    try:
        drawn = made(Kind(kind), Path(source))
    except Exception as problem:  # noqa: BLE001 (a hostile file may raise anything: it has no preview)
        sys.stderr.write(type(problem).__name__)
        sys.exit(REFUSED)
    for name, data in drawn.items():
        (Path(folder) / name).write_bytes(data)


if __name__ == "__main__":
    main()
