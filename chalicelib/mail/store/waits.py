"""Who waits for a mail, until when; and what people have been mailed already."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UnicodeSetAttribute

from chalicelib.access.model import PersonId
from chalicelib.foundation import clock, ids, singles
from chalicelib.foundation.changes import Change
from chalicelib.foundation.tables import EphemeraRow, InboxRow, Item, Key

LATE: Final = 12 * clock.HOUR
"""What fell due this long ago and is laid down still was lost: the next news lays it down anew."""
OVERLAP: Final = 6 * clock.HOUR
"""How old a notice may be that is told late, by a repeat or in a large place, and is mailed all the same."""
KEPT: Final = 90 * clock.DAY


class WaitRow(EphemeraRow, discriminator="MailWait"):
    """`PERSON#p` / `MAIL`: when somebody is mailed what they are told (milliseconds). One for each person, so
    that of many notices only the first costs a write."""

    at = NumberAttribute()


class MailedRow(InboxRow, discriminator="Mailed"):
    """`PERSON#p` / `MAILED`: what somebody was mailed. All notices up to `floor` (a ULID), and those in
    `done`; how many mails they got on the `day` of their last one."""

    floor = UnicodeAttribute()
    done = UnicodeSetAttribute(null=True)
    day = UnicodeAttribute()
    mails = NumberAttribute()
    version = NumberAttribute()


@dataclass(frozen=True, slots=True)
class Mailed:
    """What somebody was mailed: every notice up to `floor` and those in `done`; `count` mails on `day`."""

    floor: str = ""
    done: frozenset[str] = frozenset()
    day: str = ""
    count: int = 0
    version: int = 0

    def knows(self, notice: str) -> bool:
        """Whether a notice was mailed."""
        return notice <= self.floor or notice in self.done

    def on(self, day: str) -> int:
        """How many mails they got on a day."""
        return self.count if self.day == day else 0

    def after(self, notices: Iterable[str], day: str, now: int) -> "Mailed":
        """The same after one more mail, which tells all there was to tell."""
        floor = max(self.floor, ids.first_of(now - OVERLAP))
        done = {each for each in (*self.done, *notices) if each > floor}
        return Mailed(floor, frozenset(done), day, self.on(day) + 1, self.version + 1)


def wait_key(person: str) -> Key:
    """When somebody is to be mailed."""
    return Key("ephemera", f"PERSON#{person}", "MAIL")


def mailed_key(person: str) -> Key:
    """What somebody was mailed."""
    return Key("inbox", f"PERSON#{person}", "MAILED")


def waits(item: Item | None) -> bool:
    """Whether a stored row says that a mail will come."""
    return item is not None and item["at"] + LATE > clock.now()


def keep_waits(until: Mapping[PersonId, int]) -> None:
    """Notes when people are to be mailed; the last word counts."""
    singles.put_all(_wait(person, at) for person, at in until.items())


def drop_wait(change: Change, person: str, at: int, *, otherwise: Exception) -> None:
    """Takes away that somebody is to be mailed at an instant; raises `otherwise` where it is another."""
    change.delete(_wait(PersonId(person), at), WaitRow.at == at, otherwise=otherwise)


def _wait(person: PersonId, at: int) -> WaitRow:
    key = wait_key(person)
    return WaitRow(key.pk, key.sk, at=at, expires=(at + clock.DAY) // clock.SECOND)


def mailed_of(item: Item | None) -> Mailed:
    """What a stored row says that somebody was mailed."""
    if item is None:
        return Mailed()
    done = frozenset(item.get("done") or ())
    return Mailed(item["floor"], done, item["day"], item["mails"], item["version"])


def keep_mailed(change: Change, person: PersonId, mailed: Mailed, *, was: int) -> None:
    """Writes it over what had the version `was`; what changed meanwhile is decided anew."""
    key = mailed_key(person)
    row = MailedRow(
        key.pk, key.sk, floor=mailed.floor, done=set(mailed.done) or None, day=mailed.day,
        mails=mailed.count, version=mailed.version, expires=(clock.now() + KEPT) // clock.SECOND,
    )  # fmt: skip
    fresh = MailedRow.pk.does_not_exist() if was == 0 else MailedRow.version == was
    change.put(row, fresh)
