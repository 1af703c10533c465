"""Heads, chunks and pins: entries of a community's posts. Adding and removing an entry is repeat-safe."""

from collections.abc import Iterable

from pynamodb.expressions.condition import Condition

from chalicelib.access.model import CommunityId
from chalicelib.conversation.model.items import Entry, Post
from chalicelib.conversation.rules import heads
from chalicelib.conversation.rules.heads import Head, Sealing
from chalicelib.conversation.store import keys
from chalicelib.conversation.store.rows import ChunkRow, HeadRow, PinsRow
from chalicelib.foundation import rows, singles
from chalicelib.foundation.changes import Change
from chalicelib.foundation.held import Held
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Item


def entry(post: Post) -> Entry:
    """The entry of a post, as heads keep it."""
    return Entry(post.id, post.stamp, post.author.person)


def head_of(community: CommunityId, row: Item | None) -> Head:
    """The head of a stored row."""
    if row is None:
        return Head()
    chunks = tuple(sorted(row.get("chunks") or (), reverse=True))
    return Head(heads.entries(community, row.get("entries") or ()), chunks)


def lines_of(row: Item | None) -> Iterable[str]:
    """The entries of a stored head or chunk as they are kept, in no order."""
    lines: Iterable[str] = (row or {}).get("entries") or ()
    return lines


def entry_of(community: CommunityId, line: str) -> Entry:
    """The entry that is kept as this line."""
    return heads.entry_of(community, line)


def read(communities: Iterable[CommunityId]) -> dict[CommunityId, Head]:
    """The heads of communities as they are now, in one call."""
    wanted = {each: keys.head(each) for each in communities}
    found = rows.fetch(wanted.values())
    return {each: head_of(each, found.get(key)) for each, key in wanted.items()}


def add(community: CommunityId, *new: Entry, chunk: str | None = None) -> Head:
    """Puts entries into the head, or into a chunk where they are older; answers the head as it is now."""
    lines = {heads.line(each) for each in new}
    if chunk is not None:
        place = keys.chunk(community, chunk)
        singles.update(ChunkRow(place.pk, place.sk), ChunkRow.entries.add(lines))
        return Head()
    place = keys.head(community)
    return head_of(community, singles.update(HeadRow(place.pk, place.sk), HeadRow.entries.add(lines)))


def put(community: CommunityId, was: Head, some: Iterable[Entry]) -> Head:
    """Puts entries where they belong by their age, given the head as it was read; answers the head.

    What the head held already costs nothing.
    """
    missing: dict[str | None, list[Entry]] = {}
    for each in some:
        if each not in was.entries:
            missing.setdefault(heads.chunk_for(was, each.ulid), []).append(each)
    for name in missing.keys() - {None}:
        add(community, *missing[name], chunk=name)
    return add(community, *missing[None]) if None in missing else was


def put_back(community: CommunityId, old: Entry) -> None:
    """Puts an entry where it belonged before it was dropped."""
    put(community, read([community])[community], [old])


def drop(community: CommunityId, old: Entry) -> None:
    """Takes an entry out of the head and of the chunk that it was sealed into. Makes neither."""
    place = keys.head(community)
    row = HeadRow(place.pk, place.sk)
    singles.update(row, HeadRow.entries.delete({heads.line(old)}), condition=HeadRow.pk.exists())
    name = heads.chunk_for(read([community])[community], old.ulid)
    if name is not None:
        place = keys.chunk(community, name)
        chunk = ChunkRow(place.pk, place.sk)
        singles.update(chunk, ChunkRow.entries.delete({heads.line(old)}), condition=ChunkRow.pk.exists())


def seal(community: CommunityId, was: Head, sealing: Sealing) -> None:
    """Moves the oldest entries of a head into a chunk. Raises Raced where the chunks are not as they were."""
    lines = {heads.line(each) for each in sealing.entries}
    change, place = Change(), keys.chunk(community, sealing.name)
    change.update(ChunkRow(place.pk, place.sk), ChunkRow.entries.add(lines))
    place = keys.head(community)
    actions = [HeadRow.entries.delete(lines), HeadRow.chunks.set(set(sealing.kept))]
    change.update(HeadRow(place.pk, place.sk), *actions, condition=_same(was.chunks))
    for name in sealing.forgotten:
        place = keys.chunk(community, name)
        change.delete(ChunkRow(place.pk, place.sk))
    change.commit()


def _same(chunks: tuple[str, ...]) -> Condition:
    condition: Condition = HeadRow.chunks == set(chunks) if chunks else HeadRow.chunks.does_not_exist()
    return condition


def pins_query(community: str) -> Query:
    """The pins of a community: one row, asked for as a query so that it can run beside the judging."""
    return Query("network", keys.pins(community).pk, prefix=keys.pins(community).sk, limit=1)


def pins_of(community: CommunityId, items: Iterable[Item]) -> tuple[Entry, ...]:
    """The pinned posts of a community, newest first."""
    return heads.entries(community, (line for item in items for line in item.get("entries") or ()))


def pins(held: Held, community: CommunityId) -> tuple[Entry, ...]:
    """The pinned posts of a community, as held or read now."""
    row = held.row(keys.pins(community))
    return pins_of(community, [row] if row else [])


def keep_pins(
    change: Change, community: CommunityId, pinned: Iterable[Entry], *, was: Iterable[Entry]
) -> None:
    """Replaces the pins, where they are as they were read."""
    place = keys.pins(community)
    before, after = ({heads.line(each) for each in some} for some in (was, pinned))
    same = PinsRow.entries == before if before else PinsRow.entries.does_not_exist()
    change.put(PinsRow(place.pk, place.sk, entries=after or None), same)
