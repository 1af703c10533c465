"""From stored items to posts and comments."""

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from chalicelib.access.model import (
    CommentId,
    CommunityId,
    CompanyId,
    FileId,
    Kind,
    PersonId,
    PostId,
    Stamp,
)
from chalicelib.conversation.model.attached import Attached
from chalicelib.conversation.model.items import (
    Answered,
    Author,
    Comment,
    Counts,
    Edit,
    Entry,
    Post,
    PostKind,
    Reaction,
    Revision,
    Text,
)
from chalicelib.conversation.model.links import Link
from chalicelib.conversation.rules import audiences
from chalicelib.conversation.store import keys
from chalicelib.foundation import ids, rows
from chalicelib.foundation.clock import Millis
from chalicelib.foundation.held import Held
from chalicelib.foundation.tables import Item

COMMENTS: Final = "n"
REACTIONS: Final = "r"
SEPARATOR: Final = "|"


def stored(some: Iterable[str]) -> dict[str, Item]:
    """The rows of posts and comments as they are now, in one call, where they answer to their ids."""
    wanted = {each: keys.item(each) for each in some}
    found = rows.fetch(wanted.values())
    return {each: found[key] for each, key in wanted.items() if key in found and found[key].get("id") == each}


def post(held: Held, post_id: str) -> Post | None:
    """A post by its whole id; None where no row answers to it."""
    row = held.row(keys.post(post_id)) if keys.is_post(post_id) else None
    return post_of(row) if row is not None and row.get("id") == post_id else None


def post_of(row: Item) -> Post:
    """The post of a stored row."""
    return Post(
        **_authored(row),
        id=PostId(row["id"]),
        community=CommunityId(row["community"]),
        kind=PostKind(row["kind"]),
        title=row.get("title"),
        cut=bool(row.get("cut")),
        tags=tuple(row.get("tags") or ()),
        answer=_answered(row),
        pinned=bool(row.get("pinned")),
        closed=bool(row.get("closed")),
    )


def comment(held: Held, comment_id: str) -> Comment | None:
    """A comment by its whole id; None where no row answers to it."""
    row = held.row(keys.comment(comment_id)) if keys.is_comment(comment_id) else None
    return comment_of(row) if row is not None and row.get("id") == comment_id else None


def comment_of(row: Item) -> Comment:
    """The comment of a stored row."""
    parent, parent_stamp = row.get("parent"), row.get("parent_stamp")
    return Comment(
        **_authored(row),
        id=CommentId(row["id"]),
        post=PostId(ids.place(row["id"])),
        parent=CommentId(parent) if parent else None,
        parent_stamp=Stamp.of(parent_stamp) if parent_stamp else None,
    )


def whole(held: Held, post: Post) -> Text:
    """The whole text of a post."""
    row = held.row(keys.body(post.id)) if post.cut else None
    return text_of(row) if row is not None else post.text


def text_of(row: Item) -> Text:
    """The text of a stored row; an empty one where it is gone."""
    return Text(row.get("source") or "", row.get("html"), row.get("made_by") or "")


def community_of(post_id: PostId) -> CommunityId:
    """Where a post's id says that it belongs."""
    return CommunityId(ids.place(post_id))


def revision_of(row: Item) -> Revision:
    """The former text of a stored row."""
    ulid = row["sk"].rpartition("#")[2]
    return Revision(ulid, row.get("title"), row["source"], Stamp.of(row["stamp"]), Millis(row["at"]))


def entry_of(community: CommunityId, row: Item) -> Entry:
    """The entry of a stream's row."""
    return Entry(
        PostId(row["sk"] + community),
        Stamp.of(row["stamp"]),
        PersonId(row["author"]),
        Stamp.of(row["edited"]) if row.get("edited") else None,
        tuple(PersonId(person) for person in row.get("mentions") or ()),
        bool(row.get("hidden")),
    )


def _authored(row: Item) -> dict[str, Any]:
    company, edited = row.get("author_company"), row.get("edited")
    return {
        "author": Author(
            PersonId(row["author"]), Kind(row["author_kind"]), CompanyId(company) if company else None
        ),
        "stamp": Stamp.of(row["stamp"]),
        "text": text_of(row),
        "mentions": tuple(PersonId(person) for person in row.get("mentions") or ()),
        "edited": Edit(Stamp.of(edited), Millis(row["edited_at"])) if edited else None,
        "version": row["version"],
        "counts": _counts(row),
        "hidden": bool(row.get("hidden")),
        "deleted": bool(row.get("deleted")),
        "links": _links(row.get("links")),
        "files": tuple(_attached(line) for line in row.get("files") or ()),
    }


def _links(stored: str | None) -> tuple[Link, ...]:
    return msgspec.json.decode(stored, type=tuple[Link, ...]) if stored else ()


def attached_lines(files: Iterable[Attached]) -> list[str] | None:
    """What hangs on an item, as it is stored."""
    return [f"{each.file}{SEPARATOR}{audiences.audience(*each.stamps)}" for each in files] or None


def _attached(line: str) -> Attached:
    file, _, audience = line.partition(SEPARATOR)
    return Attached(FileId(file), audiences.stamps_of(audience))


def _answered(row: Item) -> Answered | None:
    if not row.get("answer"):
        return None
    return Answered(CommentId(row["answer"]), audiences.stamps_of(row["answer_stamps"]))


def _counts(row: Item) -> Counts:
    comments: dict[str, int] = {}
    reactions: dict[Reaction, dict[str, int]] = {}
    for name, count in row.items():
        if SEPARATOR not in name:
            continue
        what, *rest = name.split(SEPARATOR)
        if what == COMMENTS and len(rest) == 1:
            comments[rest[0]] = count
        elif what == REACTIONS and len(rest) == 2:
            reactions.setdefault(Reaction(rest[0]), {})[rest[1]] = count
    return Counts(comments, reactions)
