"""Pages of a community's files: filled with what may be read, or at their end."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from chalicelib.access.gate import Standing
from chalicelib.files.access import files as access
from chalicelib.files.model import File
from chalicelib.files.store import keys, reading
from chalicelib.foundation.queries import Query, query
from chalicelib.foundation.tables import Item

STRIDE: Final = 200
"""Rows read at once where a page has to be filled from behind what is not shown."""
Fits = Callable[[File], bool]


def page(standing: Standing, wanted: Query, limit: int, fits: Fits) -> tuple[list[File], str | None]:
    """A part of a community's files that fit and that the viewer may read, in the order of the query, and the
    sort key of its last row where more may follow. `wanted` asks for one row more than the page holds.

    One call where it runs beside the judging; another where files hang on posts, or come by their names.
    """
    shown: list[File] = []
    last: str | None = None
    for place, file in _files(standing, wanted, fits):
        if len(shown) == limit:
            return shown, last
        shown.append(file)
        last = place
    return shown, None


def _files(standing: Standing, wanted: Query, fits: Fits) -> Iterator[tuple[str, File]]:
    stretch = standing.viewer.held.found(wanted)
    while True:
        found = [(place, each) for place, each in _cards(standing, stretch.items) if fits(each)]
        found = [(place, each) for place, each in found if standing.reads(*each.stamps)]
        access.read_ahead(standing, (each for _, each in found))
        yield from ((place, each) for place, each in found if access.hangs_in_reach(standing, each))
        if not stretch.more:
            return
        stretch = query(replace(wanted, after=stretch.items[-1]["sk"], limit=STRIDE))


def _cards(standing: Standing, rows: list[Item]) -> list[tuple[str, File]]:
    """The files of rows, which are cards or lines that name them; deleted ones are left out."""
    lines = [each for each in rows if "id" not in each]
    named = [keys.file(reading.id_of(standing.community, each)) for each in lines]
    cards = [*(each for each in rows if "id" in each), *standing.viewer.held.rows(named)]
    places = [each["sk"] for each in rows]
    files = [reading.file_of(each) if each is not None else None for each in cards]
    return [(at, file) for at, file in zip(places, files, strict=True) if file and not file.deleted]
