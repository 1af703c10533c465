"""Seals, the marks that they leave on what they seal, and how far the sealer has come."""

from collections.abc import Iterable
from typing import Final

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.foundation import ledger, queries, rows, singles
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query, Stretch
from chalicelib.foundation.tables import Item, Key, LedgerRow
from chalicelib.governance.model.ledger import NETWORK, Kept, Mark, Progress, Seal
from chalicelib.governance.rules import chains
from chalicelib.governance.store.entries import MARKED

DIGITS: Final = 12
CLOCK: Final = Key("ledger", "CLOCK", "SEAL")


class SealRow(LedgerRow, discriminator="Seal"):
    """`SEAL#network` and `SEAL#c` / number in twelve digits: a link of a chain, the text that is hashed."""

    text = UnicodeAttribute()
    hash = UnicodeAttribute()


class SealedRow(LedgerRow, discriminator="Sealed"):
    """Beside an entry, `#S` after its place: by which seal of that chain it is sealed."""

    number = NumberAttribute()
    hash = UnicodeAttribute()


class ProgressRow(LedgerRow, discriminator="Progress"):
    """`CLOCK` / `SEAL`: until when nothing is left (milliseconds), the newest seals made and copied.

    It saves reading and decides nothing: whoever changes it delays the sealer, and the check tells.
    """

    until = NumberAttribute()
    sealed = NumberAttribute()
    copied = NumberAttribute()


def chain(name: str) -> str:
    """The partition of a chain."""
    return f"SEAL#{name}"


def key(name: str, number: int) -> Key:
    """Where a seal stands."""
    return Key("ledger", chain(name), f"{number:0{DIGITS}d}")


def newest(name: str, *, below: int | None = None, limit: int = 1) -> Query:
    """So many seals of a chain, the newest first, all before one that is known."""
    last = 10**DIGITS - 1 if below is None else below - 1
    low, high = key(name, 0).sk, key(name, last).sk
    return Query("ledger", chain(name), low=low, high=high, limit=limit, newest_first=True)


def after(name: str, number: int, limit: int) -> Query:
    """So many seals of a chain after a known one, in their order."""
    low, high = key(name, number + 1).sk, key(name, 10**DIGITS - 1).sk
    return Query("ledger", chain(name), low=low, high=high, limit=limit)


def number_in(row: Item) -> int:
    """The number of a stored seal."""
    return int(row["sk"])


def seals_in(stretch: Stretch) -> list[Seal]:
    """The seals of a stretch; one that somebody made unreadable is left out, and its number is missing."""
    found = (chains.seal_of(row["text"]) for row in stretch.items)
    return [each for each in found if each is not None]


def heads(names: Iterable[str]) -> dict[str, Mark]:
    """The newest seal of each chain that has one; all are asked for at once."""
    asked = {name: queries.beside(newest(name)) for name in names}
    found = {name: each.result().items for name, each in asked.items()}
    return {name: Mark(number_in(items[0]), items[0]["hash"]) for name, items in found.items() if items}


def keep(entries: Iterable[Kept], seals: Iterable[Seal]) -> None:
    """Writes seals, and marks what they seal. Raises Raced where somebody else was faster."""
    change, marks = Change(), dict[str, Mark]()
    for each in seals:
        text, place, mark = chains.text_of(each), key(each.chain, each.number), chains.mark_of(each)
        change.make(SealRow(place.pk, place.sk, text=text, hash=mark.hash))
        marks[each.chain] = mark
    for entry in entries:
        _mark(change, ledger.entry_key(entry.id), marks[NETWORK])
        if entry.rules:
            _mark(change, ledger.rule_key(entry.rules, entry.id), marks[entry.rules])
    change.commit()


def _mark(change: Change, place: Key, mark: Mark) -> None:
    change.make(SealedRow(place.pk, f"{place.sk}{MARKED}", number=mark.number, hash=mark.hash))


def progress() -> Progress | None:
    """How far the sealer has come; None where it never came by."""
    row = rows.fetch([CLOCK]).get(CLOCK)
    return None if row is None else Progress(row["until"], row["sealed"], row["copied"])


def remember(reached: Progress) -> None:
    """Notes how far the sealer has come."""
    row = ProgressRow(CLOCK.pk, CLOCK.sk)
    row.until, row.sealed, row.copied = reached.until, reached.sealed, reached.copied
    singles.put(row)
