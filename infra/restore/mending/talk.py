"""What was written: posts decide, streams, heads and pins follow."""

from chalicelib.access.model import CommunityId
from chalicelib.conversation.rules import heads as shapes
from chalicelib.conversation.store import heads as store
from chalicelib.conversation.store import keys
from chalicelib.conversation.store.rows import PinsRow, StreamRow, kept
from chalicelib.foundation import singles
from chalicelib.foundation.tables import Item
from infra.restore.mending.everything import Everything


def streams(seen: Everything) -> int:
    """Each post that is not deleted stands in its community's stream as it is; nothing else does."""
    count = 0
    for community, stream in seen.stream.items():
        for ulid in [each for each in stream if not _stands(seen.posts.get(each))]:
            singles.delete(StreamRow(keys.stream(community), ulid))
            del stream[ulid]
            count += 1
    for ulid, post in seen.posts.items():
        if _stands(post):
            count += _entered(seen.stream[post["community"]], ulid, post)
    return count


def _stands(post: Item | None) -> bool:
    return post is not None and not post.get("deleted")


def _entered(stream: dict[str, Item], ulid: str, post: Item) -> bool:
    edited = post.get("edited") if post.get("edited") != post["stamp"] else None
    said = {
        "stamp": post["stamp"], "edited": edited, "author": post["author"], "kind": post["kind"],
        "mentions": post.get("mentions"), "hidden": post.get("hidden"),
    }  # fmt: skip
    was = stream.get(ulid)
    if was is not None and all((was.get(name) or None) == (value or None) for name, value in said.items()):
        return False
    row = StreamRow(
        keys.stream(post["community"]), ulid, stamp=said["stamp"], edited=edited, author=said["author"],
        kind=said["kind"], mentions=said["mentions"] or None, hidden=said["hidden"] or None,
    )  # fmt: skip
    singles.put(row)
    stream[ulid] = said
    return True


def heads(seen: Everything) -> int:
    """Head and chunks hold the posts of the stream that are not hidden."""
    count = 0
    for community in seen.whole():
        own = seen.own[community]
        chunks = [row for sk, row in own.items() if sk.startswith("CHUNK#")]
        there = {line for row in (own.get("HEAD", {}), *chunks) for line in row.get("entries") or ()}
        wanted = {
            f"{ulid}|{row['stamp']}|{row['author']}"
            for ulid, row in seen.stream[community].items()
            if not row.get("hidden")
        }
        for entry in shapes.entries(community, there - wanted):
            store.drop(community, entry)
        missing = shapes.entries(community, wanted - there)
        store.put(community, store.head_of(community, own.get("HEAD")), missing)
        count += len(there ^ wanted)
    return count


def pins(seen: Everything) -> int:
    """What stands on top says so itself."""
    count = 0
    for community in seen.whole():
        there = set(seen.own[community].get("PINS", {}).get("entries") or ())
        wanted = {line for line in _lines(seen, community) if _pinned(seen, line)}
        if there != wanted:
            key = keys.pins(community)
            singles.update(PinsRow(key.pk, key.sk), kept(PinsRow.entries, wanted))
            count += 1
    return count


def _lines(seen: Everything, community: CommunityId) -> set[str]:
    rows = seen.stream[community].items()
    return {f"{ulid}|{row['stamp']}|{row['author']}" for ulid, row in rows}


def _pinned(seen: Everything, line: str) -> bool:
    post = seen.posts.get(line.partition("|")[0], {})
    return bool(post.get("pinned")) and not post.get("hidden")
