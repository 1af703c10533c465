"""What a community and the network hold: counted in the transaction of what comes and goes."""

from pynamodb.expressions.condition import Condition

from chalicelib.files.model import File, Usage, Version
from chalicelib.files.store import keys
from chalicelib.files.store.reading import file_of
from chalicelib.files.store.rows import UsageRow
from chalicelib.foundation import queries
from chalicelib.foundation.changes import Change
from chalicelib.foundation.held import Held
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import Conflict
from chalicelib.foundation.tables import Item


def usage(held: Held, community: str = "") -> Usage:
    """What a community holds, or the network."""
    return _usage_of(held.row(keys.usage(community)))


def _usage_of(item: Item | None) -> Usage:
    kept = item or {}
    return Usage(kept.get("bytes", 0), kept.get("files", 0))


def take(change: Change, version: Version, community: str, limits: dict[str, int]) -> None:
    """Counts a version that comes. `limits` are those of the community (by its id) and the network (by "").

    Raises Conflict `quota` where one would hold more than it may: decided by the row, not by what was read.
    """
    for place in (community, ""):
        room = limits[place] - version.size
        fits: Condition = UsageRow.bytes <= room
        if room >= 0:
            fits |= UsageRow.bytes.does_not_exist()
        files = int(version.number == 1)
        actions = [UsageRow.bytes.add(version.size), UsageRow.files.add(files)]
        change.update(_row(place), *actions, condition=fits, otherwise=Conflict("quota"))


def give_back(change: Change, gone: File) -> None:
    """Counts a file that goes, with all its versions."""
    for place in (gone.community, ""):
        change.update(_row(place), UsageRow.bytes.add(-gone.size), UsageRow.files.add(-1))


def recounted(community: str) -> Usage:
    """What the cards of a community say that it holds, read now."""
    every = queries.every(Query("network", keys.files(community), limit=200))
    there = [each for each in map(file_of, every) if not each.deleted]
    return Usage(sum(each.size for each in there), len(there))


def repair(change: Change, community: str, *, was: Usage, now: Usage) -> None:
    """Puts right what a community holds, and the network with it, where nothing was counted meanwhile."""
    same: Condition = UsageRow.bytes == was.bytes
    same &= UsageRow.files == was.files
    if was == Usage():
        same |= UsageRow.pk.does_not_exist()
    change.update(
        _row(community), UsageRow.bytes.set(now.bytes), UsageRow.files.set(now.files), condition=same
    )
    steps = [UsageRow.bytes.add(now.bytes - was.bytes), UsageRow.files.add(now.files - was.files)]
    change.update(_row(""), *steps)


def _row(community: str) -> UsageRow:
    key = keys.usage(community)
    return UsageRow(key.pk, key.sk)
