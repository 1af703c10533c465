"""The service as everybody in the network sees it."""

from datetime import datetime

import msgspec

from chalicelib.foundation import clock
from chalicelib.service import rules
from chalicelib.service.model import TARGET, Drill, Incident, Level, Month


class MonthView(msgspec.Struct, frozen=True):
    """A month of UTC (`2026-11`): minutes that were measured, those of them that were bad (more than 1 % of
    their requests failed), and the others in per cent, cut after three digits."""

    month: str
    minutes: int
    bad_minutes: int
    availability: float


class IncidentView(msgspec.Struct, frozen=True):
    """Bad minutes close to each other; `bad_minutes` of those between `began` and `ended` were bad."""

    began: datetime
    ended: datetime
    bad_minutes: int


class DrillView(msgspec.Struct, frozen=True):
    """The last time that all data were restored to new tables: whether everything was found to be right, how
    many seconds of the newest data would have been lost, and how many seconds it took."""

    at: datetime
    passed: bool
    lost_seconds: int
    took_seconds: int


class ServiceLevel(msgspec.Struct, frozen=True):
    """How reliable the network was. `target` is in per cent of a month's minutes; null stands for what was
    not measured, did not happen or was not said yet. Newest first."""

    target: float
    measured_until: datetime | None
    this_month: MonthView | None
    history: list[MonthView]
    incidents: list[IncidentView]
    drill: DrillView | None
    support: str | None


class SupportView(msgspec.Struct, frozen=True):
    """Whom people ask for help."""

    contact: str


def level(found: Level) -> ServiceLevel:
    """Everything that was measured and said."""
    return ServiceLevel(
        target=TARGET,
        measured_until=clock.utc(found.progress.until) if found.progress else None,
        this_month=_month(found.this_month) if found.this_month else None,
        history=[_month(each) for each in found.history],
        incidents=[_incident(each) for each in found.incidents],
        drill=_drill(found.drill) if found.drill else None,
        support=found.support,
    )


def _month(month: Month) -> MonthView:
    return MonthView(month.name, month.measured, month.bad, rules.availability(month))


def _incident(each: Incident) -> IncidentView:
    return IncidentView(clock.utc(each.began), clock.utc(each.ended), each.bad)


def _drill(drill: Drill) -> DrillView:
    # Rounded up: what was lost and what it took are never said smaller than they were.
    lost, took = (-(-each // clock.SECOND) for each in (drill.lost, drill.took))
    return DrillView(clock.utc(drill.at), drill.passed, lost, took)
