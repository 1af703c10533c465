"""Merging the strands of many communities into one stream, newest first. Pure.

A community's head holds its newest entries; older ones are sealed in chunks, each named by the
newest ULID in it. A strand knows everything newer than its `floor`; an entry may be shown once no
strand could still bring a newer one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

E = TypeVar("E")
NO_FLOOR = ""


@dataclass(frozen=True, slots=True)
class Dated(Generic[E]):
    """An entry and the ULID that places it in time."""

    ulid: str
    entry: E


@dataclass(frozen=True, slots=True)
class Strand(Generic[E]):
    """One community's part of the stream: what is known, and the chunks not yet read, newest first."""

    community: str
    known: tuple[Dated[E], ...]
    unread: tuple[str, ...] = ()

    @property
    def floor(self) -> str:
        """Everything newer than this is known; the empty text when all is."""
        return self.unread[0] if self.unread else NO_FLOOR


def strand(
    community: str, head: Iterable[Dated[E]], chunks: Sequence[str], *, horizon: str, before: str
) -> Strand[E]:
    """A community's strand below `before`, with the chunks newer than the horizon that may reach into it."""
    recent = [name for name in sorted(chunks, reverse=True) if name >= horizon]
    reaching = [name for name, below in zip(recent, [*recent[1:], NO_FLOOR], strict=False) if below < before]
    return Strand(community, tuple(each for each in head if each.ulid < before), tuple(reaching))


def lengthened(short: Strand[E], chunk: Iterable[Dated[E]], before: str) -> Strand[E]:
    """A strand with its next chunk read. What a late repeat put in twice counts once."""
    known = {each.ulid: each for each in (*short.known, *chunk) if each.ulid < before}
    return replace(short, known=tuple(known.values()), unread=short.unread[1:])


def merged(strands: Iterable[Strand[E]]) -> list[Dated[E]]:
    """All that is known, newest first."""
    return sorted((each for one in strands for each in one.known), key=lambda each: each.ulid, reverse=True)


def certain(strands: Sequence[Strand[E]]) -> list[Dated[E]]:
    """What can be shown now: nothing unread could stand between these."""
    bar = max((one.floor for one in strands), default=NO_FLOOR)
    return [each for each in merged(strands) if each.ulid > bar]


def wanting(strands: Sequence[Strand[E]], count: int) -> list[Strand[E]]:
    """The strands whose next chunk is needed before `count` entries are certain; none when all is read."""
    if len(certain(strands)) >= count:
        return []
    everything = merged(strands)
    last = everything[count - 1].ulid if len(everything) >= count else NO_FLOOR
    return [one for one in strands if one.unread and one.floor >= last]
