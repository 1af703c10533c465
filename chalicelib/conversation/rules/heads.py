"""The newest entries of a community, and the chunks into which older ones are sealed. Pure.

An entry is stored as `ulid|stamp|author`; a chunk is named by the newest ULID in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from chalicelib.access.model import CommunityId, PostId
from chalicelib.communities import rules as named
from chalicelib.conversation.model.items import Entry
from chalicelib.foundation import clock, ids

FULL: Final = 60
"""A head with more entries than this is shortened,"""
SEALED: Final = 30
"""by so many."""
CHUNKS_KEPT: Final = 30 * clock.DAY
CHUNKS_MOST: Final = 200
"""The names of chunks stand in the head, which every feed reads: 5 KB at most."""
FORGOTTEN_MOST: Final = 50
"""At once, because one transaction takes 100 rows; the others wait for the next time."""

PINS_MOST: Final = 3
"""Pinned posts that a reader sees; those that a moderator may not read do not count for that moderator."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a community's head holds. Entries and chunks are newest first."""

    entries: tuple[Entry, ...] = ()
    chunks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sealing:
    """How a head is shortened: the entries that go into a chunk of this name, which chunks stay and go."""

    name: str
    entries: tuple[Entry, ...]
    kept: tuple[str, ...]
    forgotten: tuple[str, ...]


def line(entry: Entry) -> str:
    """An entry as it is stored."""
    return f"{entry.ulid}|{entry.stamp.text}|{entry.author}"


def entries(community: CommunityId, lines: Iterable[str]) -> tuple[Entry, ...]:
    """Stored entries of a community, newest first."""
    return tuple(entry_of(community, each) for each in sorted(lines, reverse=True))


def entry_of(community: CommunityId, stored: str) -> Entry:
    """A stored entry of a community."""
    ulid, stamp, author = named.entry_of(stored)
    return Entry(PostId(ulid + community), stamp, author)


def sealing(head: Head, now: int) -> Sealing | None:
    """How a head is shortened now; None while it is short enough."""
    if len(head.entries) <= FULL:
        return None
    oldest = head.entries[-SEALED:]
    horizon = ids.first_of(now - CHUNKS_KEPT)
    names = sorted({oldest[0].ulid, *head.chunks}, reverse=True)
    past = [name for place, name in enumerate(names) if name < horizon or place >= CHUNKS_MOST]
    forgotten = tuple(past[-FORGOTTEN_MOST:])
    kept = tuple(name for name in names if name not in forgotten)
    return Sealing(oldest[0].ulid, oldest, kept, forgotten)


def chunk_for(head: Head, ulid: str) -> str | None:
    """The chunk in which an entry belongs; None for the head."""
    return min((name for name in head.chunks if name >= ulid), default=None)
