"""Merging the strands of many communities into one stream, newest first. Pure.

A community's head holds its newest lines; older ones are sealed in chunks, each named by the newest ULID in
it. A line begins with the ULID that places it in time. A strand knows everything newer than its `floor`; a
line may be shown once no strand could still bring a newer one.

Heads hold hundreds of lines and a page shows twenty: who merges says what a line is for this reader, and is
asked for no more lines than the page takes.
"""

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Generic, TypeVar

E = TypeVar("E")
Judge = Callable[[str, str], E | None]
"""(community, line) → what stands there for this reader, None where they may not read it."""
NO_FLOOR = ""


@dataclass(frozen=True, slots=True)
class Dated(Generic[E]):
    """An entry and the ULID that places it in time."""

    ulid: str
    entry: E


@dataclass(frozen=True, slots=True)
class Strand:
    """One community's part of the stream: the lines that are known and the chunks not yet read, newest
    first."""

    community: str
    known: tuple[str, ...]
    unread: tuple[str, ...] = ()

    @property
    def floor(self) -> str:
        """Everything newer than this is known; the empty text when all is."""
        return self.unread[0] if self.unread else NO_FLOOR


def strand(
    community: str, head: Iterable[str], chunks: Sequence[str], *, horizon: str, before: str
) -> Strand:
    """A community's strand below `before`, with the chunks newer than the horizon that may reach into it."""
    recent = [name for name in sorted(chunks, reverse=True) if name >= horizon]
    reaching = [name for name, below in zip(recent, [*recent[1:], NO_FLOOR], strict=False) if below < before]
    return Strand(community, _below(sorted(head, reverse=True), before), tuple(reaching))


def lengthened(short: Strand, chunk: Iterable[str], before: str) -> Strand:
    """A strand with its next chunk read. What a late repeat put in twice counts once."""
    known = {_ulid(line): line for line in (*short.known, *chunk)}
    lines = sorted(known.values(), reverse=True)
    return replace(short, known=_below(lines, before), unread=short.unread[1:])


def below(strands: Iterable[Strand], place: str) -> list[Strand]:
    """What is left of strands below a place."""
    return [replace(each, known=_below(each.known, place)) for each in strands]


def _below(lines: Sequence[str], place: str) -> tuple[str, ...]:
    """What is left of lines, newest first, below a place."""
    # All ULIDs have one length, so that a line stands below a place just where its ULID does.
    first = next((number for number, line in enumerate(lines) if line < place), len(lines))
    return tuple(lines[first:])


def _ulid(line: str) -> str:
    return line.partition("|")[0]


def merged(strands: Iterable[Strand], judge: Judge[E]) -> Iterator[Dated[E]]:
    """All that is known and theirs to read, newest first; each is judged when it is asked for."""
    dated = [[(line, one.community) for line in one.known] for one in strands if one.known]
    for line, community in heapq.merge(*dated, reverse=True):
        entry = judge(community, line)
        if entry is not None:
            yield Dated(_ulid(line), entry)


def certain(strands: Sequence[Strand], judge: Judge[E], count: int) -> list[Dated[E]]:
    """The first so many that can be shown now: nothing unread could stand between these."""
    bar = max((one.floor for one in strands), default=NO_FLOOR)
    return [each for each in islice(merged(strands, judge), count) if each.ulid > bar]


def wanting(strands: Sequence[Strand], judge: Judge[E], count: int) -> list[Strand]:
    """The strands whose next chunk is needed before `count` entries are certain; none when all is read."""
    first = list(islice(merged(strands, judge), count))
    bar = max((one.floor for one in strands), default=NO_FLOOR)
    last = first[-1].ulid if len(first) >= count else NO_FLOOR
    return [] if last > bar else [one for one in strands if one.unread and one.floor >= last]


def going_on(strands: Sequence[Strand], judge: Judge[E]) -> bool:
    """Whether anything may follow: an unread chunk, or something that is theirs to read."""
    return any(each.unread for each in strands) or next(merged(strands, judge), None) is not None
