"""Inboxes: a row a person and event, and how far somebody has seen."""

from collections.abc import Iterable
from typing import Any, Final

from pynamodb.attributes import MapAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition

from chalicelib.access.model import CommunityId, PersonId
from chalicelib.foundation import clock, ids, singles
from chalicelib.foundation.events import Event
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import InboxRow, Item, Key
from chalicelib.notifications.model import Notice, Why

KEPT: Final = 90 * clock.DAY
PREFIX: Final = "N#"


class NoticeRow(InboxRow, discriminator="Notice"):
    """`PERSON#p` / `N#ulid of the event`: ids and codes only."""

    event = UnicodeAttribute()
    why = UnicodeAttribute()
    by = UnicodeAttribute(null=True)
    subject = UnicodeAttribute(null=True)
    community = UnicodeAttribute(null=True)
    refs: MapAttribute[str, Any] = MapAttribute(null=True)  # type: ignore[no-untyped-call]  # PynamoDB's making of it is.
    data: MapAttribute[str, Any] = MapAttribute(null=True)  # type: ignore[no-untyped-call]  # PynamoDB's making of it is.
    group = UnicodeAttribute(null=True)


class SeenRow(InboxRow, discriminator="InboxSeen"):
    """`PERSON#p` / `SEEN`: the newest notice that they have seen, as a ULID."""

    until = UnicodeAttribute(null=True)


def seen_key(person: str) -> Key:
    """How far somebody has seen."""
    return Key("inbox", f"PERSON#{person}", "SEEN")


def keep(person: PersonId, notice: Notice) -> bool:
    """Tells somebody, once: answers whether they had not been told."""
    return singles.put(_row(person, notice), NoticeRow.pk.does_not_exist())


def keep_all(told: Iterable[tuple[PersonId, Notice]]) -> None:
    """Tells many people; a repeat writes the same rows."""
    singles.put_all(_row(person, notice) for person, notice in told)


def _row(person: PersonId, notice: Notice) -> NoticeRow:
    return NoticeRow(
        f"PERSON#{person}", PREFIX + notice.id,
        event=notice.event, why=notice.why.value, by=notice.by or None, subject=notice.subject or None,
        community=notice.community, refs=dict(notice.refs) or None, data=dict(notice.data) or None,
        group=notice.group or None, expires=(notice.at + KEPT) // clock.SECOND,
    )  # fmt: skip


def keep_seen(person: PersonId, until: str) -> None:
    """Moves the mark on; it never goes back."""
    behind: Condition = SeenRow.until.does_not_exist() | (SeenRow.until < until)
    key = seen_key(person)
    expires = SeenRow.expires.set((clock.now() + 100 * 365 * clock.DAY) // clock.SECOND)
    singles.update(SeenRow(key.pk, key.sk), SeenRow.until.set(until), expires, condition=behind)


def seen_of(item: Item | None) -> str:
    """How far somebody has seen; the empty text where nothing."""
    return str(item["until"]) if item else ""


def query(person: str, before: str | None, limit: int) -> Query:
    """A stretch of somebody's inbox, newest first, older than a notice where one is named."""
    after = PREFIX + before if before else None
    return Query("inbox", f"PERSON#{person}", prefix=PREFIX, after=after, limit=limit, newest_first=True)


def notice_of(item: Item) -> Notice:
    """The notice of a stored row."""
    ulid = str(item["sk"]).removeprefix(PREFIX)
    return Notice(
        id=ulid,
        event=item["event"],
        why=Why(item["why"]),
        by=PersonId(item.get("by") or ""),
        subject=item.get("subject") or "",
        community=CommunityId(item["community"]) if item.get("community") else None,
        at=ids.instant(ulid),
        refs=item.get("refs") or {},
        data=item.get("data") or {},
        group=item.get("group") or "",
    )


def notice(event: Event, why: Why, *, group: str = "") -> Notice:
    """What an event tells somebody."""
    return Notice(
        id=event.id,
        event=event.name,
        why=why,
        by=PersonId(event.by),
        subject=event.subject,
        community=CommunityId(event.community) if event.community else None,
        at=event.at,
        refs=event.refs,
        data=event.data,
        group=group,
    )
