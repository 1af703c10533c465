"""The page that says which test notices which planted bug: `python -m tests.planted.table` writes it."""

import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from tests.planted.records import HERE, bugs, classes, waiting

FILE: Final[Path] = HERE / "README.md"
ABOUT: Final = """# Planted bugs

The classes of leaks that were seen in the field, each as a mistake that is put into the running program while
the tests named beside it run: they must fail, by an assertion, and pass again once it has gone. A class
without a surface waits; a test finds the day on which it stands. `python -m tests.planted.table` writes this
page from `bugs/*.toml` and `classes.toml`; `make attack` plants them all and prints what noticed them.

| class | what it is | planted | noticed by one of |
|---|---|---|---|
"""


def written() -> str:
    """The page."""
    return ABOUT + "".join(f"| {' | '.join(cells)} |\n" for cells in _rows())


def _rows() -> Iterator[tuple[str, str, str, str]]:
    surfaces = {each.leak: each.surface for each in waiting()}
    for leak, what in classes().items():
        if leak in surfaces:
            yield str(leak), what, f"not yet: there is no surface ({surfaces[leak]})", ""
        for bug in bugs():
            if bug.leak == leak:
                killers = ", ".join(f"`{each.removeprefix('tests/')}`" for each in bug.killers)
                yield str(leak), what, bug.name.replace("-", " "), killers


def routes() -> list[str]:
    """Every end point as `METHOD /path?parameter&parameter`."""
    # The tables' names are read when this is imported, which must not be before the engine runs.
    import app  # noqa: F401
    from chalicelib.foundation import doors

    return [
        f"{door.method} {door.path}?{'&'.join(_parameters(door.takes.get('query')))}"
        for door in doors.every()
    ]


def _parameters(query: object) -> list[str]:
    kinds = [
        each for each in (query, *typing.get_args(query)) if isinstance(each, type) and each is not type(None)
    ]
    return [field.name for kind in kinds for field in msgspec.structs.fields(kind)]


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
