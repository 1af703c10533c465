"""The only way into the audit log: who may look, and a walk backwards through its days."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Final

from chalicelib.access.model import NetworkRole
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock, ids, ledger, queries
from chalicelib.foundation.queries import Stretch
from chalicelib.foundation.refusals import Forbidden
from chalicelib.governance.model.audit import Filter
from chalicelib.governance.model.ledger import NETWORK, Kept
from chalicelib.governance.rules import chains
from chalicelib.governance.rules.facts import entry_of
from chalicelib.governance.store import entries, seals

FIRST: Final = seals.key(NETWORK, 1)
"""The first seal: nothing was kept before the first entry that it names."""
STRETCH: Final = 120
DAYS_AT_ONCE: Final = 4
SKEW: Final = clock.MINUTE
"""By how much the clock of whoever wrote an entry may be ahead of ours."""
UNSEALED: Final = 7 * clock.DAY
"""How far back there may be entries where nothing was ever sealed."""


def require_auditor(viewer: Viewer) -> None:
    """Raises Forbidden `auditors_only` for everybody without that role; administrators too."""
    if NetworkRole.AUDITOR not in viewer.roles:
        raise Forbidden("auditors_only")


@dataclass(slots=True)
class _Walk:
    """From `place` on everything has been looked at, before `floor` nothing is looked for; both are ids."""

    asked: Filter
    place: str
    floor: str
    span: int = 1
    found: list[Kept] = field(default_factory=list)

    @property
    def over(self) -> bool:
        """Whether nothing is left."""
        return self.place <= self.floor


def walked(
    viewer: Viewer, asked: Filter, before: str | None, limit: int, trips: int
) -> tuple[list[Kept], str | None]:
    """At most so many entries, the newest first, and the id before which the log goes on, None at its end.

    At most so many trips are made, each through 120 rows of the partitions of one day, or of up to four days
    where days are quiet: where little of that is wanted, less is found than asked for, and the log goes on.
    Raises Forbidden `auditors_only`.
    """
    require_auditor(viewer)
    now = clock.now() + SKEW
    end = now if asked.end is None else min(asked.end, now)
    walk = _Walk(asked, before or ids.first_of(end), ids.first_of(max(_first(viewer), asked.begin or 0)))
    for _ in range(trips):
        if walk.over or len(walk.found) > limit:
            break
        _step(walk, limit)
    if len(walk.found) > limit:
        return walk.found[:limit], walk.found[limit - 1].id
    return walk.found, None if walk.over else walk.place


def _first(viewer: Viewer) -> int:
    row = viewer.held.row(FIRST)
    seal = chains.seal_of(row["text"]) if row else None
    return ids.instant(seal.entries[0][0]) if seal and seal.entries else clock.now() - UNSEALED


def _step(walk: _Walk, limit: int) -> None:
    """One trip: reads some days, and goes back over those of them that were read to their beginning."""
    asked = [(start, _beside(walk, start)) for start in _days(walk)]
    for start, shards in asked:
        whole = _pass(walk, start, [each.result() for each in shards])
        walk.span = min(2 * walk.span, DAYS_AT_ONCE) if whole else 1
        if not whole or len(walk.found) > limit:
            return


def _pass(walk: _Walk, start: int, stretches: list[Stretch]) -> bool:
    """Takes what is wanted of one day; answers whether the day was read to its beginning."""
    ends = [entries.entries_in(each)[-1].id for each in stretches if each.more]
    known = [kept for each in stretches for kept in entries.entries_in(each)]
    # Where a partition goes on, others may hold what comes between its end and its rest.
    certain = [kept for kept in known if not ends or kept.id >= max(ends)]
    certain.sort(key=lambda kept: kept.id, reverse=True)
    walk.found += [kept for kept in certain if walk.asked.lets(entry_of(kept))]
    walk.place = max(ends) if ends else ids.first_of(start)
    return not ends


def _days(walk: _Walk) -> Iterator[int]:
    """When the next days before the present place began, the latest first."""
    instant = ids.instant(walk.place)
    # Nothing of a day stands before its very first id.
    latest = (instant - (walk.place == ids.first_of(instant))) // clock.DAY
    earliest = ids.instant(walk.floor) // clock.DAY
    for day in range(latest, max(latest - walk.span, earliest - 1), -1):
        yield day * clock.DAY


def _beside(walk: _Walk, start: int) -> list[Future[Stretch]]:
    low = max(walk.floor, ids.first_of(start))
    shards = range(ledger.SPREAD)
    return [
        queries.beside(
            entries.of_day(start, shard, low=low, below=walk.place, limit=STRETCH, newest_first=True)
        )
        for shard in shards
    ]
