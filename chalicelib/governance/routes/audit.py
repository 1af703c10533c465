"""Doors: the audit log, to page through and as a sheet."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Final
from urllib.parse import urlencode

import msgspec

from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock, cursors, doors
from chalicelib.foundation.http import CSV, Answer, Page, Request, Sheet
from chalicelib.foundation.refusals import fault
from chalicelib.foundation.tables import Key
from chalicelib.governance.access.audit import FIRST
from chalicelib.governance.actions import audit
from chalicelib.governance.model.audit import Filter
from chalicelib.governance.present import ledger as present
from chalicelib.governance.present.ledger import AuditEntry
from chalicelib.governance.rules.sheets import sheet

Id = Annotated[str, msgspec.Meta(pattern="^[0-9a-hjkmnp-tv-z]{13,91}$")]
Instant = Annotated[datetime, msgspec.Meta(tz=True)]
NAMED: Final = {"begin": "from", "end": "to"}


class AuditQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=NAMED):
    """Which entries: all that hold for everything that is said; `from` is included, `to` is not."""

    by: Id | None = None
    action: Annotated[str, msgspec.Meta(pattern="^[a-z_.]{1,60}$")] | None = None
    subject: Id | None = None
    community: Id | None = None
    begin: Instant | None = None
    end: Instant | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=100)] = 20
    cursor: Annotated[str, msgspec.Meta(max_length=2_000)] | None = None


def _first_seal(person: str, params: Mapping[str, str]) -> list[Key]:
    return [FIRST]


@doors.open("GET", "/audit", wants=_first_seal)
def entries(viewer: Viewer, query: AuditQuery, request: Request) -> Answer[Page[AuditEntry]] | Sheet:
    """Who did what when to which id, the newest first, for auditors.

    A page may hold fewer entries than asked for, or none, and still go on: one request reads within bounds.
    With `Accept: text/csv` the answer is a sheet of at most 2,000 entries, and a header `Link` with
    `rel="next"` says where it goes on. Taking a sheet away is an entry itself.
    """
    asked, name = _filter(query), _name(query)
    before = cursors.read(viewer.person, name, query.cursor)
    if not _wants_sheet(request):
        kept, place = audit.page(viewer, asked, before, query.limit)
        return Answer(Page([present.audit_entry(each) for each in kept], _cursor(viewer, name, place)))
    kept, place = audit.export(viewer, asked, before)
    return Sheet(sheet(kept), headers=_link(request, _cursor(viewer, name, place)), media=CSV)


def _filter(query: AuditQuery) -> Filter:
    begin, end = (clock.millis(each) if each else None for each in (query.begin, query.end))
    if begin is not None and end is not None and end < begin:
        raise fault("/to", "ends_first")
    return Filter(query.by, query.action, query.subject, query.community, begin, end)


def _name(query: AuditQuery) -> str:
    """Filters belong to a cursor: with others it leads nowhere."""
    return f"audit {_filter(query)}"


def _wants_sheet(request: Request) -> bool:
    """The gateway hands a sheet over as one only to who asks for it before anything else."""
    first = request.headers.get("accept", "").partition(",")[0]
    return first.partition(";")[0].strip().lower() == CSV


def _link(request: Request, cursor: str | None) -> dict[str, str]:
    if cursor is None:
        return {}
    query = urlencode({**request.query, "cursor": cursor})
    return {"Link": f'</api/v1/audit?{query}>; rel="next"'}


def _cursor(viewer: Viewer, name: str, place: str | None) -> str | None:
    return cursors.written(viewer.person, name, place) if place is not None else None
