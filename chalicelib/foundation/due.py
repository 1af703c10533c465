"""What falls due: rows written with the fact that makes something due, and a clock that comes by each minute.

`DUE#yyyymmdd#{0-3}` / `hhmm#kind#ref` holds what is due in a day; `CLOCK` / `DUE` remembers until when
nothing is left, so that outages, and a laptop whose clock was moved, catch up: a year of days is 1,500
queries, by hours it would be 35,000. A handler reads the state again, and removes the row in the transaction
of its effect: what runs twice counts once. What fails is put off, ever longer, and its neighbours are
unaffected.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.foundation import clock, ids, log, queries, rows, singles
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import EphemeraRow, Item, Key

SPREAD: Final = 4
KEPT: Final = 60 * clock.DAY
GRACE: Final = 15 * clock.MINUTE
"""Nothing is left this long after its minute: until then a slow transaction may still write into it."""
PUT_OFF_MOST: Final = 6 * clock.HOUR
CLOCK: Final = Key("ephemera", "CLOCK", "DUE")
STRETCH: Final = 200


class DueRow(EphemeraRow, discriminator="Due"):
    """`DUE#yyyymmdd#{0-3}` / `hhmm#kind#ref`: what to do, for whom or what, and when (milliseconds)."""

    kind = UnicodeAttribute(null=True)
    ref = UnicodeAttribute(null=True)
    at = NumberAttribute(null=True)
    tries = NumberAttribute(null=True)


class ClockRow(EphemeraRow, discriminator="Clock"):
    """`CLOCK` / `DUE`: until when nothing is left, in milliseconds since 1970."""

    until = NumberAttribute()


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is due: its kind, what it is about (ids), and when it was to happen."""

    kind: str
    ref: str
    at: int
    tries: int = 0


Handler = Callable[[Due], None]


def keep(change: Change, at: int, kind: str, ref: str) -> None:
    """Lets something fall due at an instant; the same thing at the same minute is one row."""
    change.put(_row(Due(kind, ref, at)))


def keep_all(some: Iterable[Due]) -> None:
    """The same for many things that no change belongs to: repeat-safe, up to 25 a call."""
    singles.put_all(_row(each) for each in some)


def drop(change: Change, due: Due, *, otherwise: Exception | None = None) -> None:
    """Takes away what is done, in the transaction of its effect.

    The change raises `otherwise`, where given, if somebody else has done it meanwhile: for an effect that
    nothing else keeps from happening twice.
    """
    pk, sk = _place(due)
    change.delete(DueRow(pk, sk), DueRow.pk.exists() if otherwise else None, otherwise=otherwise)


def done(due: Due) -> None:
    """Takes away what needs no doing any more."""
    pk, sk = _place(due)
    singles.delete(DueRow(pk, sk))


def run(handlers: Mapping[str, Handler]) -> int:
    """Does what is due by now, the oldest day first. Answers how many things were looked at."""
    now = clock.now()
    begin = _begun(now)
    waiting = [
        due for day in range(begin // clock.DAY, now // clock.DAY + 1) for due in _of_day(day, begin, now)
    ]
    for due in waiting:
        _ring(handlers, due)
    _remember(max(begin, now - GRACE))
    return len(waiting)


def _begun(now: int) -> int:
    item = rows.fetch([CLOCK]).get(CLOCK)
    # Where the clock never ran, what was due since the day before is looked for.
    return item["until"] if item else now - clock.DAY


def _remember(until: int) -> None:
    expires = (clock.now() + 10 * KEPT) // clock.SECOND
    singles.put(ClockRow(CLOCK.pk, CLOCK.sk, until=until, expires=expires))


def _of_day(day: int, begin: int, now: int) -> Iterator[Due]:
    start = day * clock.DAY
    low, high = _minute(max(begin, start)), _minute(min(now, start + clock.DAY - 1)) + "~"
    for shard in range(SPREAD):
        after: str | None = None
        while True:
            pk = _partition(start, shard)
            found = queries.query(Query("ephemera", pk, low=low, high=high, after=after, limit=STRETCH))
            yield from (due for due in map(_due, found.items) if due.at <= now)
            if not found.more:
                break
            after = found.items[-1]["sk"]


def forget_time() -> None:
    """Forgets until when nothing is left: for a clock that was moved back."""
    singles.delete(ClockRow(CLOCK.pk, CLOCK.sk))


def _due(item: Item) -> Due:
    return Due(item["kind"], item["ref"], item["at"], item.get("tries", 0))


def _ring(handlers: Mapping[str, Handler], due: Due) -> None:
    try:
        handlers[due.kind](due)
    except Exception as problem:  # noqa: BLE001 (one thing's defect must not stop its neighbours)
        log.failure("due.failed", problem, kind=due.kind, ref=due.ref, tries=str(due.tries))
        _put_off(due)


def _put_off(due: Due) -> None:
    later = clock.now() + min(clock.MINUTE * 2**due.tries, PUT_OFF_MOST)
    change = Change()
    change.put(_row(Due(due.kind, due.ref, later, due.tries + 1)))
    drop(change, due)
    change.commit()


def _row(due: Due) -> DueRow:
    pk, sk = _place(due)
    expires = (due.at + KEPT) // clock.SECOND
    return DueRow(pk, sk, kind=due.kind, ref=due.ref, at=due.at, tries=due.tries or None, expires=expires)


def _place(due: Due) -> tuple[str, str]:
    return _partition(due.at, ids.share(due.ref, SPREAD)), f"{_minute(due.at)}#{due.kind}#{due.ref}"


def _minute(at: int) -> str:
    return f"{clock.utc(at):%H%M}"


def _partition(at: int, shard: int) -> str:
    return f"DUE#{clock.utc(at):%Y%m%d}#{shard}"
