"""What is read of the service. Everybody in the network sees it, guests too: it tells nothing of anybody, and
whoever the network fails wants to know whom to ask."""

from collections.abc import Mapping

from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock
from chalicelib.foundation.http import Request
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Key
from chalicelib.service import rules
from chalicelib.service.model import Level, Month
from chalicelib.service.store import level as store


def level_keys(_person: str, _params: Mapping[str, str]) -> list[Key]:
    """The rows that are shown: for doors, to read them in the same trip as the viewer."""
    months = [store.month_key(name) for name in rules.months_before(clock.now())]
    return [store.PROGRESS, store.DRILL, store.SUPPORT, *months]


def incidents_alongside(_person: str, _request: Request) -> Query:
    """The incidents that are shown: for doors."""
    return store.newest_incidents()


def support_keys(_person: str, _params: Mapping[str, str]) -> list[Key]:
    """The row of whom to ask: for doors."""
    return [store.SUPPORT]


def support_of(viewer: Viewer) -> str | None:
    """Whom to ask for help; None where nobody has said."""
    return store.support_in(viewer.held.row(store.SUPPORT))


def level_of(viewer: Viewer) -> Level:
    """How the service did, to everybody who is in the network."""
    held = viewer.held
    now, *before = rules.months_before(clock.now())
    return Level(
        progress=store.progress_in(held.row(store.PROGRESS)),
        this_month=_month(viewer, now),
        history=tuple(month for name in before if (month := _month(viewer, name))),
        incidents=tuple(map(store.incident_in, held.found(store.newest_incidents()).items)),
        drill=store.drill_in(held.row(store.DRILL)),
        support=support_of(viewer),
    )


def _month(viewer: Viewer, name: str) -> Month | None:
    return store.month_in(name, viewer.held.row(store.month_key(name)))
