"""Writing posts: always inside a change."""

from typing import Any

from pynamodb.expressions.update import Action

from chalicelib.conversation.model.items import Answered, Comment, Post, Text
from chalicelib.conversation.rules import audiences
from chalicelib.conversation.rules.texts import Written
from chalicelib.conversation.store import keys, reading
from chalicelib.conversation.store.conditions import same_answer, same_place, standing, turning, unchanged
from chalicelib.conversation.store.rows import AuthoredRow, BodyRow, PostRow, RevisionRow, StreamRow, kept
from chalicelib.foundation import ids
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query


def stream_query(community: str, *, limit: int, after: str | None) -> Query:
    """A community's posts, newest first; `after` is the sort key of the last one seen."""
    return Query("network", keys.stream(community), after=after, limit=limit, newest_first=True)


def revisions_query(item_id: str, *, limit: int, after: str | None) -> Query:
    """Former texts of an item, newest first; `after` is the sort key of the last one seen."""
    prefix = keys.revisions(item_id)
    return Query(
        "network", keys.partition(item_id), prefix=prefix, after=after, limit=limit, newest_first=True
    )


def keep_new(change: Change, post: Post, written: Written) -> None:
    """A new post, its whole text where it is cut, and its place in the stream."""
    key = keys.post(post.id)
    row = PostRow(
        key.pk, key.sk, id=post.id, community=post.community, kind=post.kind.value, stamp=post.stamp.text,
        author=post.author.person, author_kind=post.author.kind.value, author_company=post.author.company,
        title=post.title, cut=post.cut or None, tags=list(post.tags) or None, version=post.version,
        mentions=list(post.mentions) or None, files=reading.attached_lines(post.files),
        by_pk=f"BY#{post.author.person}", by_sk=ids.part(post.id),
        **text_members(post.text),
    )  # fmt: skip
    change.make(row)
    _keep_body(change, post, written)
    _keep_entry(change, post)


def keep_changed(change: Change, post: Post, *, was: Post, written: Written | None) -> None:
    """New words of a post, under its version. `written` is its new text, None where that stays."""
    actions = [
        *text_actions(post),
        kept(PostRow.title, post.title), kept(PostRow.cut, post.cut), kept(PostRow.tags, list(post.tags)),
    ]  # fmt: skip
    change.update(_row(post), *actions, condition=unchanged(was))
    if written is not None:
        _keep_body(change, post, written)
    if post.edited != was.edited or post.mentions != was.mentions:
        _keep_entry(change, post)


def keep_revision(
    change: Change, item_id: str, was: Post | Comment, former: Text, *, title: str | None = None
) -> None:
    """A text as it was, with when it was written and for whom."""
    stamp, at = (was.edited.stamp, was.edited.at) if was.edited else (was.stamp, was.at)
    place = keys.revisions(item_id) + ids.ulid()
    change.make(
        RevisionRow(
            keys.partition(item_id), place, title=title, source=former.source, stamp=stamp.text, at=at
        )
    )


def keep_pinned(change: Change, post: Post, *, pinned: bool) -> None:
    """Whether a post stands on top, where it does not yet stand as wanted."""
    other = PostRow.pinned.does_not_exist() if pinned else PostRow.pinned.exists()
    change.update(_row(post), kept(PostRow.pinned, pinned), condition=other & standing())


def keep_closed(change: Change, post: Post, *, closed: bool) -> None:
    """Whether a post takes no more comments, where it is not yet as wanted."""
    other = PostRow.closed.does_not_exist() if closed else PostRow.closed.exists()
    change.update(_row(post), kept(PostRow.closed, closed), condition=other & standing())


def keep_hidden(change: Change, post: Post, *, hidden: bool) -> None:
    """Whether nobody reads a post, where it is not yet as wanted. A hidden one does not stand on top."""
    actions = [kept(PostRow.hidden, hidden), *([PostRow.pinned.remove()] if hidden else [])]
    change.update(_row(post), *actions, condition=turning(hidden=hidden) & same_place(post))
    entry = StreamRow(keys.stream(post.community), ids.part(post.id))
    change.update(entry, kept(StreamRow.hidden, hidden), condition=StreamRow.pk.exists())


def keep_answer(change: Change, post: Post, answer: Answered | None) -> None:
    """Which comment is the answer, where it was the one that was judged."""
    stamps = audiences.audience(*answer.stamps) if answer else None
    actions = [kept(PostRow.answer, answer.comment if answer else None), kept(PostRow.answer_stamps, stamps)]
    change.update(_row(post), *actions, condition=same_answer(post) & PostRow.deleted.does_not_exist())


def keep_deleted(change: Change, post: Post) -> None:
    """A post's row without a word of it; its whole text and its place in the stream are gone."""
    gone = (
        PostRow.title, PostRow.source, PostRow.html, PostRow.tags, PostRow.mentions,
        PostRow.answer, PostRow.answer_stamps, PostRow.pinned, PostRow.links, PostRow.files,
    )  # fmt: skip
    change.update(
        _row(post), *(each.remove() for each in gone), PostRow.deleted.set(True),
        condition=unchanged(post) & same_place(post),
    )  # fmt: skip
    body = keys.body(post.id)
    change.delete(BodyRow(body.pk, body.sk))
    change.delete(StreamRow(keys.stream(post.community), ids.part(post.id)))


def text_members(text: Text) -> dict[str, Any]:
    """A text as attributes."""
    return {"source": text.source, "html": text.html, "made_by": text.made_by}


def text_actions(item: Post | Comment) -> list[Action]:
    """What changes where a text changes: the words, when and for whom, the version."""
    actions: list[Action] = [
        AuthoredRow.source.set(item.text.source), kept(AuthoredRow.html, item.text.html),
        AuthoredRow.made_by.set(item.text.made_by), kept(AuthoredRow.mentions, list(item.mentions)),
        # Whoever hears of the change looks for what the new words link to.
        AuthoredRow.links.remove(), AuthoredRow.version.set(item.version),
        kept(AuthoredRow.files, reading.attached_lines(item.files)),
    ]  # fmt: skip
    if item.edited is not None:
        actions.append(AuthoredRow.edited.set(item.edited.stamp.text))
        actions.append(AuthoredRow.edited_at.set(item.edited.at))
    return actions


def _row(post: Post) -> PostRow:
    key = keys.post(post.id)
    return PostRow(key.pk, key.sk)


def _keep_body(change: Change, post: Post, written: Written) -> None:
    key = keys.body(post.id)
    if post.cut:
        change.put(BodyRow(key.pk, key.sk, **text_members(written.whole)))
    elif post.version > 1:
        change.delete(BodyRow(key.pk, key.sk))


def _keep_entry(change: Change, post: Post) -> None:
    edited = post.edited.stamp.text if post.edited and post.edited.stamp != post.stamp else None
    row = StreamRow(
        keys.stream(post.community), ids.part(post.id), stamp=post.stamp.text, edited=edited,
        author=post.author.person, kind=post.kind.value, mentions=list(post.mentions) or None,
    )  # fmt: skip
    change.put(row)
