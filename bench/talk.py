"""What is said in the bench's town: five thousand posts and as many comments, a third of it to everybody.

Who stands first in the town writes most, as in every network; so do a few threads hold many comments.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from bench.batches import Raw, made, numbers
from bench.town import AGE, Town, spelled_id
from chalicelib.access.model import CommentId, CommunityId, PersonId, PostId, Stamp
from chalicelib.conversation.model.items import Author, Comment, Post, PostKind
from chalicelib.conversation.rules import heads as head_rules
from chalicelib.conversation.rules import texts
from chalicelib.conversation.store import comments, heads, keys, posts
from chalicelib.conversation.store.counts import of_comments
from chalicelib.conversation.store.rows import ChunkRow, HeadRow
from chalicelib.foundation import ids, singles
from chalicelib.foundation.changes import Change
from chalicelib.notifications.model import Notice, Why
from chalicelib.people.model import Person

POSTS: Final = 5_000
COMMENTS: Final = 5_000
TO_ALL: Final = 0.3
STEADY: Final = 25
"""The smaller, the more the first few write."""
WORDS: Final = ("valve", "pump", "copper", "débit", "pressure", "joint", "règle", "panel", "winter", "site")


@dataclass
class Talk:
    """All that was said, oldest first; `threads` counts the comments of each post."""

    town: Town
    posts: list[Post] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    threads: dict[str, int] = field(default_factory=dict)

    @cached_property
    def texts(self) -> list[texts.Written]:
        """A few dozen texts of 300 to 900 characters: rendering each post's own would take longest."""
        chance = self.town.chance
        lines = [" ".join(chance.choices(WORDS, k=chance.randint(40, 120))) for _ in range(40)]
        return [
            texts.written(f"We **looked** at it. {line}. #{chance.choice(WORDS)}", most=20_000)
            for line in lines
        ]

    def by_place(self, place: CommunityId) -> list[Post]:
        """What stands in a community, oldest first."""
        return [each for each in self.posts if each.community == place]

    def busy(self, count: int) -> list[Post]:
        """The posts with the most comments."""
        return sorted(self.posts, key=lambda each: (-self.threads.get(each.id, 0), each.id))[:count]


def said(town: Town) -> Talk:
    """All of it, on paper."""
    talk, chance = Talk(town), town.chance
    residents = {each.id: town.residents(each.id) for each in town.places}
    for number in range(POSTS):
        at = town.now - AGE + number * AGE // POSTS
        place = town.hall if chance.random() < TO_ALL else chance.choice(town.places[1:]).id
        talk.posts.append(_post(talk, place, _speaker(town, residents[place]), at))
    order = sorted(talk.posts, key=lambda each: chance.random() ** 3 + (each.community != town.hall) * 0.2)
    for number in range(COMMENTS):
        post = order[min(POSTS - 1, int(chance.expovariate(1 / 200)))]
        at = town.now - 60_000 + number
        talk.comments.append(_comment(talk, post, _speaker(town, residents[post.community]), at))
        talk.threads[post.id] = talk.threads.get(post.id, 0) + 1
    return talk


def _speaker(town: Town, some: list[Person]) -> Person:
    return some[min(len(some) - 1, int(town.chance.expovariate(1 / STEADY)))]


def _stamp(town: Town, place: CommunityId) -> Stamp:
    rule = next(each.rule for each in town.places if each.id == place)
    return Stamp(1, rule.visibility, rule.guests)


def _ulid(town: Town, at: int) -> str:
    return ids.first_of(at)[:10] + spelled_id(town.chance, 16)


def _post(talk: Talk, place: CommunityId, by: Person, at: int) -> Post:
    town, written = talk.town, talk.town.chance.choice(talk.texts)
    author, stamp = Author(by.id, by.kind, None), _stamp(town, place)
    return Post(
        PostId(_ulid(town, at) + place), place, PostKind.UPDATE, author, stamp,
        "What we found", written.beginning, cut=written.cut, tags=written.tags,
    )  # fmt: skip


def _comment(talk: Talk, post: Post, by: Person, at: int) -> Comment:
    town, written = talk.town, talk.town.chance.choice(talk.texts)
    own = CommentId(_ulid(town, at) + post.id)
    return Comment(own, post.id, Author(by.id, by.kind, None), post.stamp, written.whole)


def rows_of(talk: Talk) -> Iterator[Raw]:
    """Posts with their counts, their places in streams, and comments."""
    by_source = {each.beginning.source: each for each in talk.texts}
    for post in talk.posts:
        change = Change()
        posts.keep_new(change, post, by_source[post.text.source])
        first, *more = made(change)
        count = talk.threads.get(post.id, 0)
        yield Raw(first.table, first.item | numbers({of_comments(post.stamp.text): count} if count else {}))
        yield from more
    for each in talk.comments:
        change = Change()
        comments.keep_new(change, each)
        yield from made(change)


def keep_heads(talk: Talk) -> None:
    """Heads and chunks as the listeners would have left them."""
    for place in (each.id for each in talk.town.places):
        lines = [heads.entry(each) for each in talk.by_place(place)]
        older = max(0, len(lines) - head_rules.FULL) // head_rules.SEALED * head_rules.SEALED
        sealed = [lines[at : at + head_rules.SEALED] for at in range(0, older, head_rules.SEALED)]
        names = [some[-1].ulid for some in sealed]
        for name, some in zip(names, sealed, strict=True):
            key = keys.chunk(place, name)
            singles.put(ChunkRow(key.pk, key.sk, entries={head_rules.line(each) for each in some}))
        key = keys.head(place)
        actions = [HeadRow.entries.set({head_rules.line(each) for each in lines[older:]})]
        actions += [HeadRow.chunks.set(set(names))] if names else []
        singles.update(HeadRow(key.pk, key.sk), *actions)


def told(talk: Talk) -> Iterator[tuple[PersonId, Notice]]:
    """What the inboxes hold: of each comment its post's author is told, and somebody whom it calls."""
    authors = {each.id: each.author.person for each in talk.posts}
    for each in talk.comments:
        post, place = each.post, CommunityId(ids.place(each.post))
        whole = {"by": each.author.person, "subject": each.id, "community": place, "at": each.at}
        refs = {"post": post}
        owner = authors[post]
        called = _speaker(talk.town, talk.town.residents(place)).id
        for person, why, group in ((owner, Why.OWN, f"comments {post}"), (called, Why.MENTIONED, "")):
            if person != each.author.person and (why is Why.OWN or person != owner):
                notice = Notice(ids.part(each.id), "comment.written", why, refs=refs, group=group, **whole)  # type: ignore[arg-type]  # Members of unlike types, by their names.
                yield person, notice
