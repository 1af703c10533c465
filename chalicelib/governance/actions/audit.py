"""Looking into the audit log, and taking a sheet of it away."""

from typing import Final

from chalicelib.access.viewer import Viewer
from chalicelib.foundation.changes import Change
from chalicelib.governance.access.audit import walked
from chalicelib.governance.events.audit import AuditExported
from chalicelib.governance.model.audit import Filter
from chalicelib.governance.model.ledger import Kept

TRIPS: Final = 8
"""How often one request for a page reads on: through 29 quiet days, or 3,840 rows of a busy one."""
EXPORT_TRIPS: Final = 60
EXPORT_MOST: Final = 2_000
"""Entries of one sheet: about 400 KB."""


def page(viewer: Viewer, asked: Filter, before: str | None, limit: int) -> tuple[list[Kept], str | None]:
    """A page of the audit log, the newest first, and the id before which it goes on.

    One request reads within bounds: where little of what it reads is wanted, a page has fewer entries than
    asked for, or none, and still goes on. Raises Forbidden `auditors_only`.
    """
    return walked(viewer, asked, before, limit, TRIPS)


def export(viewer: Viewer, asked: Filter, before: str | None) -> tuple[list[Kept], str | None]:
    """The entries of a sheet; that it was taken away is an entry too. Raises Forbidden `auditors_only`."""
    kept, place = walked(viewer, asked, before, EXPORT_MOST, EXPORT_TRIPS)
    refs = {"by": asked.by, "subject": asked.subject, "community": asked.community}
    data = {"action": asked.action, "begin": asked.begin, "end": asked.end}
    fact = AuditExported(
        by=viewer.person,
        subject=viewer.person,
        refs={name: id_ for name, id_ in refs.items() if id_ is not None},
        data={name: value for name, value in data.items() if value is not None} | {"entries": len(kept)},
    )
    Change().commit(fact)
    return kept, place
