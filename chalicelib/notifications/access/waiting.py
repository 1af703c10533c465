"""What a notice asks its reader to do, and whether that waits still: seen in the store when it is read."""

import functools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from chalicelib.access import arrival, keys
from chalicelib.access.model import PersonId
from chalicelib.communities import events as communities
from chalicelib.communities import store as places
from chalicelib.communities.model import Knock
from chalicelib.communities.store import keys as doors
from chalicelib.conversation import events as conversation
from chalicelib.conversation.store import keys as items
from chalicelib.foundation import clock
from chalicelib.foundation.held import Held
from chalicelib.foundation.hooks import Hook
from chalicelib.foundation.tables import Item, Key
from chalicelib.network import events as network
from chalicelib.network.model import State
from chalicelib.network.store import proposals
from chalicelib.notifications.model import Notice, Why
from chalicelib.people import events as people
from chalicelib.people.rules import day_of
from chalicelib.people.store import administrators


@dataclass(frozen=True, slots=True)
class Asking:
    """`row` is where that which is asked for stands, for a reader; `waits` whether it asks them still."""

    row: Callable[[Notice, PersonId], Key]
    waits: Callable[[Item, Notice, PersonId], bool]


def _there(_row: Item, _notice: Notice, _reader: PersonId) -> bool:
    return True


def _asks(row: Item, _notice: Notice, _reader: PersonId) -> bool:
    return bool(row["knock"] == Knock.ASKED)


def _invites(row: Item, _notice: Notice, _reader: PersonId) -> bool:
    return bool(row["knock"] == Knock.INVITED)


def _unsigned(row: Item, notice: Notice, _reader: PersonId) -> bool:
    # Who proposed it is not told of it, and the number names one proposal.
    waiting = places.proposal_of(row)
    return waiting is not None and str(waiting.number) == notice.subject and waiting.signed_by is None


def _sent(row: Item, notice: Notice, reader: PersonId) -> bool:
    return _unsigned(row, notice, reader) and row.get("sent_to") == reader


def _loosens(row: Item, _notice: Notice, _reader: PersonId) -> bool:
    return bool(row["state"] == State.PROPOSED)


def _appoints(row: Item, _notice: Notice, reader: PersonId) -> bool:
    return bool(row["by"] != reader)


def _ends(row: Item, notice: Notice, reader: PersonId) -> bool:
    ends = row.get("ends")
    if ends is None or ends <= clock.now() or not arrival.active(row):
        return False
    return row.get("sponsor") == reader and day_of(ends).isoformat() == notice.data["ends_on"]


def _place(notice: Notice) -> str:
    return notice.community or ""


_CASE: Final = Asking(lambda notice, _: items.waiting_case("", notice.subject), _there)
ASKS: Final[dict[tuple[str, Why], Asking]] = {
    (communities.RequestMade.name, Why.STEWARD): Asking(
        lambda notice, _: doors.ask_of(_place(notice), notice.subject), _asks
    ),
    (communities.PersonInvitedIn.name, Why.YOU): Asking(
        lambda notice, reader: doors.ask_of(_place(notice), reader), _invites
    ),
    (communities.ChangeProposed.name, Why.STEWARD): Asking(
        lambda notice, _: doors.waiting(_place(notice)), _unsigned
    ),
    (communities.ChangeProposed.name, Why.ADMINISTRATOR): Asking(
        lambda notice, _: doors.waiting(_place(notice)), _sent
    ),
    (communities.DeletionProposed.name, Why.STEWARD): Asking(
        lambda notice, _: doors.waiting(_place(notice)), _unsigned
    ),
    (communities.DeletionProposed.name, Why.ADMINISTRATOR): Asking(
        lambda notice, _: doors.waiting(_place(notice)), _sent
    ),
    (communities.CommunityOrphaned.name, Why.ADMINISTRATOR): Asking(
        lambda notice, _: doors.orphan(_place(notice)), _there
    ),
    (conversation.PostReported.name, Why.MODERATOR): _CASE,
    (conversation.CommentReported.name, Why.MODERATOR): _CASE,
    (network.SettingsProposed.name, Why.ADMINISTRATOR): Asking(
        lambda notice, _: proposals.key(int(notice.subject)), _loosens
    ),
    (people.AppointmentProposed.name, Why.ADMINISTRATOR): Asking(
        lambda notice, _: administrators.appointment_key(notice.subject), _appoints
    ),
    (people.GuestEnding.name, Why.SPONSOR): Asking(lambda notice, _: keys.card(notice.subject), _ends),
}
"""What asks whom for something."""
MORE: Final[Hook[Mapping[tuple[str, Why], Asking]]] = Hook("asking")
"""The same, of subjects above this one."""


@functools.cache
def _every() -> Mapping[tuple[str, Why], Asking]:
    return {event: asking for some in (ASKS, *MORE) for event, asking in some.items()}


def may_wait(notice: Notice) -> bool:
    """Whether a notice is of a kind that asks its reader for something, or calls them."""
    return notice.why is Why.MENTIONED or (notice.event, notice.why) in _every()


def rows(notices: Iterable[Notice], reader: PersonId) -> list[Key]:
    """The rows that tell whether notices wait still for their reader."""
    asked = ((each, _every().get((each.event, each.why))) for each in notices)
    return [asking.row(notice, reader) for notice, asking in asked if asking is not None]


def waits(held: Held, notice: Notice, reader: PersonId) -> bool:
    """Whether a notice asks its reader for something that nobody has done yet."""
    asking = _every().get((notice.event, notice.why))
    if asking is None:
        return False
    row = held.row(asking.row(notice, reader))
    return row is not None and asking.waits(row, notice, reader)
