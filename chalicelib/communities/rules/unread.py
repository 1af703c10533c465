"""Unread: what stands in a community's head that is newer than somebody's mark and theirs to read."""

import functools
from collections.abc import Iterable
from typing import Final, NamedTuple

from chalicelib.access import policy
from chalicelib.access.model import PersonId, Stamp
from chalicelib.access.policy import Asker

MANY: Final = 30
"""The count stops here: nobody reads a number beyond it, and the head holds little more."""


_stamp: Final = functools.lru_cache(maxsize=4096)(Stamp.of)
"""A feed reads hundreds of a few different stamps, and what one says never changes."""


class Entry(NamedTuple):
    """A post as a head names it: its ULID, the audience it was written for, its author."""

    ulid: str
    stamp: Stamp
    author: PersonId


def entry_of(text: str) -> Entry:
    """The entry of a stored text: `ulid|stamp|author`."""
    ulid, stamp, author = text.split("|")
    return Entry(ulid, _stamp(stamp), PersonId(author))


def unread(entries: Iterable[Entry], asker: Asker, person: PersonId, mark: str) -> int:
    """How many entries are newer than a mark, by somebody else, and admit this reader; MANY at most."""
    fresh = (each for each in entries if each.ulid > mark and each.author != person)
    return min(MANY, sum(policy.admits(asker, each.stamp) for each in fresh))
