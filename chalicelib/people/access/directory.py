"""The directory: members by name, guests for those who answer for them, pages filled or at their end."""

from chalicelib.access.model import PersonId, Status
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import cursors, reading
from chalicelib.foundation.http import Request
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import Refusal
from chalicelib.people.access.sight import require_administrator, require_member
from chalicelib.people.drafts import PeopleQuery
from chalicelib.people.rules import names
from chalicelib.people.rules.names import Search
from chalicelib.people.store.lists import listing


def ahead(person: str, request: Request) -> Query:
    """What a request for a page will most likely read. What it asks wrongly is refused when it is judged."""
    try:
        asked: PeopleQuery = reading.query(request.query, PeopleQuery)
        search = _search(PersonId(person), asked, administrator=False)
        return _query(search, asked, cursors.read(person, _name(search), asked.cursor))
    except Refusal:
        return listing(Search(names.NAMES), limit=1, after=None)


def found(viewer: Viewer, asked: PeopleQuery) -> tuple[list[PersonId], str | None]:
    """A page of people, and the cursor of the next where there are more.

    Raises Forbidden `members_only` for guests, `administrators_only` where accounts that rest are asked for;
    BadRequest for another list's cursor.
    """
    require_member(viewer)
    if asked.status is not None:
        require_administrator(viewer)
    search = _search(viewer.principal, asked, administrator=viewer.is_administrator)
    after: str | None = cursors.read(viewer.person, _name(search), asked.cursor)
    entries: list[str] = []
    while True:
        stretch = viewer.held.found(_query(search, asked, after))
        entries += [item["sk"] for item in stretch.items if search.finds(item["sk"])]
        if len(entries) > asked.limit:
            entries = entries[: asked.limit]
            return _listed(entries), cursors.written(viewer.person, _name(search), entries[-1])
        if not stretch.more:
            return _listed(entries), None
        after = stretch.items[-1]["sk"]


def _listed(entries: list[str]) -> list[PersonId]:
    return [names.listed(entry) for entry in entries]


def _search(person: PersonId, asked: PeopleQuery, *, administrator: bool) -> Search:
    if asked.status is not None:
        return names.among(names.status_partition(Status(asked.status)), asked.q)
    if asked.kind == "bot":
        return names.among(names.BOTS, asked.q)
    if asked.kind == "guest":
        partition = names.GUESTS if administrator else names.sponsor_partition(person)
        return names.among(partition, asked.q)
    return names.among_members(asked.q)


def _name(search: Search) -> str:
    return f"people {search.partition} {' '.join(search.beginnings)}"


def _query(search: Search, asked: PeopleQuery, after: str | None) -> Query:
    # One more than is shown tells whether more follow; where names are sifted, fewer trips cost more rows.
    return listing(search, limit=asked.limit + 1 if search.exact else max(asked.limit + 1, 100), after=after)
