"""How many are inside, counted exactly once for each event however often it is delivered."""

from typing import Final

from pynamodb.expressions.operand import Path
from pynamodb.expressions.update import Action

from chalicelib.access.model import CommunityId, Kind
from chalicelib.communities.model.audience import Headcount
from chalicelib.communities.store import keys
from chalicelib.communities.store.rows import AudienceRow, SeenRow
from chalicelib.foundation import clock
from chalicelib.foundation.changes import Change
from chalicelib.foundation.tables import Item

KEPT: Final = 45 * clock.DAY
_COMPANY: Final = "c_"


class Counted(Exception):
    """This event was counted before."""


def headcount_of(item: Item | None) -> Headcount:
    """The counts of a stored row."""
    if item is None:
        return Headcount()
    guests = {name.removeprefix(_COMPANY): count for name, count in item.items() if name.startswith(_COMPANY)}
    return Headcount(
        max(0, item.get("members") or 0), {name: count for name, count in guests.items() if count > 0}
    )


def count(event_id: str, community: CommunityId, kind: Kind, company: str | None, step: int) -> None:
    """Counts somebody in (1) or out (-1). An event that was counted before changes nothing."""
    change = Change()
    seen = SeenRow("SEEN#counts", event_id, expires=(clock.now() + KEPT) // clock.SECOND)
    change.make(seen, otherwise=Counted())
    key = keys.audience(community)
    change.update(AudienceRow(key.pk, key.sk), *_steps(kind, company, step))
    try:
        change.commit()
    except Counted:
        return


def _steps(kind: Kind, company: str | None, step: int) -> list[Action]:
    if kind is not Kind.GUEST:
        return [AudienceRow.members.add(step)]
    return [AudienceRow.guests.add(step), Path(f"{_COMPANY}{company}").add(step)]
