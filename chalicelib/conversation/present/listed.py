"""Posts as streams and feeds show them: the beginning, the counts, what the viewer left on them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from chalicelib.access.policy import Asker
from chalicelib.access.viewer import Viewer
from chalicelib.conversation import access
from chalicelib.conversation.model.items import Entry, Item, Post
from chalicelib.conversation.model.marks import Follow, Mark
from chalicelib.conversation.present import attached
from chalicelib.conversation.present.seeing import Called, Seeing, marks, reactions, seeing
from chalicelib.conversation.rules import audiences
from chalicelib.conversation.store import keys, reading
from chalicelib.conversation.store import marks as marked
from chalicelib.foundation import clock
from chalicelib.people.present import PersonRef


class Mine(msgspec.Struct, frozen=True):
    """What the viewer left on an item."""

    reaction: str | None
    following: bool
    bookmarked: bool


class LinkView(msgspec.Struct, frozen=True):
    """An address in a text, and what its page calls itself: plain text from elsewhere, never a picture."""

    url: str
    title: str
    description: str | None


class PostCard(msgspec.Struct, frozen=True):
    """A post as lists show it. `html` is its beginning, all of it unless `cut`.

    Counts are of what the viewer may read; `attached` counts files. A `hidden` one is read through
    break-glass alone.
    """

    id: str
    community: str
    kind: str
    title: str | None
    author: PersonRef | None
    at: datetime
    edited_at: datetime | None
    html: str
    cut: bool
    tags: list[str]
    comments: int
    reactions: dict[str, int]
    mine: Mine
    answered: bool
    pinned: bool
    closed: bool
    hidden: bool
    links: list[LinkView]
    attached: int


def cards_of(viewer: Viewer, entries: Iterable[Entry]) -> list[PostCard]:
    """The cards of entries, in their order: posts, faces and marks come in one call.

    Each post is judged again by its own row; what is deleted or not to be read is left out.
    """
    wanted = list(entries)
    posts = [keys.post(entry.post) for entry in wanted]
    called = [(reading.community_of(entry.post), person) for entry in wanted for person in entry.mentions]
    mine = marks(viewer, (entry.post for entry in wanted))
    eyes = seeing(viewer, (entry.author for entry in wanted), called, [*posts, *mine])
    found = [reading.post(viewer.held, entry.post) for entry in wanted]
    return cards(viewer, [post for post in found if post is not None], eyes)


def cards(viewer: Viewer, posts: Iterable[Post], eyes: Seeing | None = None) -> list[PostCard]:
    """The cards of those posts that the viewer may read now. One call at most, for what is not at hand."""
    found = list(posts)
    readers = access.askers(viewer, (post.community for post in found))
    shown = access.judge(found, readers)
    if eyes is None or not _all_known(eyes, shown):
        called = [call for post in shown for call in calls(post)]
        mine = marks(viewer, (post.id for post in shown))
        eyes = seeing(viewer, (post.author.person for post in shown), called, mine)
    return [_card(eyes, post, readers[post.community]) for post in shown]


def _all_known(eyes: Seeing, posts: Iterable[Post]) -> bool:
    # Heads do not say whom a post calls: these are looked for in a call of their own.
    called = [call for post in posts for call in calls(post)]
    return all(person in eyes.faces and eyes.can_name(community, person) for community, person in called)


def calls(post: Post) -> list[Called]:
    """Whom a post calls, and where."""
    return [(post.community, person) for person in post.mentions]


def _card(eyes: Seeing, post: Post, asker: Asker) -> PostCard:
    return PostCard(
        **members(eyes, post, asker),
        html=eyes.html(post.community, post.mentions, post.text),
        cut=post.cut,
    )


def members(eyes: Seeing, post: Post, asker: Asker) -> dict[str, Any]:
    """What a post's card and its page share."""
    return {
        "id": post.id,
        "community": post.community,
        "kind": post.kind.value,
        "title": post.title,
        "author": eyes.byline(post.author.person),
        "at": clock.utc(post.at),
        "edited_at": clock.utc(post.edited.at) if post.edited else None,
        "tags": list(post.tags),
        "comments": audiences.counted(asker, post.counts.comments),
        "reactions": reactions(asker, post),
        "mine": kept(eyes.viewer, post),
        "answered": answered(post, asker) is not None,
        "pinned": post.pinned,
        "closed": post.closed,
        "hidden": post.hidden,
        "links": linked(post),
        "attached": attached.count(asker, post.files),
    }


def linked(item: Item) -> list[LinkView]:
    """What the pages that an item links to call themselves, in the order of its words."""
    return [LinkView(each.url, each.title, each.description) for each in item.links]


def answered(post: Post, asker: Asker) -> str | None:
    """The comment that answers a question, where the reader may read it."""
    answer = post.answer
    return answer.comment if answer is not None and audiences.admitted(asker, answer.stamps) else None


def kept(viewer: Viewer, post: Post, mark: Mark | None = None) -> Mine:
    """What the viewer left on a post, as held unless told."""
    left = mark or marked.mark(viewer.held, viewer.person, post.id)
    own = post.author.person == viewer.person
    return Mine(
        reaction=left.reaction.value if left.reaction else None,
        following=left.follow is Follow.FOLLOWING or (own and left.follow is not Follow.MUTED),
        bookmarked=left.bookmark is not None,
    )
