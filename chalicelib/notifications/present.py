"""What leaves the house of an inbox: names and words filled in for its owner, at the moment of reading."""

import html
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Final

import msgspec

from chalicelib.access.model import PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.communities.model import CommunityRef
from chalicelib.conversation.model.items import Post
from chalicelib.conversation.present.seeing import Seeing, seeing
from chalicelib.foundation import clock, words
from chalicelib.foundation.http import Paging
from chalicelib.notifications.access.shown import Shown
from chalicelib.notifications.actions import Inbox
from chalicelib.notifications.model import Notice
from chalicelib.people.model import Face
from chalicelib.people.present import PersonRef, ref

LEAD_MOST: Final = 140
NAMED_MOST: Final = 3
FACTS: Final = frozenset({
    "category", "days", "effective", "ends_on", "era", "kind", "number", "reason", "role", "until", "version",
    "was",
})  # fmt: skip
"""What of an event its readers are shown: codes, numbers and days."""
_TAG: Final = re.compile(r"<[^>]*>")
_SPACES: Final = re.compile(r"\s+")


class NoticePost(msgspec.Struct, frozen=True):
    """The post that a notice is about: its title, or the beginning of its text."""

    id: str
    title: str | None
    lead: str


class NoticeItem(msgspec.Struct, frozen=True):
    """Something that one is told. `kind` is the event; `because` says in a sentence why one is told.

    `people` are the newest three who did it and `count` is how many did; `facts` are codes, numbers and dates
    of the event. It `waits` while it asks for something that nobody has done: a request to decide, a
    signature, an answer to a question. `community`, `post` and `comment` are null where it is not about
    one, or one may not know it.
    """

    id: str
    kind: str
    why: str
    because: str
    at: datetime
    seen: bool
    people: list[PersonRef]
    count: int
    community: CommunityRef | None
    post: NoticePost | None
    comment: str | None
    subject: str | None
    facts: dict[str, str | int]
    waits: bool


class Asked(Paging, frozen=True, forbid_unknown_fields=True):
    """How much of an inbox is asked for; with `waiting` only what waits for me, and who called me since I
    last looked."""

    waiting: bool = False


class InboxPage(msgspec.Struct, frozen=True):
    """A page of an inbox. `unread` comes with the first page of all: how much of the newest is unseen."""

    items: list[NoticeItem]
    unread: int | None
    next: str | None = None


class Since(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From where on changes are asked for: what the last answer said in `until`."""

    since: Annotated[str, msgspec.Meta(max_length=2_000)] | None = None


class ChangesView(msgspec.Struct, frozen=True):
    """What is new, in numbers of at most 30: `unread` is not seen yet, `new` of it has come since.

    What is told as one counts once, and nothing that one may not know of. `until` is the next `since`.
    """

    unread: int
    new: int
    until: str


class SeenDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The newest notice that has been seen."""

    until: Annotated[str, msgspec.Meta(pattern="^[0-9a-hjkmnp-tv-z]{26}$")]


class SeenView(msgspec.Struct, frozen=True):
    """How far one has seen."""

    until: str


def page(viewer: Viewer, inbox: Inbox, more: str | None) -> InboxPage:
    """An inbox as its owner sees it."""
    posts = [each.post for each in inbox.shown if each.post is not None]
    called = [(post.community, person) for post in posts for person in post.mentions]
    eyes = seeing(viewer, (), called)
    return InboxPage([_item(eyes, inbox, each) for each in inbox.shown], inbox.unread, more)


def _item(eyes: Seeing, inbox: Inbox, shown: Shown) -> NoticeItem:
    newest = shown.group.newest
    who = doers(eyes.viewer, shown)
    return NoticeItem(
        id=newest.id,
        kind=newest.event,
        why=newest.why.value,
        because=words.say(f"told_as_{newest.why.value}", eyes.viewer.language),
        at=clock.utc(newest.at),
        seen=newest.id <= inbox.seen,
        people=_people(who[:NAMED_MOST], inbox.faces),
        count=len(who),
        community=shown.community,
        post=_post(eyes, shown.post) if shown.post else None,
        comment=shown.comment.id if shown.comment else None,
        subject=_subject(newest) if shown.community or newest.community is None else None,
        facts={name: value for name, value in newest.data.items() if name in FACTS},
        waits=shown.waits,
    )


def doers(viewer: Viewer, shown: Shown) -> list[PersonId]:
    """Who did it, newest first. A guest is told of nobody beyond the places that they are in."""
    if viewer.is_guest and shown.community is None:
        return []
    return list(dict.fromkeys(each.by for each in shown.group.notices if each.by))


def _people(doers: list[PersonId], faces: Mapping[PersonId, Face]) -> list[PersonRef]:
    return [ref(faces[each]) for each in doers if each in faces]


def _subject(notice: Notice) -> str | None:
    """The id of what else it is about: a person, a change of rule. Items have fields of their own."""
    return None if "post" in notice.refs else notice.subject or None


def _post(eyes: Seeing, post: Post) -> NoticePost:
    return NoticePost(post.id, post.title, lead(eyes.html(post.community, post.mentions, post.text)))


def lead(page: str) -> str:
    """The beginning of a text as one plain line, from HTML that is safe already."""
    plain = _SPACES.sub(" ", html.unescape(_TAG.sub(" ", page))).strip()
    return plain if len(plain) <= LEAD_MOST else plain[: LEAD_MOST - 1].rsplit(" ", 1)[0] + "…"
