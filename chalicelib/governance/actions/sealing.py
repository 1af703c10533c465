"""The sealer: comes by each minute and chains what was kept since, so that nobody can change it unseen.

Entries are written without waiting for one another; order is given to them here. One that came late, from a
slow transaction, is found for ten minutes. Two sealers at once do no harm: whoever is second finds a seal in
its place, and begins anew. Where nothing happened it costs one read of its own row and one query for each
partition of the day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from chalicelib.foundation import clock, ids, ledger, log, metrics, queries, settings
from chalicelib.foundation.refusals import Raced
from chalicelib.governance.model.ledger import NETWORK, Kept, Progress
from chalicelib.governance.rules import chains
from chalicelib.governance.store import copies, entries, seals

LOOKBACK: Final = 10 * clock.MINUTE
FIRST: Final = 7 * clock.DAY
"""How far back the very first coming looks."""
BATCH: Final = 32
"""Entries of one seal: at worst each has two marks and a seal of its own community, and a transaction takes a
hundred rows."""
STRETCH: Final = 400
TRIES: Final = 4


def run() -> int:
    """Seals what is not sealed yet, in order; answers how many entries that were."""
    for _ in range(TRIES):
        try:
            return _came_by()
        except Raced:
            continue
    log.line("ledger.raced")
    return 0


def _came_by() -> int:
    now = clock.now()
    reached = seals.progress() or Progress(now - FIRST)
    count, made = 0, 0
    for batch in _batches(_unsealed(_begin(reached, now), now)):
        reached = replace(reached, sealed=_seal(batch, now))
        count, made = count + len(batch), made + 1
    if made or not 0 <= now - reached.until <= LOOKBACK:
        reached = replace(reached, until=now)
        seals.remember(reached)
    _copy(reached)
    metrics.sealed(count, made)
    return count


def _begin(reached: Progress, now: int) -> int:
    # A clock that was set back says nothing of the time before: a day is looked through again.
    return now - clock.DAY if reached.until > now else reached.until - LOOKBACK


def _batches(found: Iterable[Kept]) -> Iterator[list[Kept]]:
    each = iter(found)
    while batch := list(islice(each, BATCH)):
        yield batch


def _unsealed(begin: int, now: int) -> Iterator[Kept]:
    for day in range(begin // clock.DAY, now // clock.DAY + 1):
        start = day * clock.DAY
        yield from (each for each in _of_day(start, max(begin, start)) if each.mark is None)


def _of_day(start: int, begin: int) -> Iterator[Kept]:
    """The entries of a day in order, its partitions read beside each other."""
    low = ids.first_of(begin)
    while True:
        asked = [queries.beside(_stretch(start, shard, low)) for shard in range(ledger.SPREAD)]
        stretches = [each.result() for each in asked]
        found = [(entries.certain(each), each.more) for each in stretches]
        ends = [kept[-1].id for kept, more in found if more]
        # Beyond the end of a stretch that goes on, other partitions hold what comes later than its rest.
        known = (each for kept, _ in found for each in kept if not ends or each.id <= min(ends))
        yield from sorted(known, key=lambda each: each.id)
        if not ends:
            return
        low = f"{min(ends)}{entries.LAST}"


def _stretch(start: int, shard: int, low: str) -> queries.Query:
    return entries.of_day(start, shard, low=low, below=entries.END, limit=STRETCH, newest_first=False)


def _seal(batch: list[Kept], now: int) -> int:
    """Writes the next seals; answers the number of the network's. Raises Raced."""
    heads = seals.heads([NETWORK, *chains.by_community(batch)])
    made = chains.next_seals(heads, batch, now)
    seals.keep(batch, made)
    return made[-1].number


def _copy(reached: Progress) -> None:
    """Copies what was not copied yet; what fails is copied the next minute, and this one counts as failed."""
    bucket, copied = settings.ledger_bucket(), reached.copied
    if bucket is None or copied >= reached.sealed:
        return
    while stretch := queries.query(seals.after(NETWORK, copied, BATCH)).items:
        for row in stretch:
            copied = seals.number_in(row)
            copies.keep(bucket, copied, row["text"])
        seals.remember(replace(reached, copied=copied))
