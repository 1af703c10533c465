"""Entries, and the seals that chain them."""

from dataclasses import dataclass
from typing import Final

NETWORK: Final = "network"
"""The name of the chain that holds all entries. All other chains have the name of their community."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where something is sealed: the number and the hash of a seal."""

    number: int
    hash: str


NO_SEAL: Final = Mark(0, "0" * 64)
"""What the first seal of a chain stands on."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry as it is stored: its id, its fact to the byte, and its seal in the chain that it is read of.

    `rules` is the community in whose ledger it stands too, empty where it stands in the audit log alone.
    """

    id: str
    fact: str
    rules: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry tells: who did what to which id, when (milliseconds)."""

    id: str
    at: int
    by: str
    action: str
    subject: str
    community: str
    refs: dict[str, str]
    data: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Head:
    """The newest seal of a chain."""

    chain: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Seal:
    """One link of a chain: the hash of the link before it, and ids and hashes of what it seals.

    `at` is when it was made (milliseconds). A seal of the network names the seals of communities that were
    made with it.
    """

    chain: str
    number: int
    previous: str
    at: int
    entries: tuple[tuple[str, str], ...]
    heads: tuple[Head, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the sealer has come: until when nothing is left (milliseconds), and the numbers of the newest
    seal of the network that it made and that it copied."""

    until: int
    sealed: int = 0
    copied: int = 0
