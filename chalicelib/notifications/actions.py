"""One person's inbox: telling them something, a page of it, and how far it has been seen."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from chalicelib.access.model import PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock, ids, notices
from chalicelib.foundation.hooks import Hook
from chalicelib.foundation.queries import Query, Stretch
from chalicelib.foundation.refusals import fault
from chalicelib.notifications import access, rules, store
from chalicelib.notifications.access.shown import Shown
from chalicelib.notifications.model import Notice, Why
from chalicelib.people.model import Face

STRETCH: Final = 60
"""Notices that a page is folded from, and among which the unseen are counted."""

STRETCHES: Final = 5
"""Stretches that one page of what waits walks through."""

Onward = Callable[[Sequence[PersonId]], None]
ONWARD: Final[Hook[Onward]] = Hook("news")
"""What carries news further than inboxes hangs here: it is told who was told, and may be again."""


def tell(told: Iterable[tuple[PersonId, Notice]]) -> None:
    """Puts notices into inboxes, each once, and lets them be carried on."""
    people: dict[PersonId, None] = {}
    for person, notice in told:
        store.keep(person, notice)
        people[person] = None
    _carry_on(list(people))


def tell_all(told: Sequence[tuple[PersonId, Notice]]) -> None:
    """The same, 25 notices a call. Nobody may be named twice with the same event."""
    store.keep_all(told)
    _carry_on(list(dict.fromkeys(person for person, _ in told)))


def _carry_on(people: Sequence[PersonId]) -> None:
    # Also whom a repeat finds told already: what failed the first time may be this.
    for onward in ONWARD if people else ():
        onward(people)


MANY: Final = 30
"""Counts of what is not seen stop here: nobody reads a number beyond it."""


@dataclass(frozen=True, slots=True)
class Newest:
    """The id of the newest notice, how far its owner has seen, and what is newer than that, newest first."""

    last: str
    seen: str
    fresh: list[Notice]


@dataclass(slots=True)
class Inbox:
    """A page: what is shown, the faces that it names, how far its owner has seen, how much is unseen (told
    with the first page), and the ULID after which it goes on."""

    seen: str
    waiting: bool = False
    shown: list[Shown] = field(default_factory=list)
    faces: dict[PersonId, Face] = field(default_factory=dict)
    unread: int | None = None
    more: str | None = None


def inbox(viewer: Viewer, before: str | None, limit: int, *, waiting: bool = False) -> Inbox:
    """A page of the viewer's inbox, newest first: filled, or at its end.

    Only what is `waiting` where that is asked for: what they are asked to do and nobody has done, and who
    called them since they last looked. Such a page may come unfilled, and goes on, after `STRETCHES`.
    """
    page = Inbox(store.seen_of(viewer.held.row(store.seen_key(viewer.person))), waiting=waiting)
    page.more = before
    for walked in count(1):
        found, end = _stretch(viewer, page.more)
        _take(viewer, page, found, limit, counting=before is None and page.unread is None)
        if page.more is None and not end:
            page.more = found[-1].id
        if page.more is None or len(page.shown) >= limit or (waiting and walked == STRETCHES):
            break
    return page


def _take(viewer: Viewer, page: Inbox, found: list[Notice], limit: int, *, counting: bool) -> None:
    if page.waiting:
        _take_waiting(viewer, page, found, limit)
        return
    groups, page.more = rules.folded(found, limit - len(page.shown))
    waiting = [each for each in found if each.id > page.seen] if counting else []
    unseen, _ = rules.folded(waiting, STRETCH)
    judged = access.judged(viewer, [*groups, *unseen])
    page.faces |= judged.faces
    page.shown += [each for each in judged.shown[: len(groups)] if each is not None]
    if counting:
        page.unread = sum(each is not None for each in judged.shown[len(groups) :])


def _take_waiting(viewer: Viewer, page: Inbox, found: list[Notice], limit: int) -> None:
    groups, _ = rules.folded([each for each in found if access.may_wait(each)], STRETCH)
    judged, left = access.judged(viewer, groups), limit - len(page.shown)
    waits = [each for each in judged.shown if each is not None and _calls(each, page.seen)]
    page.faces |= judged.faces
    page.more = None
    if len(waits) > left:
        cut = waits[left].group.newest.id
        waits = [each.newer_than(cut) for each in waits[:left]]
        page.more = min(each.id for each in found if each.id > cut)
    page.shown += waits


def _calls(shown: Shown, seen: str) -> bool:
    """Whether something waits, or somebody called whom that has not reached yet."""
    newest = shown.group.newest
    return shown.waits or (newest.why is Why.MENTIONED and newest.id > seen)


def _stretch(viewer: Viewer, before: str | None) -> tuple[list[Notice], bool]:
    """Notices older than one, newest first, and whether these are all."""
    found = viewer.held.found(stretch(viewer.person, before))
    own = _own(found)
    oldest = store.notice_of(found.items[-1]).id if found.more else ""
    told = [each for each in _network(viewer) if oldest < each.id < (before or "~")]
    return sorted([*own, *told], key=lambda each: each.id, reverse=True), not found.more


def _own(found: Stretch) -> list[Notice]:
    """The notices of a stretch that are kept still; DynamoDB deletes what has expired late."""
    return [store.notice_of(item) for item in found.items if item["expires"] * clock.SECOND > clock.now()]


def _network(viewer: Viewer) -> list[Notice]:
    if viewer.is_guest:
        return []
    item = viewer.held.row(notices.key(viewer.person))
    return [store.notice(event, Why.NETWORK) for event in notices.entries_of(item)]


def newest(viewer: Viewer) -> Newest:
    """What came last, as far as it is not seen; nothing is judged yet."""
    every = [*_own(viewer.held.found(recent(viewer.person))), *_network(viewer)]
    seen = store.seen_of(viewer.held.row(store.seen_key(viewer.person)))
    last = max((each.id for each in every), default=seen)
    fresh = sorted((each for each in every if each.id > seen), key=lambda each: each.id, reverse=True)
    return Newest(last, seen, fresh)


def counts(viewer: Viewer, known: Newest, since: str) -> tuple[int, int]:
    """How much of what is not seen may be known of now, and how much of that came after an id; what is told
    as one counts once."""
    groups, _ = rules.folded(known.fresh, MANY)
    if not groups:
        return 0, 0
    shown = [each.group.newest.id for each in access.judged(viewer, groups).shown if each is not None]
    return len(shown), sum(each > since for each in shown)


def recent(person: str) -> Query:
    """The query that finds the newest of somebody's inbox."""
    return store.query(person, None, MANY)


def latest(viewer: Viewer) -> list[Notice]:
    """The newest notices of the viewer, newest first, as many as a page is folded from; not judged."""
    return _stretch(viewer, None)[0]


def stretch(person: str, before: str | None) -> Query:
    """The query that finds what a page is folded from."""
    return store.query(person, before, STRETCH)


def see(viewer: Viewer, until: str) -> None:
    """Marks everything up to a notice as seen; never back. Raises Invalid for a notice of a time to come."""
    if ids.instant(until) > clock.now() + clock.MINUTE:
        raise fault("/until", "wrong_value")
    store.keep_seen(viewer.person, until)
