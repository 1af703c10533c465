"""One-time codes, and what was asked how often."""

from dataclasses import dataclass
from typing import Final

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.access.model import PersonId
from chalicelib.foundation import clock, rows, seals, singles
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import TooMany
from chalicelib.foundation.tables import EphemeraRow, Key

TRIES: Final = 5
LASTS: Final = 10 * clock.MINUTE
PAUSE: Final = clock.MINUTE


class CodeRow(EphemeraRow, discriminator="Code"):
    """`CODE#hash of the address` / `CODE`: whose, its keyed hash, how often somebody tried, who asked."""

    person = UnicodeAttribute()
    sealed = UnicodeAttribute()
    tries = NumberAttribute()
    made = NumberAttribute()
    event = UnicodeAttribute()


class BucketRow(EphemeraRow, discriminator="Bucket"):
    """`RATE#what#whom` / number of the hour: how often."""

    times = NumberAttribute()


@dataclass(frozen=True, slots=True)
class Code:
    """A code that is waiting to be typed in, as its keyed hash."""

    person: PersonId
    sealed: str


def count(what: str, whom: str, *, most: int) -> None:
    """Counts one more of something in this hour. Beyond `most` raises TooMany with the rest of it to wait."""
    hour, into = divmod(clock.now(), clock.HOUR)
    row = _bucket(what, whom, hour)
    expires = (hour + 2) * clock.HOUR // clock.SECOND
    free = BucketRow.pk.does_not_exist() | (BucketRow.times < most)
    if singles.update(row, BucketRow.times.add(1), BucketRow.expires.set(expires), condition=free) is None:
        raise TooMany(wait=(clock.HOUR - into) // clock.SECOND + 1)


def uncount(what: str, whom: str) -> int:
    """Takes one off what was counted in this hour, never below zero; answers how many are left."""
    row = _bucket(what, whom, clock.now() // clock.HOUR)
    item = singles.update(row, BucketRow.times.add(-1), condition=BucketRow.times > 0)
    return 0 if item is None else int(item["times"])


def _bucket(what: str, whom: str, hour: int) -> BucketRow:
    return BucketRow(f"RATE#{what}#{whom}", str(hour))


def hashed(hash_: str, code: str) -> str:
    """The keyed hash of a code, bound to the address that it was sent to."""
    return seals.sealed("codes", hash_, code)


def try_code(hash_: str) -> Code | None:
    """Counts a try; answers the code to compare with, None where none waits or it was tried too often."""
    row = CodeRow(f"CODE#{hash_}", "CODE")
    waiting = (CodeRow.tries < TRIES) & (CodeRow.expires > clock.now() // clock.SECOND)
    item = singles.update(row, CodeRow.tries.add(1), condition=waiting)
    return None if item is None else Code(PersonId(item["person"]), item["sealed"])


def use(change: Change, hash_: str, code: Code, *, otherwise: Exception) -> None:
    """Takes a code away: it opens one session and no second."""
    change.delete(CodeRow(f"CODE#{hash_}", "CODE"), CodeRow.sealed == code.sealed, otherwise=otherwise)


def lay(change: Change, hash_: str, code: Code, *, event: str, otherwise: Exception) -> None:
    """Puts a code in the place of any earlier one, but not within a minute of it."""
    now = clock.now()
    row = CodeRow(
        f"CODE#{hash_}", "CODE", person=code.person, sealed=code.sealed, tries=0, made=now, event=event
    )
    row.expires = (now + LASTS) // clock.SECOND
    change.put(row, CodeRow.pk.does_not_exist() | (CodeRow.made <= now - PAUSE), otherwise=otherwise)


def waits(hash_: str, event: str) -> bool:
    """Whether the code that an event asked for is still there to be typed in."""
    key = Key("ephemera", f"CODE#{hash_}", "CODE")
    item = rows.fetch([key]).get(key)
    return item is not None and item["event"] == event and item["expires"] * clock.SECOND > clock.now()
