"""Cursors of the lists of communities, and the queries that run ahead of their doors."""

from typing import Any, TypeVar

from chalicelib.access.viewer import Viewer
from chalicelib.foundation import cursors, reading
from chalicelib.foundation.http import Page, Paging, Request
from chalicelib.foundation.refusals import Refusal

T = TypeVar("T")


def place(viewer: Viewer, name: str, query: Paging) -> Any:
    """Where a list goes on for this viewer. Raises BadRequest for a cursor of another list or person."""
    return cursors.read(viewer.person, name, query.cursor)


def page(viewer: Viewer, name: str, items: list[T], after: Any) -> Page[T]:
    """A page, with the cursor of its last visible place where more follows."""
    return Page(items, cursors.written(viewer.person, name, after) if after is not None else None)


def ahead(person: str, request: Request, name: str) -> tuple[str | None, int]:
    """The place and the size of the page that will be asked for; the beginning where that cannot be read,
    which the view refuses in its turn."""
    try:
        query: Paging = reading.query(request.query, Paging)
        return cursors.read(person, name, query.cursor), query.limit
    except Refusal:
        return None, Paging().limit
