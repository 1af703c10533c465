"""What people leave on items without words: reactions, following, bookmarks."""

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.operand import Path

from chalicelib.access.model import PersonId, PostId, Stamp
from chalicelib.conversation.model.items import ItemId, Reaction
from chalicelib.conversation.model.marks import Follow, Mark, Reacted
from chalicelib.conversation.store import keys
from chalicelib.conversation.store.reading import SEPARATOR
from chalicelib.conversation.store.rows import BookmarkRow, FollowerRow, MarkRow, ReactorRow, kept
from chalicelib.foundation import clock, ids
from chalicelib.foundation.changes import Change
from chalicelib.foundation.clock import Millis
from chalicelib.foundation.held import Held
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Item


class Taken(Exception):
    """There is a reaction already, other than was thought."""


def mark(held: Held, person: PersonId, item_id: str) -> Mark:
    """What a person keeps of an item."""
    row = held.row(keys.mark(person, item_id)) or {}
    reaction, _, stamp = row.get(_place(item_id), "").partition(SEPARATOR)
    follow = row.get("follow")
    return Mark(
        Reaction(reaction) if reaction else None,
        Stamp.of(stamp) if stamp else None,
        Follow(follow) if follow else None,
        row.get("bookmark"),
    )


def keep_reaction(
    change: Change, person: PersonId, item_id: ItemId, reaction: Reaction, stamp: Stamp, was: Mark
) -> None:
    """One reaction a person and item. Raises Taken from the change where the former one is not `was`."""
    setting = Path([_place(item_id)]).set(reaction.value + SEPARATOR + stamp.text)
    change.update(_mark(person, item_id), setting, condition=_as_it_was(item_id, was), otherwise=Taken())
    key = keys.reactor(person, item_id)
    change.put(ReactorRow(key.pk, key.sk, reaction=reaction.value, stamp=stamp.text, at=clock.now()))


def drop_reaction(change: Change, person: PersonId, item_id: ItemId, was: Mark) -> None:
    """No reaction any more."""
    removing = Path([_place(item_id)]).remove()
    change.update(_mark(person, item_id), removing, condition=_as_it_was(item_id, was))
    key = keys.reactor(person, item_id)
    change.delete(ReactorRow(key.pk, key.sk))


def _as_it_was(item_id: str, was: Mark) -> Condition:
    place = Path([_place(item_id)])
    if was.reaction is None or was.reaction_stamp is None:
        return place.does_not_exist()
    same: Condition = place == was.reaction.value + SEPARATOR + was.reaction_stamp.text
    return same


def _place(item_id: str) -> str:
    return f"r{SEPARATOR}{ids.part(item_id)}" if keys.is_comment(item_id) else "r"


def reactors_query(item_id: str, *, limit: int, after: str | None) -> Query:
    """Who reacted to an item; `after` is the sort key of the last one seen."""
    return Query("network", keys.reactors(item_id), after=after, limit=limit)


def reacted_of(row: Item) -> Reacted:
    """The reaction of a stored row."""
    person = PersonId(row["sk"].removeprefix(keys.PERSON))
    return Reacted(person, Reaction(row["reaction"]), Stamp.of(row["stamp"]), Millis(row["at"]))


def keep_follow(change: Change, person: PersonId, post_id: PostId, follow: Follow | None) -> None:
    """Whether a person hears of a post; None leaves it to whether it is theirs."""
    change.update(_mark(person, post_id), kept(MarkRow.follow, follow))
    key = keys.follower(person, post_id)
    row = FollowerRow(key.pk, key.sk)
    if follow is Follow.FOLLOWING:
        change.put(row)
    else:
        change.delete(row)


def followers_query(post_id: PostId) -> Query:
    """Those who asked to hear of a post."""
    return Query("network", keys.followers(post_id), limit=100)


def keep_bookmark(change: Change, person: PersonId, post_id: PostId, ulid: str) -> None:
    """A post in a person's list, once."""
    free = MarkRow.bookmark.does_not_exist()
    change.update(_mark(person, post_id), MarkRow.bookmark.set(ulid), condition=free)
    key = keys.bookmark(person, ulid)
    change.make(BookmarkRow(key.pk, key.sk, post=post_id))


def drop_bookmark(change: Change, person: PersonId, post_id: PostId, ulid: str) -> None:
    """A post not in the list any more."""
    change.update(_mark(person, post_id), MarkRow.bookmark.remove(), condition=MarkRow.bookmark == ulid)
    key = keys.bookmark(person, ulid)
    change.delete(BookmarkRow(key.pk, key.sk))


def bookmarks_query(person: str, *, limit: int, after: str | None) -> Query:
    """A person's bookmarks, newest first; `after` is the sort key of the last one seen."""
    return Query(
        "network", keys.PERSON + person, prefix=keys.BOOKMARK, after=after, limit=limit, newest_first=True
    )


def bookmark_of(row: Item) -> PostId:
    """The post that a bookmark keeps."""
    return PostId(row["post"])


def _mark(person: PersonId, item_id: str) -> MarkRow:
    key = keys.mark(person, item_id)
    return MarkRow(key.pk, key.sk)
