"""What stands in the ledger's table, put in order; and what cannot stand there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from chalicelib.foundation import ids, ledger
from chalicelib.foundation.tables import Item
from chalicelib.governance.model.ledger import Kept, Mark
from chalicelib.governance.store import seals
from chalicelib.governance.store.entries import MARKED

AUDIT: Final = "LEDGER#"
RULES: Final = "COMMUNITY#"
CHAIN: Final = "SEAL#"
HOLDS: Final = {
    "Entry": {"pk", "sk", "cls", "fact"},
    "Sealed": {"pk", "sk", "cls", "number", "hash"},
    "Seal": {"pk", "sk", "cls", "text", "hash"},
}
"""What each kind of row holds, and nothing else."""


class Finding(NamedTuple):
    """Something that is not as it was written: where, and what."""

    place: str
    what: str


class Stored(NamedTuple):
    """A seal as it is stored."""

    text: str
    hash: str


@dataclass
class Books:
    """All rows by what they are: entries by id, and those of rules ledgers by community; seals by chain."""

    entries: dict[str, Kept] = field(default_factory=dict)
    rules: dict[str, dict[str, Kept]] = field(default_factory=dict)
    chains: dict[str, dict[int, Stored]] = field(default_factory=dict)
    marks: dict[tuple[str, str], Mark] = field(default_factory=dict)
    odd: list[Finding] = field(default_factory=list)

    def of_chain(self, community: str) -> dict[str, Kept]:
        """The entries of a community's rules ledger; those of the audit log for the empty text."""
        return self.rules.get(community, {}) if community else self.entries


def opened(rows: Iterable[Item]) -> Books:
    """The books that these rows are."""
    books = Books()
    for row in rows:
        if (row["pk"], row["sk"]) == (seals.CLOCK.pk, seals.CLOCK.sk):
            continue
        wrong = _wrong(row)
        if wrong:
            books.odd.append(Finding(place(row), wrong))
        else:
            _enter(books, row)
    return books


def place(row: Item) -> str:
    """Where a row stands, for people."""
    return f"{row['pk']} / {row['sk']}"


def _wrong(row: Item) -> str:
    """What keeps a row from being what stands in such a place; the empty text where nothing does."""
    kind, pk, sk = row.get("cls"), row["pk"], row["sk"]
    if kind not in HOLDS or row.keys() - {"rules"} != HOLDS[kind]:
        return "is no row of a ledger"
    if kind == "Seal":
        return "" if pk.startswith(CHAIN) and sk.isdigit() else "is a seal in a strange place"
    if (kind == "Sealed") != sk.endswith(MARKED):
        return "stands where another kind of row belongs"
    id_ = sk.removesuffix(MARKED).removeprefix(ledger.RULE)
    return "" if pk in _partitions(pk, id_) else "is in the wrong partition"


def _partitions(pk: str, id_: str) -> Iterator[str]:
    if not ids.well_formed(id_, ids.LONG):
        return
    yield ledger.entry_key(id_).pk
    if pk.startswith(RULES):
        yield pk


def _enter(books: Books, row: Item) -> None:
    pk, sk = row["pk"], row["sk"]
    if row["cls"] == "Seal":
        chain = books.chains.setdefault(pk.removeprefix(CHAIN), {})
        chain[int(sk)] = Stored(row["text"], row["hash"])
        return
    id_ = sk.removesuffix(MARKED).removeprefix(ledger.RULE)
    community = pk.removeprefix(RULES) if pk.startswith(RULES) else ""
    if row["cls"] == "Sealed":
        books.marks[community, id_] = Mark(row["number"], row["hash"])
        return
    kept = Kept(id_, row["fact"], row.get("rules", ""))
    (books.rules.setdefault(community, {}) if community else books.entries)[id_] = kept
