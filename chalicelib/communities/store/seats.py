"""The seats of a capped community: taken and freed in the transactions of coming and going.

Without a cap there is no such row to change, and nobody waits for anybody. Where a cap is set, nobody comes
in until those inside have been counted; a count that somebody's going overtook is not taken.
"""

from collections.abc import Callable
from typing import Final

from pynamodb.expressions.condition import Condition

from chalicelib.access import keys as judged
from chalicelib.access import store as authority
from chalicelib.access.model import CommunityId, Gate, PersonId
from chalicelib.communities.model.admission import Seats
from chalicelib.communities.store import keys
from chalicelib.communities.store.rows import SeatsRow
from chalicelib.foundation import queries, rows, singles
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Item

STRETCH: Final = 1_000


def seats_of(item: Item | None) -> Seats | None:
    """The seats of a stored row; None where none were ever counted."""
    if item is None:
        return None
    return Seats(item.get("taken", 0), item.get("version", 0), bool(item.get("counting")))


def seats_now(community: CommunityId) -> Seats | None:
    """The seats as they are at this moment. One call."""
    key = keys.seats(community)
    return seats_of(rows.fetch([key]).get(key))


def take_seat(change: Change, gate: Gate, *, otherwise: Callable[[], Exception]) -> None:
    """Takes a seat for somebody who comes in, where there is a cap; `otherwise` says why none is free."""
    if not gate.cap:
        return
    free: Condition = (SeatsRow.taken < gate.cap) & SeatsRow.counting.does_not_exist()
    change.update(_row(gate.community), SeatsRow.taken.add(1), condition=free, otherwise=otherwise)


def free_seat(change: Change, gate: Gate, person: PersonId, *, gate_kept: bool) -> None:
    """Frees the seat of somebody who goes, where there is a cap.

    `gate_kept` says that the same change writes the gate, which then is demanded unchanged already.
    """
    if not gate_kept:
        authority.demand_cap(change, gate, person)
    if gate.cap:
        change.update(_row(gate.community), SeatsRow.taken.add(-1), SeatsRow.version.add(1))


def keep_first_seat(change: Change, community: CommunityId) -> None:
    """Seats its founder."""
    change.update(_row(community), SeatsRow.taken.set(1), SeatsRow.version.add(1))


def begin_count(change: Change, community: CommunityId) -> None:
    """Lets nobody in until those inside have been counted."""
    counting = SeatsRow.counting.set(True)
    change.update(_row(community), SeatsRow.taken.remove(), SeatsRow.version.add(1), counting)


def end_count(community: CommunityId, before: Seats | None, inside: int) -> Seats | None:
    """Keeps a count; None where somebody went, or counting began anew, since `before` was read."""
    same: Condition = SeatsRow.version.does_not_exist()
    if before is not None:
        same = (SeatsRow.version == before.version) & SeatsRow.counting.exists()
    counted = SeatsRow.taken.set(inside), SeatsRow.version.add(1), SeatsRow.counting.remove()
    return seats_of(singles.update(_row(community), *counted, condition=same))


def people_inside(community: CommunityId) -> int:
    """How many are inside, counted one by one as the list stands now."""
    pk, after, inside = judged.member(community, "").pk, None, 0
    while True:
        stretch = queries.query(Query("network", pk, after=after, limit=STRETCH))
        inside += len(stretch.items)
        if not stretch.more:
            return inside
        after = stretch.items[-1]["sk"]


def _row(community: CommunityId) -> SeatsRow:
    key = keys.seats(community)
    return SeatsRow(key.pk, key.sk)
