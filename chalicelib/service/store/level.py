"""Rows of what was measured, of the last drill, and of whom to ask: `SERVICE` / its name."""

from collections.abc import Iterable
from typing import Final

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute

from chalicelib.foundation import clock, rows
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Item, Key, NetworkRow
from chalicelib.service.model import Drill, Incident, Month, Progress

PARTITION: Final = "SERVICE"
INCIDENT: Final = "INCIDENT#"
PROGRESS: Final = Key("network", PARTITION, "MEASURED")
DRILL: Final = Key("network", PARTITION, "DRILL")
SUPPORT: Final = Key("network", PARTITION, "SUPPORT")
INCIDENTS_SHOWN: Final = 20


class ProgressRow(NetworkRow, discriminator="Measured"):
    """`SERVICE` / `MEASURED`: up to where minutes are counted. Every count is written with it, against what
    it was, so that told twice counts once."""

    until = NumberAttribute()
    began = NumberAttribute(null=True)
    ended = NumberAttribute(null=True)
    bad = NumberAttribute(null=True)


class MonthRow(NetworkRow, discriminator="MeasuredMonth"):
    """`SERVICE` / `MONTH#2026-11`: the minutes of a month, those measured and the bad ones."""

    measured = NumberAttribute()
    bad = NumberAttribute()


class IncidentRow(NetworkRow, discriminator="Incident"):
    """`SERVICE` / `INCIDENT#` and the minute (UTC) in which it began."""

    began = NumberAttribute()
    ended = NumberAttribute()
    bad = NumberAttribute()


class DrillRow(NetworkRow, discriminator="Drill"):
    """`SERVICE` / `DRILL`: what came of the newest restore, in milliseconds."""

    at = NumberAttribute()
    lost = NumberAttribute()
    took = NumberAttribute()
    passed = BooleanAttribute()


class SupportRow(NetworkRow, discriminator="Support"):
    """`SERVICE` / `SUPPORT`: whom to ask for help. Absent until an administrator has said it."""

    contact = UnicodeAttribute()


def month_key(name: str) -> Key:
    """Where a month stands."""
    return Key("network", PARTITION, f"MONTH#{name}")


def newest_incidents() -> Query:
    """The newest incidents, the newest first."""
    return Query("network", PARTITION, prefix=INCIDENT, limit=INCIDENTS_SHOWN, newest_first=True)


def progress_in(item: Item | None) -> Progress | None:
    """How far was measured; None where nothing ever was."""
    if item is None:
        return None
    return Progress(item["until"], incident_in(item) if item.get("began") is not None else None)


def month_in(name: str, item: Item | None) -> Month | None:
    """The month of a stored row; None where nothing of it was measured."""
    return Month(name, item["measured"], item["bad"]) if item else None


def incident_in(item: Item) -> Incident:
    """The incident of a stored row."""
    return Incident(item["began"], item["ended"], item["bad"])


def drill_in(item: Item | None) -> Drill | None:
    """The newest drill; None where there was none."""
    return Drill(item["at"], item["lost"], item["took"], item["passed"]) if item else None


def support_in(item: Item | None) -> str | None:
    """Whom to ask; None where nobody has said."""
    return str(item["contact"]) if item else None


def progress() -> Progress | None:
    """How far was measured, read now."""
    return progress_in(rows.fetch([PROGRESS]).get(PROGRESS))


def months(names: Iterable[str]) -> list[Month]:
    """The months that were measured at all, of those named, read now."""
    wanted = {name: month_key(name) for name in names}
    found = rows.fetch(wanted.values())
    return [month for name, key in wanted.items() if (month := month_in(name, found.get(key)))]


def begin(until: int) -> None:
    """Begins to measure at an instant. Raises Raced where somebody else has begun."""
    change = Change()
    change.make(ProgressRow(PROGRESS.pk, PROGRESS.sk, until=until))
    change.commit()


def keep(was: Progress, until: int, touched: Iterable[Month], found: Iterable[Incident]) -> Progress:
    """Counts a stretch that ends at an instant; answers how far that is. Raises Raced where it is counted."""
    change, newest = Change(), was.incident
    for month in touched:
        key = month_key(month.name)
        change.put(MonthRow(key.pk, key.sk, measured=month.measured, bad=month.bad))
    for newest in found:
        name = f"{INCIDENT}{clock.utc(newest.began):%Y-%m-%dT%H:%MZ}"
        row = IncidentRow(PARTITION, name, began=newest.began, ended=newest.ended, bad=newest.bad)
        change.put(row)
    change.put(_progress(until, newest), ProgressRow.until == was.until)
    change.commit()
    return Progress(until, newest)


def _progress(until: int, newest: Incident | None) -> ProgressRow:
    row = ProgressRow(PROGRESS.pk, PROGRESS.sk, until=until)
    if newest is not None:
        row.began, row.ended, row.bad = newest.began, newest.ended, newest.bad
    return row


def keep_support(change: Change, contact: str) -> None:
    """Writes whom to ask."""
    change.put(SupportRow(SUPPORT.pk, SUPPORT.sk, contact=contact))


def keep_drill(drill: Drill) -> None:
    """Writes what came of a drill."""
    change = Change()
    row = DrillRow(
        DRILL.pk, DRILL.sk, at=drill.at, lost=drill.lost, took=drill.took, passed=drill.passed
    )  # fmt: skip
    change.put(row)
    change.commit()
