"""Lists: a query that runs beside the judging, and pages of what may be read of what it finds."""

from collections.abc import Callable, Mapping
from typing import Any

from chalicelib.access.viewer import Viewer
from chalicelib.foundation import cursors, reading
from chalicelib.foundation.doors import Alongside
from chalicelib.foundation.http import Paging, Request
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import Refusal

QueryOf = Callable[[str, str, Any], Query]
"""(person, id in the path, what is asked for) → the query that finds it."""


def beside(query_of: QueryOf, kind: type[Paging]) -> Alongside:
    """The query of a request. What is wrong with it is said by its view, once it is known who asks."""

    def alongside(person: str, request: Request) -> Query | None:
        try:
            return query_of(person, named(request.params), reading.query(request.query, kind))
        except Refusal:
            return None

    return alongside


def named(params: Mapping[str, str]) -> str:
    """The id in a path."""
    return next(iter(params.values()))


def place(person: str, name: str, query: Paging) -> str | None:
    """Where a page begins: the sort key in its cursor. Raises BadRequest for a cursor of another list."""
    found: str | None = cursors.read(person, name, query.cursor)
    return found


def cursor(viewer: Viewer, name: str, last: str | None) -> str | None:
    """The cursor of what follows, None where nothing does."""
    return cursors.written(viewer.person, name, last) if last is not None else None
