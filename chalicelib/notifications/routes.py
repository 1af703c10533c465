"""Doors: the inbox."""

from collections.abc import Mapping
from typing import Final

from chalicelib.access.viewer import Viewer
from chalicelib.foundation import cursors, doors, notices, reading, seals
from chalicelib.foundation.http import Answer, Request, Unchanged, unchanged
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import Refusal
from chalicelib.foundation.tables import Key
from chalicelib.notifications import actions, present, store
from chalicelib.notifications.present import Asked, ChangesView, InboxPage, SeenDraft, SeenView, Since

INBOX: Final = "inbox"
WAITING: Final = "what waits"
CHANGES: Final = "changes"


def _wanted(person: str, _params: Mapping[str, str]) -> list[Key]:
    return [store.seen_key(person), notices.key(person)]


def _purpose(query: Asked) -> str:
    return WAITING if query.waiting else INBOX


def _ahead(person: str, request: Request) -> Query | None:
    try:
        query: Asked = reading.query(request.query, Asked)
        return actions.stretch(person, cursors.read(person, _purpose(query), query.cursor))
    except Refusal:
        return None


@doors.open("GET", "/notifications", wants=_wanted, alongside=_ahead)
def notifications(viewer: Viewer, query: Asked) -> InboxPage:
    """What I am told, newest first, as far as I may know of it now; what belongs together is one.

    With `waiting`, what is asked of me and not done yet; a page of it may come unfilled and go on.
    """
    purpose = _purpose(query)
    before = cursors.read(viewer.person, purpose, query.cursor)
    inbox = actions.inbox(viewer, before, query.limit, waiting=query.waiting)
    more = cursors.written(viewer.person, purpose, inbox.more) if inbox.more else None
    return present.page(viewer, inbox, more)


def _recent(person: str, _request: Request) -> Query:
    return actions.recent(person)


@doors.open("GET", "/changes", wants=_wanted, alongside=_recent)
def changes(viewer: Viewer, query: Since, request: Request) -> Answer[ChangesView] | Unchanged:
    """How much is new in my inbox. Made to be asked every twenty seconds, with the ETag of the last answer.

    Answers 304 where nothing came and nothing was seen since: nothing is read then but who is asking, and
    the inbox's end.
    """
    since = cursors.read(viewer.person, CHANGES, query.since) or ""
    known = actions.newest(viewer)
    tag = f'"{seals.sealed("changes", viewer.person, known.last, known.seen)}"'
    if request.has(tag):
        return unchanged(tag)
    unread, new = actions.counts(viewer, known, since)
    view = ChangesView(unread, new, cursors.written(viewer.person, CHANGES, known.last))
    return Answer(view, headers={"ETag": tag})


@doors.open("PUT", "/notifications/seen")
def see(viewer: Viewer, draft: SeenDraft) -> SeenView:
    """Mark everything up to a notice as seen. It never goes back."""
    actions.see(viewer, draft.until)
    return SeenView(draft.until)
