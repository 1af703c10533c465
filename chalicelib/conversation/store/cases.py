"""Cases: what was reported of an item, and what moderators decided. One row an item, in one of two places."""

from typing import Any

from chalicelib.access.model import PersonId, Stamp
from chalicelib.conversation.model.cases import Case, Decision, Deed, Reason, Report, Words
from chalicelib.conversation.model.items import ItemId
from chalicelib.conversation.store import keys
from chalicelib.conversation.store.rows import CaseRow, ReportRow
from chalicelib.foundation.changes import Change
from chalicelib.foundation.clock import Millis
from chalicelib.foundation.held import Held
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Item


def cases_query(community: str, *, limit: int, after: str | None) -> Query:
    """The cases of a community, those that wait first and then the newest items; `after` is the sort key of
    the last one seen."""
    return Query("network", keys.cases(community), after=after, limit=limit, newest_first=True)


def case(held: Held, item_id: ItemId) -> Case:
    """The case of an item; an empty one of version 0 where there is none yet."""
    found = held.rows([keys.waiting_case("", item_id), keys.decided_case("", item_id)])
    return next((case_of(row) for row in found if row is not None), Case(item_id))


def case_of(row: Item) -> Case:
    """The case of a stored row."""
    return Case(
        item=row["item"],
        waits=row["sk"].startswith(keys.WAITING),
        reasons={Reason(reason): count for reason, count in (row.get("reasons") or {}).items()},
        words=tuple(_words(*each) for each in row.get("words") or ()),
        hidden=_decision(row.get("hidden")),
        closed=_decision(row.get("closed")),
        settled=_decision(row.get("settled")),
        version=row["version"],
    )


def keep_case(change: Change, case: Case, *, was: Case) -> None:
    """A case as it is now, where it is stored as it was read.

    What races another report or decision is decided anew.
    """
    row, other = _row(case, waits=case.waits), _place(case, waits=not case.waits)
    if was.version and was.waits is case.waits:
        change.put(row, CaseRow.version == was.version)
        return
    change.make(row)
    if was.version:
        change.delete(other, CaseRow.version == was.version)
    else:
        change.check(other, CaseRow.pk.does_not_exist())


def _place(case: Case, *, waits: bool) -> CaseRow:
    key = (keys.waiting_case if waits else keys.decided_case)("", case.item)
    return CaseRow(key.pk, key.sk)


def _row(case: Case, *, waits: bool) -> CaseRow:
    place = _place(case, waits=waits)
    return CaseRow(
        place.pk, place.sk, item=case.item, version=case.version,
        reasons={reason.value: count for reason, count in case.reasons.items()} or None,
        words=[[each.reason.value, each.text, each.stamp.text] for each in case.words] or None,
        hidden=_told(case.hidden), closed=_told(case.closed), settled=_told(case.settled),
    )  # fmt: skip


def _told(decision: Decision | None) -> dict[str, Any] | None:
    if decision is None:
        return None
    told = {
        "deed": decision.deed.value, "by": decision.by, "at": decision.at, "reason": decision.reason,
        "stamp": decision.stamp.text,
    }  # fmt: skip
    return told | ({"text": decision.text} if decision.text else {})


def _decision(told: Item | None) -> Decision | None:
    if told is None:
        return None
    by, stamp = PersonId(told["by"]), Stamp.of(told["stamp"])
    return Decision(Deed(told["deed"]), by, Millis(told["at"]), told["reason"], stamp, told.get("text"))


def _words(reason: str, text: str, stamp: str) -> Words:
    return Words(Reason(reason), text, Stamp.of(stamp))


def report(held: Held, person: PersonId, item_id: ItemId) -> Report | None:
    """What a person told the moderators of an item."""
    row = held.row(keys.report(person, item_id))
    if row is None:
        return None
    reason, stamp = Reason(row["reason"]), Stamp.of(row["stamp"])
    return Report(row["item"], person, reason, row.get("text"), stamp, Millis(row["at"]))


def keep_report(change: Change, report: Report) -> None:
    """What a person told of an item, once."""
    key = keys.report(report.by, report.item)
    row = ReportRow(
        key.pk, key.sk, item=report.item, reason=report.reason.value, text=report.text,
        stamp=report.stamp.text, at=report.at,
    )  # fmt: skip
    change.make(row)
