"""The bytes that are hashed. Anybody can compute them again from what is stored.

The hash of an entry is SHA-256 (FIPS 180-4) of the UTF-8 of `entry`, a line feed, its id, a line feed, and
its fact as it is stored. The hash of a seal is SHA-256 of its text, whose lines each end with a line feed:

    entrenous seal 1
    chain network
    number 42
    previous <64 hexadecimal digits; zeros in the first seal>
    at <milliseconds since 1970>
    entry <id> <hash>
    seal <community> <number> <hash>

with one `entry` for each entry, in the order of their ids, and in the network's chain one `seal` for each
seal of a community that was made with it, in the order of the communities' ids. No part can hold a space or
a line feed.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Final

from chalicelib.governance.model.ledger import NETWORK, NO_SEAL, Head, Kept, Mark, Seal

FIRST: Final = "entrenous seal 1"
_HASH: Final = r"([0-9a-f]{64})"
_ID: Final = r"([0-9a-z]+)"
_NUMBER: Final = r"([1-9][0-9]*)"
_TOP: Final = re.compile(
    rf"{FIRST}\nchain {_ID}\nnumber {_NUMBER}\nprevious {_HASH}\nat {_NUMBER}\n"
    rf"((?:entry {_ID} {_HASH}\n)*)((?:seal {_ID} {_NUMBER} {_HASH}\n)*)"
)
_ENTRY: Final = re.compile(rf"entry {_ID} {_HASH}\n")
_SEAL: Final = re.compile(rf"seal {_ID} {_NUMBER} {_HASH}\n")


def entry_hash(entry: Kept) -> str:
    """The hash of an entry, 64 hexadecimal digits."""
    return hash_of(f"entry\n{entry.id}\n{entry.fact}")


def hash_of(text: str) -> str:
    """The hash of a text, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def text_of(seal: Seal) -> str:
    """The text of a seal, which is what is stored, copied and hashed."""
    lines = [
        FIRST,
        f"chain {seal.chain}",
        f"number {seal.number}",
        f"previous {seal.previous}",
        f"at {seal.at}",
        *(f"entry {id_} {hash_}" for id_, hash_ in seal.entries),
        *(f"seal {each.chain} {each.mark.number} {each.mark.hash}" for each in seal.heads),
    ]
    return "".join(f"{line}\n" for line in lines)


def seal_of(text: str) -> Seal | None:
    """The seal that a text tells; None where it is not the text of one."""
    top = _TOP.fullmatch(text)
    if top is None:
        return None
    return Seal(
        chain=top[1],
        number=int(top[2]),
        previous=top[3],
        at=int(top[4]),
        entries=tuple((each[1], each[2]) for each in _ENTRY.finditer(top[5])),
        heads=tuple(Head(each[1], Mark(int(each[2]), each[3])) for each in _SEAL.finditer(top[8])),
    )


def mark_of(seal: Seal) -> Mark:
    """How others refer to a seal."""
    return Mark(seal.number, hash_of(text_of(seal)))


def next_seals(heads: Mapping[str, Mark], entries: Iterable[Kept], at: int) -> list[Seal]:
    """The seals of these entries: one for each community that has rules among them, the network's last.

    `heads` are the newest seals of those chains; a chain without any begins.
    """
    kept = sorted(entries, key=lambda each: each.id)
    own = [_link(chain, heads, of_it, at) for chain, of_it in sorted(by_community(kept).items())]
    named = tuple(Head(each.chain, mark_of(each)) for each in own)
    return [*own, _link(NETWORK, heads, kept, at, named)]


def by_community(entries: Iterable[Kept]) -> dict[str, list[Kept]]:
    """The entries that stand in rules ledgers too, by their community."""
    found: dict[str, list[Kept]] = {}
    for each in entries:
        if each.rules:
            found.setdefault(each.rules, []).append(each)
    return found


def _link(
    chain: str, heads: Mapping[str, Mark], entries: Iterable[Kept], at: int, named: tuple[Head, ...] = ()
) -> Seal:
    last = heads.get(chain, NO_SEAL)
    listed = tuple((each.id, entry_hash(each)) for each in entries)
    return Seal(chain, last.number + 1, last.hash, at, listed, named)
